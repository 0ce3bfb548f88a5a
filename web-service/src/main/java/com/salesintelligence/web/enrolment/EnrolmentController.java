package com.salesintelligence.web.enrolment;

import com.google.protobuf.Message;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.commands.EnrolmentRequested;
import com.salesintelligence.contracts.commands.UnenrolmentRequested;
import com.salesintelligence.web.commands.Commands;
import com.salesintelligence.web.commands.Outcomes;
import com.salesintelligence.web.commands.Sent;
import com.salesintelligence.web.problems.BadRequest;
import com.salesintelligence.web.security.SignedIn;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Has people of an account taken into a sequence, after one more look at who they are. */
@Controller
@RequestMapping("/accounts/{id}")
class EnrolmentController {

  private static final int MOST = 50;

  private final Prospects prospects;
  private final Outcomes outcomes;
  private final Commands commands;

  EnrolmentController(Prospects prospects, Outcomes outcomes, Commands commands) {
    this.prospects = prospects;
    this.outcomes = outcomes;
    this.commands = commands;
  }

  @GetMapping("/enrol")
  String choose(@PathVariable String id, Model model) {
    var recent = outcomes.recent("enrolment");
    var page = prospects.of(id);
    model.addAttribute("account", page.account());
    model.addAttribute("people", page.people());
    model.addAttribute("sequences", page.sequences());
    model.addAttribute("recent", recent.all());
    return "enrol";
  }

  /** Sends nothing. */
  @GetMapping("/enrol/confirm")
  String confirm(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String sequence,
      @RequestParam(defaultValue = "") List<String> person,
      Model model) {
    var page = prospects.of(id);
    var chosen = chosen(page, person);
    model.addAttribute("account", page.account());
    model.addAttribute("sequence", page.sequence(sequence));
    model.addAttribute("ready", chosen.stream().filter(PersonRow::ready).toList());
    model.addAttribute("others", chosen.stream().filter(one -> !one.ready()).toList());
    return "enrol-confirm";
  }

  @PostMapping("/enrol")
  String enrol(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String sequence,
      @RequestParam(defaultValue = "") List<String> person,
      @AuthenticationPrincipal SignedIn user,
      RedirectAttributes next) {
    var page = prospects.of(id);
    var into = page.sequence(sequence).sequenceId();
    var command = UUID.randomUUID().toString();
    return send(
        id,
        command,
        chosen(page, person),
        one ->
            EnrolmentRequested.newBuilder()
                .setCommandId(command)
                .setContactEmail(String.valueOf(one.email()))
                .setSequenceId(into)
                .setRequestedBy(user.name())
                .build(),
        next);
  }

  @PostMapping("/unenrol")
  String unenrol(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String person,
      @AuthenticationPrincipal SignedIn user,
      RedirectAttributes next) {
    var enrolled =
        chosen(prospects.of(id), List.of(person)).stream().filter(PersonRow::enrolled).toList();
    var command = UUID.randomUUID().toString();
    return send(
        id,
        command,
        enrolled,
        one ->
            UnenrolmentRequested.newBuilder()
                .setCommandId(command)
                .setContactEmail(String.valueOf(one.email()))
                .setSequenceId(String.valueOf(one.sequenceId()))
                .setRequestedBy(user.name())
                .build(),
        next);
  }

  private static List<PersonRow> chosen(Prospects.Page page, List<String> emails) {
    var chosen = page.chosen(emails);
    if (chosen.isEmpty() || chosen.size() > MOST) {
      throw new BadRequest("Choose people of this account, %d at most.".formatted(MOST));
    }
    return chosen;
  }

  /** One command for each, all with one id: the page waits for as many outcomes. */
  private String send(
      String account,
      String command,
      List<PersonRow> people,
      Function<PersonRow, Message> message,
      RedirectAttributes next) {
    if (people.isEmpty()) {
      throw new BadRequest("This contact is in no sequence.");
    }
    people.forEach(one -> commands.send(Topic.INGEST_COMMANDS, command, message.apply(one)));
    next.addFlashAttribute("sent", new Sent(command, people.size()));
    next.addAttribute("id", account);
    return "redirect:/accounts/{id}/enrol";
  }
}
