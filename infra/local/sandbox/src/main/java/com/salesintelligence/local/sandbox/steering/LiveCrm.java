package com.salesintelligence.local.sandbox.steering;

import com.salesintelligence.local.sandbox.company.Dice;
import com.salesintelligence.local.sandbox.company.Kind;
import com.salesintelligence.local.sandbox.company.Party;
import com.salesintelligence.local.sandbox.company.Reps;
import com.salesintelligence.local.sandbox.company.Stage;
import com.salesintelligence.local.sandbox.salesforce.ObjectType;
import com.salesintelligence.local.sandbox.world.World;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people do in the CRM, and with their mails, while the sandbox runs. */
final class LiveCrm {
  private final World world;
  private final InstantSource clock;

  LiveCrm(World world, InstantSource clock) {
    this.world = world;
    this.clock = clock;
  }

  void logCall(Dice dice) throws IOException {
    var contacts = parties(Kind.CONTACT);
    if (contacts.isEmpty()) {
      return;
    }
    Party contact = dice.pick(contacts);
    var task = new LinkedHashMap<String, Object>();
    task.put("Subject", "Call: next steps");
    task.put("Description", "Talked with " + contact.name() + ".");
    task.put("WhoId", String.valueOf(contact.contactId()));
    task.put("WhatId", String.valueOf(contact.accountId()));
    task.put("AccountId", String.valueOf(contact.accountId()));
    task.put("ActivityDate", clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().toString());
    task.put("Status", "Completed");
    task.put("Type", "Call");
    task.put("TaskSubtype", "Call");
    task.put("IsClosed", true);
    task.put("OwnerId", Reps.userId(dice.pick(Reps.all())));
    world.upsert(ObjectType.TASK, made(task));
  }

  /** A meeting with someone, in the days to come. */
  void plan(Dice dice) throws IOException {
    var contacts = parties(Kind.CONTACT);
    if (contacts.isEmpty()) {
      return;
    }
    Party contact = dice.pick(contacts);
    Instant start =
        clock.instant().truncatedTo(ChronoUnit.HOURS).plus(dice.between(20, 200), ChronoUnit.HOURS);
    var event = new LinkedHashMap<String, Object>();
    event.put("Subject", "Meeting with " + contact.name());
    event.put("WhoId", String.valueOf(contact.contactId()));
    event.put("WhatId", String.valueOf(contact.accountId()));
    event.put("AccountId", String.valueOf(contact.accountId()));
    event.put("Type", "Meeting");
    event.put("StartDateTime", start);
    event.put("ActivityDateTime", start);
    event.put("EndDateTime", start.plus(1, ChronoUnit.HOURS));
    event.put("DurationInMinutes", 60);
    event.put("ActivityDate", start.atOffset(ZoneOffset.UTC).toLocalDate().toString());
    event.put("OwnerId", Reps.userId(dice.pick(Reps.all())));
    world.upsert(ObjectType.EVENT, made(event));
  }

  /** A rep logs a mail that went to a contact. */
  void logMail(Dice dice) throws IOException {
    var contacts = parties(Kind.CONTACT);
    if (contacts.isEmpty()) {
      return;
    }
    Party contact = dice.pick(contacts);
    Party rep = dice.pick(Reps.all());
    var mail = new LinkedHashMap<String, Object>();
    mail.put("Subject", "Next steps");
    mail.put("TextBody", "As agreed, here is what comes next.");
    mail.put("RelatedToId", String.valueOf(contact.accountId()));
    mail.put("FromAddress", rep.address());
    mail.put("FromName", rep.name());
    mail.put("ToAddress", contact.address());
    mail.put("Status", "3");
    mail.put("Incoming", false);
    mail.put("MessageDate", clock.instant());
    world.upsert(ObjectType.EMAIL_MESSAGE, made(mail));
  }

  void moveDeal(Dice dice) throws IOException {
    var deals = world.records().living(ObjectType.OPPORTUNITY);
    if (deals.isEmpty()) {
      return;
    }
    String id = dice.pick(deals);
    Object label = world.records().value(ObjectType.OPPORTUNITY, id, "StageName").orElse("");
    var stage = Arrays.stream(Stage.values()).filter(one -> one.label().equals(label)).findFirst();
    if (stage.isPresent() && !stage.get().closed()) {
      Stage next =
          stage.get() == Stage.NEGOTIATION && dice.chance(0.3) ? Stage.LOST : stage.get().next();
      world.upsert(
          ObjectType.OPPORTUNITY,
          Map.of(
              "Id", id,
              "StageName", next.label(),
              "Probability", next.probability(),
              "IsClosed", next.closed(),
              "IsWon", next == Stage.WON,
              "LastModifiedDate", clock.instant()));
    }
  }

  /** Someone enters a colleague, who has been writing unknown until now, as a contact. */
  void nameColleague(Dice dice) throws IOException {
    var unknown = parties(Kind.COLLEAGUE);
    if (unknown.isEmpty()) {
      return;
    }
    Party colleague = dice.pick(unknown);
    var contact = new LinkedHashMap<String, Object>();
    contact.put("FirstName", colleague.given());
    contact.put("LastName", colleague.family());
    contact.put("Name", colleague.name());
    contact.put("Email", colleague.address());
    contact.put("Title", colleague.title());
    contact.put("AccountId", String.valueOf(colleague.accountId()));
    contact.put("OwnerId", Reps.userId(dice.pick(Reps.all())));
    world.upsert(ObjectType.CONTACT, made(contact));
  }

  void readMail(Dice dice) throws IOException {
    var copies = world.company().copies();
    if (copies.isEmpty()) {
      return;
    }
    int number = copies.size() - 1 - dice.below(Math.min(copies.size(), 50));
    String mailbox = copies.get(number).owner().address();
    long id = world.company().messageIds().gmailId(number);
    world.label(mailbox, id, List.of(), List.of("UNREAD"));
  }

  private Map<String, Object> made(Map<String, Object> fields) {
    fields.put("CreatedDate", clock.instant());
    fields.put("LastModifiedDate", clock.instant());
    return fields;
  }

  /** Those who are still what the generator made them. */
  private List<Party> parties(Kind kind) {
    return world.company().parties().stream()
        .filter(party -> party.kind() == kind)
        .filter(
            party -> world.truth(party.address()).filter(truth -> truth.kind() == kind).isPresent())
        .toList();
  }
}
