package com.salesintelligence.local.sandbox.company;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** An invented company with its customers, mails, CRM and the truth about who is who. */
public final class Company {
  private final Plan plan;
  private final List<Account> accounts;
  private final Correspondence correspondence;
  private final List<Copy> copies = new ArrayList<>();
  private final MessageIds messageIds;
  private final MailWriter writer;

  /** One mailbox's copy of a mail. */
  public record Copy(Mail mail, Party owner) {}

  private Company(Plan plan) {
    this.plan = plan;
    var founding = new Founding(plan);
    this.accounts = founding.accounts();
    this.correspondence = new Correspondence(plan, accounts, founding.people());
    this.messageIds = new MessageIds(plan.seed(), plan.generation());
    this.writer = new MailWriter(plan.seed(), messageIds);
  }

  public static Company found(Plan plan) {
    var company = new Company(plan);
    company.correspondence.writeHalfYear();
    company.deliver();
    return company;
  }

  private void deliver() {
    for (Mail mail : correspondence.mails()) {
      copies.addAll(copiesOf(mail));
    }
    copies.sort(Comparator.comparingLong(copy -> copy.mail.sentAt));
    while (copies.size() > plan.scale().mails()) {
      copies.removeLast();
    }
    for (int i = 0; i < copies.size(); i++) {
      copies.get(i).mail.number(i);
    }
  }

  /** A copy for each rep whom a mail reaches. */
  public static List<Copy> copiesOf(Mail mail) {
    return Reps.all().stream().filter(mail::reaches).map(rep -> new Copy(mail, rep)).toList();
  }

  public Plan plan() {
    return plan;
  }

  public List<Account> accounts() {
    return accounts;
  }

  /** All copies, oldest first; a copy's place in the list is its number. */
  public List<Copy> copies() {
    return copies;
  }

  public Correspondence correspondence() {
    return correspondence;
  }

  public MailWriter writer() {
    return writer;
  }

  public MessageIds messageIds() {
    return messageIds;
  }

  public List<Party> parties() {
    return List.copyOf(correspondence.parties());
  }

  /** The truth by address. */
  public Map<String, Truth> truth() {
    var truth = new TreeMap<String, Truth>();
    for (Party party : correspondence.parties()) {
      truth.put(party.address(), Truth.of(party));
    }
    return truth;
  }

  public void records(Consumer<CrmRecord> consumer) {
    new CrmRecords(plan, accounts, correspondence.strangers()).writeTo(consumer);
  }
}
