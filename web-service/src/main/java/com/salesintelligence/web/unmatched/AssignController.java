package com.salesintelligence.web.unmatched;

import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.commands.MappingDecided;
import com.salesintelligence.web.commands.Commands;
import com.salesintelligence.web.problems.BadRequest;
import com.salesintelligence.web.problems.NotFound;
import com.salesintelligence.web.security.SignedIn;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Says who an address is, or that it is nobody, or takes that back. */
@Controller
class AssignController {

  private final Addresses addresses;
  private final Commands commands;

  AssignController(Addresses addresses, Commands commands) {
    this.addresses = addresses;
    this.commands = commands;
  }

  @GetMapping("/unmatched/assign")
  String form(
      @RequestParam String address, @RequestParam(defaultValue = "") String text, Model model) {
    var mails = addresses.mails(address);
    var candidates = addresses.candidates(text, address);
    if (mails.all().isEmpty()) {
      throw new NotFound("There are no mails of this address.");
    }
    model.addAttribute("address", address);
    model.addAttribute("text", text);
    model.addAttribute("mails", mails.all());
    model.addAttribute("candidates", candidates.all());
    return "assign";
  }

  @PostMapping("/unmatched/assign")
  String assign(
      @RequestParam String address,
      @RequestParam(defaultValue = "") String choice,
      @AuthenticationPrincipal SignedIn user,
      RedirectAttributes next) {
    decide(address, Choice.of(choice), true, user, next);
    return "redirect:/unmatched";
  }

  /** Takes a decision back: the rules decide again. */
  @PostMapping("/unmatched/undo")
  String undo(
      @RequestParam String address,
      @RequestParam(defaultValue = "") String contact,
      @RequestParam(defaultValue = "") String account,
      @AuthenticationPrincipal SignedIn user,
      RedirectAttributes next) {
    decide(address, new Choice(contact, account), false, user, next);
    return "redirect:/unmatched";
  }

  /** Whether resolve-service has stored a decision. */
  @GetMapping("/unmatched/decision")
  String decision(
      @RequestParam String address,
      @RequestParam boolean active,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) Instant since,
      Model model) {
    boolean stored =
        addresses.decisions().all().stream().anyMatch(row -> answers(row, address, active, since));
    model.addAttribute("address", address);
    model.addAttribute("active", active);
    model.addAttribute("since", since);
    model.addAttribute("stored", stored);
    return "fragments/decision :: decision";
  }

  private static boolean answers(DecisionRow row, String address, boolean active, Instant since) {
    var at = row.createdAt();
    // The service may stamp the decision with the command's own time, to the microsecond.
    return row.emailAddress().equals(address)
        && row.active() == active
        && (!active || (at != null && !at.isBefore(since.minusMillis(1))));
  }

  private void decide(
      String written, Choice choice, boolean active, SignedIn user, RedirectAttributes next) {
    var address = written.strip().toLowerCase(Locale.ROOT);
    if (!address.contains("@")) {
      throw new BadRequest("“" + written + "” is not an e-mail address.");
    }
    var mapping = mappingId(address);
    var since =
        commands.send(
            Topic.RESOLVE_COMMANDS, mapping, command(mapping, address, choice, active, user));
    next.addFlashAttribute("decided", address);
    next.addFlashAttribute("active", active);
    next.addFlashAttribute("since", since);
  }

  private static MappingDecided command(
      String mapping, String address, Choice choice, boolean active, SignedIn user) {
    return MappingDecided.newBuilder()
        .setMappingId(mapping)
        .setEmailAddress(address)
        .setContactId(choice.contactId())
        .setAccountId(choice.accountId())
        .setIsActive(active)
        .setDecidedBy(user.name())
        .build();
  }

  /** The same for each decision about an address, so that a later one replaces an earlier one. */
  static String mappingId(String address) {
    return UUID.nameUUIDFromBytes(("email:" + address).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
