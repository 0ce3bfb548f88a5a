package com.salesintelligence.local.sandbox.company;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Mails that reps logged in the CRM, as EmailMessages. */
final class LoggedMails {
  /** One thread in so many is logged. */
  private static final int SHARE = 12;

  private final Plan plan;
  private final Wording wording;

  LoggedMails(Plan plan) {
    this.plan = plan;
    this.wording = new Wording(plan.seed());
  }

  void writeTo(List<Mail> mails, Consumer<CrmRecord> out) {
    int number = 0;
    for (Mail mail : mails) {
      var account = mail.thread().account;
      if (account != null && mail.thread().number() % SHARE == 0) {
        out.accept(record(mail, account, number++));
      }
    }
  }

  private CrmRecord record(Mail mail, Account account, int number) {
    Instant sent = Instant.ofEpochMilli(mail.sentAt());
    boolean incoming = !mail.byRep();
    return new Fields(
            "EmailMessage", SalesforceId.of("02s", plan.seed(), plan.generation(), number))
        .dated(sent, sent)
        .with("RelatedToId", account.id)
        .with("Subject", wording.subject(mail))
        .with("TextBody", String.join("\n", wording.lines(mail)))
        .with("FromAddress", mail.from().address())
        .with("FromName", mail.from().name())
        .with("ToAddress", addresses(mail.to()))
        .with("CcAddress", mail.cc().isEmpty() ? null : addresses(mail.cc()))
        .with("Status", incoming ? "1" : "3")
        .with("Incoming", incoming)
        .with("MessageDate", sent)
        .record();
  }

  private static String addresses(List<Party> parties) {
    return parties.stream().map(Party::address).collect(Collectors.joining("; "));
  }
}
