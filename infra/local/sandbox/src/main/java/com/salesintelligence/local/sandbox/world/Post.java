package com.salesintelligence.local.sandbox.world;

import com.salesintelligence.local.sandbox.company.Company;
import com.salesintelligence.local.sandbox.company.Mail;
import com.salesintelligence.local.sandbox.gmail.Envelope;
import com.salesintelligence.local.sandbox.gmail.Message;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ObjLongConsumer;

/** Brings mails into the mailboxes of an era, labels them and takes them out. */
final class Post {
  private final Happens happens;
  private final InstantSource clock;
  private volatile ObjLongConsumer<String> told = (_, _) -> {};

  /** Keeps what happens and lets it take effect. */
  interface Happens {
    void happen(Happening happening, byte[] body) throws IOException;
  }

  Post(Happens happens, InstantSource clock) {
    this.happens = happens;
    this.clock = clock;
  }

  /** Who is told when a mailbox's history has grown. */
  void tell(ObjLongConsumer<String> listener) {
    told = listener;
  }

  /** A mail from outside, whatever its bytes are. */
  World.Dropped drop(Era era, String mailbox, byte[] rfc822, boolean cutsBase64)
      throws IOException {
    var envelope = Envelope.of(rfc822);
    var labels = envelope.from().equals(mailbox) ? List.of("SENT") : List.of("UNREAD", "INBOX");
    long number = era.nextNumber();
    long thread = era.threadOf(mailbox, envelope, number);
    return arrive(era, mailbox, rfc822, labels, thread, clock.millis(), cutsBase64);
  }

  long put(Era era, String mailbox, byte[] rfc822, List<String> labels, OptionalLong thread)
      throws IOException {
    long id = era.company.messageIds().gmailId(era.nextNumber());
    arrive(era, mailbox, rfc822, labels, thread.orElse(id), clock.millis(), false);
    return id;
  }

  /** A mail that the company itself wrote goes to each mailbox that it reaches. */
  void deliver(Era era, Mail mail) throws IOException {
    for (var copy : Company.copiesOf(mail)) {
      long number = era.nextNumber();
      mail.number(number);
      String mailbox = copy.owner().address();
      byte[] rfc822 = era.company.writer().write(mail, mailbox).rfc822();
      var labels = Era.labels(mail, copy.owner(), mail.sentAt());
      long thread = era.threadOf(mailbox, Envelope.of(rfc822), number);
      arrive(era, mailbox, rfc822, labels, thread, mail.sentAt(), false);
    }
  }

  private World.Dropped arrive(
      Era era,
      String mailbox,
      byte[] rfc822,
      List<String> labels,
      long thread,
      long internalDate,
      boolean cutsBase64)
      throws IOException {
    long number = era.nextNumber();
    var arrived =
        new Happening.Arrived(
            mailbox, number, thread, era.nextHistoryId(), internalDate, labels, cutsBase64);
    happens.happen(arrived, rfc822);
    told.accept(mailbox, arrived.historyId());
    return new World.Dropped(
        Message.hex(era.company.messageIds().gmailId(number)),
        Message.hex(thread),
        Long.toString(arrived.historyId()));
  }

  boolean delete(Era era, String mailbox, long id) throws IOException {
    if (absent(era, mailbox, id)) {
      return false;
    }
    var deleted = new Happening.Deleted(mailbox, id, era.nextHistoryId());
    happens.happen(deleted, Journal.NO_BODY);
    told.accept(mailbox, deleted.historyId());
    return true;
  }

  boolean label(Era era, String mailbox, long id, List<String> added, List<String> removed)
      throws IOException {
    if (absent(era, mailbox, id)) {
      return false;
    }
    var labelled = new Happening.Labelled(mailbox, id, added, removed, era.nextHistoryId());
    happens.happen(labelled, Journal.NO_BODY);
    told.accept(mailbox, labelled.historyId());
    return true;
  }

  private static boolean absent(Era era, String mailbox, long id) {
    var box = era.mailboxes.get(mailbox);
    return box == null || box.find(id).isEmpty();
  }
}
