package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.company.Company;
import com.salesintelligence.local.sandbox.company.HubContact;
import com.salesintelligence.local.sandbox.company.HubSpotIds;
import com.salesintelligence.local.sandbox.ledger.Kept;
import com.salesintelligence.local.sandbox.ledger.Note;
import com.salesintelligence.local.sandbox.ledger.Things;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All that the sandbox's HubSpot holds. */
public final class Crm implements Kept {
  static final String OWNERS = "owners";
  static final String PROPERTIES = "properties";
  static final String SUBSCRIPTIONS = "subscriptions";
  static final String SETTINGS = "settings";

  final Links links = new Links();
  final Enrollments enrollments = new Enrollments();
  private final Map<HubType, HubTable> tables = new EnumMap<>(HubType.class);
  private final Map<String, Long> emails = new HashMap<>();
  private final Map<HubType, Map<Long, Long>> merged = new EnumMap<>(HubType.class);
  private final Map<String, Things> things =
      Map.of(
          OWNERS, new Things(),
          PROPERTIES, new Things(),
          SUBSCRIPTIONS, new Things(),
          SETTINGS, new Things());
  private @Nullable Company company;
  private @Nullable Properties properties;
  private Map<Integer, HubContact> people = Map.of();
  private long made;
  private volatile long lagMillis;

  public Crm() {
    for (HubType type : HubType.values()) {
      tables.put(type, new HubTable());
      merged.put(type, new HashMap<>());
    }
  }

  @Override
  public String source() {
    return "hubspot";
  }

  @Override
  public synchronized void found(Company founded) {
    company = founded;
    properties = new Properties(founded.hubSpotWriter());
    made = 0;
    merged.values().forEach(Map::clear);
    emails.clear();
    links.clear();
    things.values().forEach(Things::clear);
    new Owners().forEach(things(OWNERS)::apply);
    new Founding(this, founded).found();
  }

  void fill(HubType type, List<HubRow> rows) {
    table(type).fill(rows);
    if (type == HubType.CONTACTS) {
      rows.forEach(this::learnEmail);
    }
  }

  @Override
  public synchronized void apply(Note note) {
    var type = HubType.named(note.object());
    if (type.isPresent()) {
      applyToRecord(type.get(), note);
      return;
    }
    switch (note.object()) {
      case "associations" -> link(note);
      case "enrollments" -> enroll(note);
      default -> {
        made += note.what().equals(Things.CREATED) ? 1 : 0;
        things(note.object()).apply(note);
      }
    }
  }

  private void applyToRecord(HubType type, Note note) {
    if (note.what().equals("buried")) {
      bury(type, note);
      return;
    }
    long id = Long.parseLong(note.id());
    var before = table(type).find(id).orElse(null);
    if (note.what().equals(Things.CREATED)) {
      made++;
      long at = Notes.modified(note, note.at().toEpochMilli());
      put(new HubRow(type, id, at, at, 0, 1, null, Notes.properties(note)), note);
      return;
    }
    if (before == null) {
      return;
    }
    long at = Notes.modified(note, Math.max(note.at().toEpochMilli(), before.updatedAt() + 1));
    switch (note.what()) {
      case Things.CHANGED -> put(before.changed(Notes.properties(note), at), note);
      case Things.DELETED -> put(before.archived(note.at().toEpochMilli()), note);
      case "restored" -> put(before.restored(at), note);
      case "merged" -> merge(before, note, at);
      case "forgotten" -> {
        links.forget(type, id);
        forgetEmail(before);
        table(type).remove(before, seenAt(note));
      }
      default -> throw new IllegalStateException("Unknown note: " + note);
    }
  }

  private void merge(HubRow loser, Note note, long at) {
    long winner = Notes.number(note, "into");
    var primary = table(loser.type()).find(winner).orElseThrow();
    var gained = Merging.gained(properties(), primary, loser);
    links.move(loser.type(), loser.id(), winner);
    if (loser.type() == HubType.CONTACTS) {
      enrollments.move(loser.id(), winner);
      gained.putAll(enrollments.properties(winner));
    }
    merged(loser.type()).replaceAll((_, into) -> into == loser.id() ? winner : into);
    merged(loser.type()).put(loser.id(), winner);
    forgetEmail(loser);
    table(loser.type()).remove(loser, seenAt(note));
    put(primary.changed(gained, Math.max(at, primary.updatedAt() + 1)), note);
  }

  /** What an earlier company had is archived; only its ids are known. */
  private void bury(HubType type, Note note) {
    long at = note.at().toEpochMilli();
    for (long id : Notes.ids(note)) {
      table(type).put(new HubRow(type, id, at, at, at, 1, null, Map.of()), 0);
    }
  }

  private void put(HubRow row, Note note) {
    table(row.type()).find(row.id()).ifPresent(this::forgetEmail);
    table(row.type()).put(row, seenAt(note));
    if (!row.archived()) {
      learnEmail(row);
    }
  }

  private long seenAt(Note note) {
    return Math.max(Notes.number(note, "visible_at"), note.at().toEpochMilli() + lagMillis);
  }

  private void learnEmail(HubRow row) {
    String email = email(row);
    if (email != null) {
      emails.put(email, row.id());
    }
  }

  private void forgetEmail(HubRow row) {
    String email = email(row);
    if (email != null) {
      emails.remove(email, row.id());
    }
  }

  private @Nullable String email(HubRow row) {
    String email = row.type() == HubType.CONTACTS ? properties().value(row, "email") : null;
    return email == null || email.isEmpty() ? null : email.toLowerCase(Locale.ROOT);
  }

  private void link(Note note) {
    long contact = Notes.number(note, "contact");
    long firm = Notes.number(note, "company");
    if (note.what().equals(Things.DELETED)) {
      links.unlink(contact, firm);
    } else {
      links.link(contact, firm, Notes.number(note, "primary") == 1);
    }
  }

  private void enroll(Note note) {
    made += note.what().equals(Things.CREATED) ? 1 : 0;
    long contact = enrollments.apply(note);
    table(HubType.CONTACTS)
        .find(contact)
        .filter(row -> !row.archived())
        .ifPresent(
            row ->
                put(
                    row.changed(
                        enrollments.properties(contact),
                        Math.max(note.at().toEpochMilli(), row.updatedAt() + 1)),
                    note));
  }

  @Override
  public synchronized List<Note> carriedOver(Instant at) {
    var notes = new ArrayList<Note>();
    for (HubType type : HubType.values()) {
      var ids = table(type).ids().stream().map(id -> Long.toString(id)).toList();
      notes.add(new Note(type.plural(), "", "buried", Map.of("ids", ids), at));
    }
    for (String object : List.of(SUBSCRIPTIONS, SETTINGS, PROPERTIES)) {
      for (var thing : things(object).all()) {
        notes.add(new Note(object, thing.id(), Things.CREATED, thing.fields(), at));
      }
    }
    return notes;
  }

  @Override
  public synchronized void truth(Consumer<Map<String, @Nullable Object>> lines) {
    int generation = company().plan().generation();
    people.forEach(
        (number, person) -> {
          var line = new LinkedHashMap<String, @Nullable Object>();
          line.put("type", "hubspot_contact");
          line.put("hubspot_id", Long.toString(HubSpotIds.contact(generation, number)));
          line.put("address", person.party().address());
          line.put("contact_id", person.party().contactId());
          line.put("account_id", person.party().accountId());
          lines.accept(line);
        });
  }

  void people(List<HubContact> contacts) {
    var byNumber = new LinkedHashMap<Integer, HubContact>();
    contacts.forEach(contact -> byNumber.put(contact.number(), contact));
    people = byNumber;
  }

  /** The record, or the one into which it was merged. */
  synchronized Optional<HubRow> find(HubType type, long id) {
    return table(type).find(merged(type).getOrDefault(id, id));
  }

  synchronized Optional<HubRow> byEmail(String email) {
    return Optional.ofNullable(emails.get(email.toLowerCase(Locale.ROOT)))
        .flatMap(id -> table(HubType.CONTACTS).find(id));
  }

  synchronized List<HubRow> after(HubType type, long id, boolean archived, int most) {
    return table(type).after(id, archived, most);
  }

  synchronized <T> T searching(HubType type, long now, Looking<T> looking) {
    return looking.look(table(type).search(now));
  }

  /** What is done with the index while nobody changes it. */
  interface Looking<T> {
    T look(SearchIndex index);
  }

  synchronized Map<Long, Set<Integer>> linked(HubType type, long id) {
    return Map.copyOf(type == HubType.CONTACTS ? links.ofContact(id) : links.ofCompany(id));
  }

  /** Every link, as the steering shows it. */
  synchronized List<Map<String, Object>> links() {
    var all = new ArrayList<Map<String, Object>>();
    for (long contact : links.contacts()) {
      links
          .ofContact(contact)
          .forEach(
              (firm, types) ->
                  all.add(
                      Map.of(
                          "id", contact + ":" + firm,
                          "version", 1,
                          "contact", Long.toString(contact),
                          "company", Long.toString(firm),
                          "primary", types.contains(Links.PRIMARY))));
    }
    return all;
  }

  synchronized int count(HubType type) {
    return table(type).size();
  }

  synchronized Properties properties() {
    return Objects.requireNonNull(properties, "No company was founded");
  }

  synchronized Company company() {
    return Objects.requireNonNull(company, "No company was founded");
  }

  Things things(String object) {
    return Objects.requireNonNull(things.get(object), object);
  }

  private Map<Long, Long> merged(HubType type) {
    return Objects.requireNonNull(merged.get(type));
  }

  private HubTable table(HubType type) {
    return Objects.requireNonNull(tables.get(type));
  }

  /** Counts what was made since the founding; the next thing takes it. */
  synchronized long made() {
    return made;
  }

  void lagMillis(long millis) {
    lagMillis = millis;
  }

  long lagMillis() {
    return lagMillis;
  }
}
