package com.salesintelligence.local.sandbox.company;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An invented company with its customers, mails, CRM and the truth about who is who. */
public final class Company {
  private final Plan plan;
  private final List<Account> accounts;
  private final Correspondence correspondence;
  private final List<Copy> copies = new ArrayList<>();
  private final MessageIds messageIds;
  private final MailWriter writer;
  private final CallWriter callWriter;
  private final People people;
  private @Nullable PhoneBook phoneBook;

  /** One mailbox's copy of a mail. */
  public record Copy(Mail mail, Party owner) {}

  private Company(Plan plan) {
    this.plan = plan;
    var founding = new Founding(plan);
    this.accounts = founding.accounts();
    this.correspondence = new Correspondence(plan, accounts, founding.people());
    this.messageIds = new MessageIds(plan.seed(), plan.generation());
    this.writer = new MailWriter(plan.seed(), messageIds);
    this.callWriter = new CallWriter(plan.seed());
    this.people = founding.people();
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

  /** Which numbers the CRM has; made when it is first asked for. */
  /** Records without custom fields and old tasks: enough to know who has which number. */
  void peopleAndDeals(Consumer<CrmRecord> consumer) {
    var few = new Plan(plan.seed(), plan.scale().withoutTasks(), plan.generation(), plan.at());
    new CrmRecords(few, accounts, correspondence.strangers()).writeTo(consumer);
  }

  public synchronized PhoneBook phoneBook() {
    var book = phoneBook == null ? new PhoneBook(this) : phoneBook;
    phoneBook = book;
    return book;
  }

  public PhoneLog phoneLog() {
    return new PhoneLog(plan, accounts, correspondence.strangers(), phoneBook());
  }

  public CallWriter callWriter() {
    return callWriter;
  }

  /** Who is in HubSpot; to be asked once, because it hires people. */
  public HubSpotBook hubSpotBook() {
    return new HubSpotBook(plan, accounts, correspondence.strangers(), people);
  }

  public HubSpotWriter hubSpotWriter() {
    return new HubSpotWriter(plan);
  }

  public void records(Consumer<CrmRecord> consumer) {
    var custom = new CustomFields(plan);
    Consumer<CrmRecord> customised = record -> consumer.accept(custom.on(record));
    new CrmRecords(plan, accounts, correspondence.strangers()).writeTo(customised);
    new LoggedMails(plan).writeTo(correspondence.mails(), customised);
  }
}
