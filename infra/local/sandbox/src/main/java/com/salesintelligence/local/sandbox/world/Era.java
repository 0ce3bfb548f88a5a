package com.salesintelligence.local.sandbox.world;

import com.salesintelligence.local.sandbox.company.Company;
import com.salesintelligence.local.sandbox.company.Dice;
import com.salesintelligence.local.sandbox.company.Kind;
import com.salesintelligence.local.sandbox.company.Mail;
import com.salesintelligence.local.sandbox.company.Party;
import com.salesintelligence.local.sandbox.company.Plan;
import com.salesintelligence.local.sandbox.company.Reps;
import com.salesintelligence.local.sandbox.company.Scale;
import com.salesintelligence.local.sandbox.company.Truth;
import com.salesintelligence.local.sandbox.gmail.Envelope;
import com.salesintelligence.local.sandbox.gmail.MailSource;
import com.salesintelligence.local.sandbox.gmail.Mailbox;
import com.salesintelligence.local.sandbox.gmail.Message;
import com.salesintelligence.local.sandbox.own.OwnData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All that belongs to one company, from its founding to the next beginning. */
final class Era {
  private static final List<String> SENT = List.of("SENT");
  private static final List<String> INBOX = List.of("INBOX");
  private static final List<String> UNREAD = List.of("UNREAD", "INBOX");
  private static final List<String> PROMOTION = List.of("CATEGORY_PROMOTIONS", "INBOX");

  final Happening.Began began;
  final Company company;
  final Map<String, Mailbox> mailboxes = new LinkedHashMap<>();
  final Map<String, Truth> truth;
  private final Map<String, Long> threadStarts = new HashMap<>();
  private final Map<String, Long> laterThreads = new HashMap<>();
  private long history;
  private long nextNumber;

  Era(Happening.Began began, Scale scale) {
    this.began = began;
    this.history = began.historyBase();
    this.company = Company.found(new Plan(began.seed(), scale, began.generation(), began.at()));
    this.truth = company.truth();
    Reps.all()
        .forEach(
            rep -> mailboxes.put(rep.address(), new Mailbox(rep.address(), began.historyBase())));
    company.copies().forEach(this::deliver);
  }

  /** Mails of one's own. */
  void take(OwnData own) throws IOException {
    own.mails(
        (mailbox, source, envelope, date) -> {
          mailboxes.computeIfAbsent(mailbox, address -> new Mailbox(address, began.historyBase()));
          long number = nextNumber++;
          long thread = threadOf(mailbox, envelope, number);
          if (!envelope.messageId().isEmpty()) {
            laterThreads.putIfAbsent(envelope.messageId() + mailbox, thread);
          }
          mailbox(mailbox)
              .add(
                  new Message(
                      company.messageIds().gmailId(number),
                      thread,
                      nextHistoryId(),
                      date,
                      envelope.from().equals(mailbox) ? SENT : INBOX,
                      source,
                      false));
        });
  }

  private void deliver(Company.Copy copy) {
    long number = nextNumber++;
    String mailbox = copy.owner().address();
    long thread = threadStarts.computeIfAbsent(threadKey(copy.mail(), mailbox), _ -> number);
    var message =
        new Message(
            company.messageIds().gmailId(number),
            company.messageIds().gmailId(thread),
            nextHistoryId(),
            copy.mail().sentAt(),
            labels(copy.mail(), copy.owner(), began.at().toEpochMilli()),
            new WrittenMail(company.writer(), copy.mail(), mailbox),
            false);
    mailbox(mailbox).add(message);
  }

  private static String threadKey(Mail mail, String mailbox) {
    return mail.thread().number() + mailbox;
  }

  static List<String> labels(Mail mail, Party owner, long now) {
    if (mail.from().equals(owner)) {
      return SENT;
    }
    if (mail.from().kind() == Kind.AUTOMATED) {
      return PROMOTION;
    }
    return now - mail.sentAt() < 86_400_000L ? UNREAD : INBOX;
  }

  private Mailbox mailbox(String address) {
    return Objects.requireNonNull(mailboxes.get(address));
  }

  /** Ascending, with gaps, as Gmail's. */
  long nextHistoryId() {
    history += 1 + (Dice.mix(history) & 1);
    return history;
  }

  long lastHistoryId() {
    return history;
  }

  long nextNumber() {
    return nextNumber;
  }

  /** The conversation that a mail continues in this mailbox, or a new one of its own. */
  long threadOf(String mailbox, Envelope envelope, long number) {
    for (String reference : envelope.references()) {
      Long thread = threadBy(mailbox, reference);
      if (thread != null) {
        return thread;
      }
    }
    return company.messageIds().gmailId(number);
  }

  private @Nullable Long threadBy(String mailbox, String messageId) {
    Long later = laterThreads.get(messageId + mailbox);
    if (later != null) {
      return later;
    }
    var number = company.messageIds().numberOf(messageId);
    if (number.isEmpty() || number.getAsLong() >= company.copies().size()) {
      return null;
    }
    var mail = company.copies().get((int) number.getAsLong()).mail();
    Long start = threadStarts.get(threadKey(mail, mailbox));
    return start == null ? null : company.messageIds().gmailId(start);
  }

  void arrive(Happening.Arrived arrived, MailSource mail) {
    nextNumber = Math.max(nextNumber, arrived.number() + 1);
    history = Math.max(history, arrived.historyId());
    var envelope = Envelope.of(mail.read().rfc822());
    if (!envelope.messageId().isEmpty()) {
      laterThreads.putIfAbsent(envelope.messageId() + arrived.mailbox(), arrived.threadId());
    }
    mailbox(arrived.mailbox())
        .add(
            new Message(
                company.messageIds().gmailId(arrived.number()),
                arrived.threadId(),
                arrived.historyId(),
                arrived.internalDate(),
                arrived.labels(),
                mail,
                arrived.cutsBase64()));
  }

  void delete(Happening.Deleted deleted) {
    history = Math.max(history, deleted.historyId());
    mailbox(deleted.mailbox()).delete(deleted.id(), deleted.historyId());
  }

  void label(Happening.Labelled labelled) {
    history = Math.max(history, labelled.historyId());
    mailbox(labelled.mailbox())
        .label(labelled.id(), labelled.added(), labelled.removed(), labelled.historyId());
  }

  List<Map<String, @Nullable Object>> truthLines() {
    var lines = new ArrayList<Map<String, @Nullable Object>>();
    for (var account : company.accounts()) {
      var line = new LinkedHashMap<String, @Nullable Object>();
      line.put("type", "account");
      line.put("account_id", account.id());
      line.put("name", account.name());
      line.put("domain", account.domain());
      lines.add(line);
    }
    truth.values().forEach(truth -> lines.add(truth.line()));
    return lines;
  }
}
