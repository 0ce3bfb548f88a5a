package com.salesintelligence.ingest.gmail;

import com.salesintelligence.ingest.core.Calls;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.core.commands.CarryOut;
import com.salesintelligence.ingest.core.commands.Outcome;
import com.salesintelligence.ingest.core.commands.SourceCommand.Draft;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Saves replies as drafts in their conversations. The Message-ID of a draft derives from its
 * command, so that a command which comes again finds what it made before.
 */
final class SaveDraft implements CarryOut<Draft> {

  private final GmailSettings settings;
  private final Mailboxes reading;
  private final Mailboxes composing;
  private final Calls calls;
  private final InstantSource clock;

  SaveDraft(GmailSettings settings, Calls calls, InstantSource clock) {
    this.settings = settings;
    this.reading = Mailboxes.reading(settings);
    this.composing = Mailboxes.composing(settings);
    this.calls = calls;
    this.clock = clock;
  }

  @Override
  public Class<Draft> takes() {
    return Draft.class;
  }

  @Override
  public Optional<Outcome> find(Draft command) {
    return mailbox(command).flatMap(mailbox -> made(mailbox, command));
  }

  @Override
  public Outcome carryOut(Draft command) {
    return mailbox(command)
        .map(mailbox -> save(mailbox, command))
        .orElseGet(
            () ->
                new Outcome.Skipped(
                    "UNKNOWN_MAILBOX", "This mailbox is none of those that are read.", ""));
  }

  private Optional<String> mailbox(Draft command) {
    if (settings.mailboxes().isEmpty()) {
      throw new SourceFailure(
          Fault.SOURCE_SWITCHED_OFF,
          "Gmail is switched off: name the mailboxes under ingest.gmail.");
    }
    return settings.mailboxes().stream().filter(command.mailbox()::equalsIgnoreCase).findFirst();
  }

  private Drafts drafts(String mailbox) {
    return Drafts.of(mailbox, reading, composing, calls, clock);
  }

  /** The search may not know yet what was just saved; the conversation does. */
  private Optional<Outcome> made(String mailbox, Draft command) {
    var drafts = drafts(mailbox);
    var messageId = messageId(mailbox, command);
    return drafts
        .find(messageId)
        .or(
            () ->
                mails(drafts, command).stream()
                    .filter(mail -> mail.is(messageId))
                    .map(AnsweredMail::id)
                    .findFirst())
        .map(id -> new Outcome.Done(id, "Gmail holds this reply."));
  }

  private static List<AnsweredMail> mails(Drafts drafts, Draft command) {
    return drafts.thread(command.threadId()).stream().map(AnsweredMail::new).toList();
  }

  private Outcome save(String mailbox, Draft command) {
    var drafts = drafts(mailbox);
    var mails = mails(drafts, command).stream().filter(AnsweredMail::canBeAnswered).toList();
    var answered =
        command.messageId().isEmpty()
            ? mails.stream().reduce((before, after) -> after)
            : mails.stream().filter(mail -> mail.id().equals(command.messageId())).findFirst();
    return answered
        .map(mail -> save(mailbox, drafts, mail, command))
        .orElseGet(
            () ->
                new Outcome.Skipped("UNKNOWN_MAIL", "This mail is no longer in the mailbox.", ""));
  }

  private static Outcome save(String mailbox, Drafts drafts, AnsweredMail mail, Draft command) {
    var to = mail.answerTo(mailbox);
    if (to.isEmpty()) {
      return new Outcome.Skipped("NO_SENDER", "This mail does not say whom to answer.", "");
    }
    if (mail.messageId().isEmpty()) {
      return new Outcome.Skipped(
          "NO_MESSAGE_ID",
          "This mail has no Message-ID, so that no draft can join its conversation: answer it in"
              + " Gmail.",
          "");
    }
    var reply =
        new ReplyMail(
            mailbox,
            to,
            mail,
            messageId(mailbox, command),
            command.order().requestedAt(),
            command.bodyText());
    return outcome(drafts.save(reply.rfc822(), command.threadId()), command);
  }

  private static Outcome outcome(com.google.api.services.gmail.model.Draft draft, Draft command) {
    var message = draft.getMessage();
    if (draft.getId() == null || message == null) {
      throw GmailCalls.unreadable(null);
    }
    return command.threadId().equals(message.getThreadId())
        ? new Outcome.Done(draft.getId(), "The draft is in Gmail, in its conversation.")
        : new Outcome.Done(
            draft.getId(), "The draft is in Gmail, but Gmail gave it a conversation of its own.");
  }

  private static String messageId(String mailbox, Draft command) {
    var name = command.order().commandId() + "\n" + command.item();
    var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    return "<%s.draft@%s>".formatted(id, mailbox.substring(mailbox.lastIndexOf('@') + 1));
  }
}
