package com.salesintelligence.local.sandbox.company;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Writes an account's opportunities, tasks and events as its story has them. */
final class Deals {
  private static final List<String> CALLS =
      List.of("Call: next steps", "Call: pricing", "Call: check-in", "Left voicemail");
  private static final List<String> TODOS =
      List.of("Send quote", "Prepare demo", "Follow up", "Update forecast");
  private static final List<String> MEETINGS =
      List.of("Demo", "Site visit", "Quarterly review", "Contract talk");

  private final Plan plan;
  private final Consumer<CrmRecord> out;
  private int opportunities;
  private int tasks;
  private int events;

  Deals(Plan plan, Consumer<CrmRecord> out) {
    this.plan = plan;
    this.out = out;
  }

  void of(Account account, Dice dice) {
    String deal =
        switch (account.story) {
          case HOT ->
              open(
                  account,
                  dice.pick(List.of(Stage.PROPOSAL, Stage.NEGOTIATION)),
                  "Rollout",
                  5,
                  35,
                  dice);
          case RENEWAL -> renewal(account, dice);
          case NEW_LOGO ->
              open(
                  account,
                  dice.pick(List.of(Stage.QUALIFICATION, Stage.NEEDS, Stage.PROPOSAL)),
                  "New metering",
                  30,
                  100,
                  dice);
          case STEADY ->
              dice.chance(0.4)
                  ? open(account, Stage.PROSPECTING, "Expansion", 60, 160, dice)
                  : won(account, dice);
          case TROUBLED -> open(account, Stage.NEGOTIATION, "Extension at risk", 20, 60, dice);
          case COOLING ->
              open(
                  account,
                  dice.pick(List.of(Stage.QUALIFICATION, Stage.PROPOSAL)),
                  "Metering pilot",
                  -20,
                  60,
                  dice);
          case SILENT ->
              dice.chance(0.3)
                  ? open(account, Stage.PROSPECTING, "First contact", 30, 160, dice)
                  : "";
          case LOST -> opportunity(account, Stage.LOST, "Metering", -90, -20, dice);
        };
    if (account.story == Story.TROUBLED || account.story == Story.RENEWAL) {
      won(account, dice);
    }
    activities(account, deal, dice);
  }

  private String open(Account account, Stage stage, String what, int from, int to, Dice dice) {
    return opportunity(account, stage, what, from, to, dice);
  }

  private String renewal(Account account, Dice dice) {
    return opportunity(account, Stage.PROPOSAL, "Renewal", 10, 60, dice);
  }

  private String won(Account account, Dice dice) {
    return opportunity(account, Stage.WON, "Initial order", -360, -300, dice);
  }

  private String opportunity(
      Account account, Stage stage, String what, int from, int to, Dice dice) {
    String id = SalesforceId.of("006", plan.seed(), plan.generation(), opportunities++);
    LocalDate close = day(plan.at()).plusDays(dice.between(from, to));
    Instant created =
        plan.at()
            .minus(Duration.ofDays(dice.between(Math.max(15, 20 - from), 200 + Math.abs(from))));
    out.accept(
        stage
            .on(new Fields("Opportunity", id))
            .dated(created, plan.at().minus(Duration.ofHours(dice.between(2, 600))))
            .with("AccountId", account.id)
            .with("Name", account.name + " - " + what)
            .with(
                "Amount",
                Math.max(
                    4_000,
                    Math.min(900_000, account.revenue / 2_000 / 500 * 500 + 500L * dice.below(80))))
            .with("CloseDate", close.toString())
            .with("Type", what.equals("Renewal") ? "Existing Customer - Renewal" : "New Customer")
            .with("NextStep", null)
            .with("OwnerId", Reps.userId(account.owner))
            .record());
    return id;
  }

  private void activities(Account account, String deal, Dice dice) {
    int count = 1 + (int) (account.story.volume() * dice.between(1, 4));
    for (int i = 0; i < count; i++) {
      Instant when = plan.at().minus(Duration.ofMinutes((long) (account.story.age(dice) * 1_440)));
      if (dice.chance(0.3)) {
        event(account, deal, when, dice);
      } else {
        task(account, deal, when, dice);
      }
    }
  }

  private void task(Account account, String deal, Instant when, Dice dice) {
    boolean call = dice.chance(0.6);
    String id = SalesforceId.of("00T", plan.seed(), plan.generation(), tasks++);
    out.accept(
        shared(new Fields("Task", id), account, deal, when, dice)
            .with("Subject", dice.pick(call ? CALLS : TODOS))
            .with("ActivityDate", day(when).toString())
            .with("Status", "Completed")
            .with("Priority", "Normal")
            .with("Type", call ? "Call" : "Other")
            .with("TaskSubtype", call ? "Call" : "Task")
            .with("IsClosed", true)
            .record());
  }

  /** To-dos of years ago, dealt out among accounts. */
  void archive(List<Account> accounts, int count, Dice dice) {
    for (int i = 0; i < count; i++) {
      var account = accounts.get(i % accounts.size());
      Instant when = plan.at().minus(Duration.ofMinutes(200_000 + dice.below(1_500_000)));
      task(account, "", when, dice);
    }
  }

  private void event(Account account, String deal, Instant when, Dice dice) {
    String id = SalesforceId.of("00U", plan.seed(), plan.generation(), events++);
    Instant start = Instant.ofEpochSecond(when.getEpochSecond() / 1_800 * 1_800);
    out.accept(
        shared(new Fields("Event", id), account, deal, when, dice)
            .with("Subject", dice.pick(MEETINGS) + " with " + account.name)
            .with("ActivityDate", day(when).toString())
            .with("StartDateTime", start)
            .with("EndDateTime", start.plus(Duration.ofMinutes(60)))
            .with("Location", dice.chance(0.5) ? "Video call" : null)
            .with("Type", "Meeting")
            .with("EventSubtype", "Event")
            .record());
  }

  private Fields shared(Fields fields, Account account, String deal, Instant when, Dice dice) {
    Party contact = account.anyContact(dice);
    return fields
        .dated(when, when)
        .with("WhatId", deal.isEmpty() || dice.chance(0.4) ? account.id : deal)
        .with("WhoId", Objects.requireNonNull(contact.contactId()))
        .with("AccountId", account.id)
        .with("Description", "Talked with " + contact.name() + " of " + account.name + ".")
        .with("OwnerId", Reps.userId(account.owner));
  }

  private static LocalDate day(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
