package com.salesintelligence.web.unmatched;

import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.commands.LeadRequested;
import com.salesintelligence.web.commands.Commands;
import com.salesintelligence.web.commands.Sent;
import com.salesintelligence.web.problems.BadRequest;
import com.salesintelligence.web.security.SignedIn;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Has leads made from mails of people whom the CRM does not know. */
@Controller
class LeadsController {

  /** As many as a page shows. */
  private static final int MOST = 100;

  private final Commands commands;

  LeadsController(Commands commands) {
    this.commands = commands;
  }

  /**
   * @param message ids of mails
   * @param despite create them although Salesforce holds some like them
   */
  @PostMapping("/unmatched/leads")
  String create(
      @RequestParam(defaultValue = "") List<String> message,
      @RequestParam(defaultValue = "false") boolean despite,
      @AuthenticationPrincipal SignedIn user,
      RedirectAttributes next) {
    var mails = message.stream().filter(id -> !id.isBlank()).distinct().toList();
    if (mails.isEmpty() || mails.size() > MOST) {
      throw new BadRequest("Choose the mails to make leads from, %d at most.".formatted(MOST));
    }
    var id = UUID.randomUUID().toString();
    commands.send(
        Topic.INGEST_COMMANDS,
        id,
        LeadRequested.newBuilder()
            .setCommandId(id)
            .addAllMessageIds(mails)
            .setDespiteDuplicates(despite)
            .setRequestedBy(user.name())
            .build());
    next.addFlashAttribute("sent", new Sent(id, mails.size()));
    return "redirect:/unmatched";
  }
}
