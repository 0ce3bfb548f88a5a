package com.salesintelligence.web.account;

import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.commands.DraftRequested;
import com.salesintelligence.web.commands.Commands;
import com.salesintelligence.web.commands.Sent;
import com.salesintelligence.web.problems.BadRequest;
import com.salesintelligence.web.problems.NotFound;
import com.salesintelligence.web.reading.Reads;
import com.salesintelligence.web.security.SignedIn;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Has replies saved as drafts. */
@Controller
class DraftController {

  private static final int LONGEST = 100_000;

  private final Reads reads;
  private final Commands commands;

  DraftController(Reads reads, Commands commands) {
    this.reads = reads;
    this.commands = commands;
  }

  @PostMapping("/mails/{id}/draft")
  String save(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String text,
      @AuthenticationPrincipal SignedIn user,
      RedirectAttributes next) {
    if (text.isBlank() || text.length() > LONGEST) {
      throw new BadRequest("Write a reply of %d characters at most.".formatted(LONGEST));
    }
    var mail =
        reads
            .start(MailController.MAIL, Map.of("message", id))
            .first()
            .filter(MailRow::canBeAnswered)
            .orElseThrow(() -> new NotFound("There is no mail with this id."));
    if (!mail.mayBeAnsweredBy(user)) {
      throw new AccessDeniedException("This mailbox is somebody else's.");
    }
    var command = UUID.randomUUID().toString();
    commands.send(
        Topic.INGEST_COMMANDS,
        command,
        DraftRequested.newBuilder()
            .setCommandId(command)
            .setMailboxEmail(Objects.requireNonNull(mail.mailboxEmail()))
            .setThreadId(Objects.requireNonNull(mail.threadId()))
            .setMessageId(id)
            .setBodyText(text)
            .setRequestedBy(user.name())
            .build());
    next.addFlashAttribute("sent", new Sent(command, 1));
    return "redirect:/mails/" + id;
  }
}
