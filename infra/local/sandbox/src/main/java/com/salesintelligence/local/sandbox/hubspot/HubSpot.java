package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.company.Dice;
import com.salesintelligence.local.sandbox.company.HubEnrollment.Status;
import com.salesintelligence.local.sandbox.company.HubSpotIds;
import com.salesintelligence.local.sandbox.hooks.Courier;
import com.salesintelligence.local.sandbox.hooks.Patience;
import com.salesintelligence.local.sandbox.http.Handler;
import com.salesintelligence.local.sandbox.ledger.Ledger;
import com.salesintelligence.local.sandbox.ledger.Note;
import com.salesintelligence.local.sandbox.ledger.Things;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The whole of the sandbox's HubSpot: its API, what happens by itself, and what is steered. */
public final class HubSpot implements AutoCloseable {
  private static final int DUMP_STEP = 1_000;

  private final Crm crm;
  private final Ledger ledger;
  private final InstantSource clock;
  private final Access access;
  private final HubLimits limits;
  private final Courier courier = new Courier(Patience.HUBSPOT);
  private final Desk desk;
  private final Enrolling enrolling;
  private final HubSpotApi api;

  public HubSpot(Crm crm, Ledger ledger, InstantSource clock) {
    this.crm = crm;
    this.ledger = ledger;
    this.clock = clock;
    this.access = new Access(clock);
    this.limits = new HubLimits(crm, clock);
    this.desk = new Desk(crm, ledger, new HubEvents(crm, courier, clock), clock);
    this.enrolling = new Enrolling(crm, ledger, limits, clock);
    var json = new HubJson(crm);
    var associations = new AssociationCalls(crm, desk);
    this.api =
        new HubSpotApi(
            access,
            limits,
            new ObjectCalls(crm, desk, json, new Search(crm, limits, json, clock), associations),
            associations,
            new MetadataCalls(crm, ledger, clock),
            new SequenceCalls(crm, enrolling),
            new WebhookCalls(crm, ledger, clock));
  }

  public Handler api() {
    return api;
  }

  public Access access() {
    return access;
  }

  public HubLimits limits() {
    return limits;
  }

  public Courier courier() {
    return courier;
  }

  public Desk desk() {
    return desk;
  }

  public Enrolling enrolling() {
    return enrolling;
  }

  /** Someone moves on in a sequence, is enrolled, or moves on in their life cycle. */
  public void live(Dice dice) throws IOException {
    double point = dice.unit();
    var active = enrolling.active();
    if (point < 0.35 && !active.isEmpty()) {
      var how = dice.pick(List.of(Status.FINISHED, Status.REPLIED, Status.UNENROLLED));
      enrolling.end(dice.pick(active).id(), how);
      return;
    }
    var contacts = crm.after(HubType.CONTACTS, somewhere(dice), false, 1);
    if (!contacts.isEmpty()) {
      moveOn(contacts.getFirst(), point, dice);
    }
  }

  private long somewhere(Dice dice) {
    int generation = crm.company().plan().generation();
    return HubSpotIds.contact(generation, dice.below(Math.max(1, crm.count(HubType.CONTACTS)))) - 1;
  }

  private void moveOn(HubRow contact, double point, Dice dice) throws IOException {
    if (point < 0.6) {
      var sequences = List.copyOf(crm.enrollments.sequences().keySet());
      enrollQuietly(contact, dice.pick(sequences));
      return;
    }
    String stage = dice.pick(List.of("lead", "marketingqualifiedlead", "salesqualifiedlead"));
    desk.change(HubType.CONTACTS, contact.id(), Map.of("lifecyclestage", stage), Desk.Manner.USUAL);
  }

  /** Those who cannot be enrolled are left as they are, as a careful rep would. */
  private void enrollQuietly(HubRow contact, long sequence) throws IOException {
    var owner = crm.things(Crm.OWNERS).all().getFirst();
    try {
      enrolling.enroll(
          new Enrolling.Wish(
              owner.text("userId"),
              Long.toString(contact.id()),
              Long.toString(sequence),
              owner.text("email")));
    } catch (com.salesintelligence.local.sandbox.http.Refusal skipped) {
      // Opted out, bounced, without owner or already enrolled.
    }
  }

  /** Takes the lines of a dump. */
  public interface Lines {
    void line(Map<String, ? extends @Nullable Object> fields) throws IOException;
  }

  public void dump(HubType type, Lines lines) throws IOException {
    var rows = crm.after(type, 0, false, DUMP_STEP);
    while (!rows.isEmpty()) {
      for (HubRow row : rows) {
        lines.line(line(row));
      }
      rows = crm.after(type, rows.getLast().id(), false, DUMP_STEP);
    }
  }

  private Map<String, @Nullable Object> line(HubRow row) {
    var line = new LinkedHashMap<String, @Nullable Object>();
    crm.properties()
        .of(row)
        .forEach(
            (name, value) -> {
              if (value != null) {
                line.put(name, value);
              }
            });
    line.put("id", Long.toString(row.id()));
    line.put("version", row.version());
    line.put("createdAt", HubJson.time(row.createdAt()));
    line.put("updatedAt", HubJson.time(row.updatedAt()));
    line.put(
        "associations",
        crm.linked(row.type(), row.id()).keySet().stream()
            .sorted()
            .map(id -> Long.toString(id))
            .toList());
    return line;
  }

  public void dumpSequences(Lines lines) throws IOException {
    for (var one : crm.enrollments.sequences().entrySet()) {
      var line = SequenceCalls.shown(one.getKey(), one.getValue());
      line.put("version", 1);
      lines.line(line);
    }
  }

  public void dumpEnrollments(Lines lines) throws IOException {
    for (var one : crm.enrollments.all()) {
      var line = new LinkedHashMap<String, @Nullable Object>();
      line.put("id", Long.toString(one.id()));
      line.put("version", one.version());
      line.put("contactId", Long.toString(one.contact()));
      line.put("sequenceId", Long.toString(one.sequence()));
      line.put("toEmail", one.toEmail());
      line.put("enrolledBy", one.user());
      line.put("enrolledAt", HubJson.time(one.enrolledAt()));
      line.put("updatedAt", HubJson.time(one.updatedAt()));
      line.put("status", one.status().label());
      lines.line(line);
    }
  }

  public void dumpLinks(Lines lines) throws IOException {
    for (var link : crm.links()) {
      lines.line(link);
    }
  }

  /** False when there is no such owner. */
  public boolean changeOwner(String id, Map<String, ? extends @Nullable Object> fields)
      throws IOException {
    return ledger.together(
        () -> {
          boolean there = crm.things(Crm.OWNERS).find(id).isPresent();
          if (there) {
            ledger.write(crm, new Note(Crm.OWNERS, id, Things.CHANGED, fields, clock.instant()));
          }
          return there;
        });
  }

  /** Owners, properties that were added, subscriptions. */
  public void dumpThings(String object, Lines lines) throws IOException {
    for (var thing : crm.things(object).all()) {
      var line = new LinkedHashMap<String, @Nullable Object>(thing.fields());
      line.put("id", thing.id());
      line.put("version", thing.version());
      lines.line(line);
    }
  }

  @Override
  public void close() {
    courier.close();
  }
}
