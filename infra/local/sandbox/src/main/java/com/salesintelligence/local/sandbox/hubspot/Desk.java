package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.company.HubSpotIds;
import com.salesintelligence.local.sandbox.ledger.Ledger;
import com.salesintelligence.local.sandbox.ledger.Note;
import com.salesintelligence.local.sandbox.ledger.Things;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes records, as the API or as the steering wants it. */
public final class Desk {
  private static final long MADE = 300_000_000L;

  private final Crm crm;
  private final Ledger ledger;
  private final HubEvents events;
  private final InstantSource clock;

  /**
   * How a change comes about.
   *
   * @param modified when it shall have happened, where it comes out of order
   * @param hiddenMillis how much later the search sees it
   */
  public record Manner(Optional<Instant> modified, long hiddenMillis) {
    public static final Manner USUAL = new Manner(Optional.empty(), 0);
  }

  public Desk(Crm crm, Ledger ledger, HubEvents events, InstantSource clock) {
    this.crm = crm;
    this.ledger = ledger;
    this.events = events;
    this.clock = clock;
  }

  public HubRow create(
      HubType type, Map<String, ? extends @Nullable Object> properties, Manner manner)
      throws IOException {
    return ledger.together(
        () -> {
          var own = PropertyInput.checked(crm, type, properties);
          checkEmail(type, own, -1);
          long id = newId(type);
          write(type, id, Things.CREATED, fields(own, manner));
          var row = crm.find(type, id).orElseThrow();
          events.created(row);
          return row;
        });
  }

  /** Refuses all of a batch when one of its records cannot be made. */
  void checkAll(HubType type, List<Map<String, @Nullable Object>> batch) {
    var addresses = new HashSet<String>();
    for (var properties : batch) {
      var own = PropertyInput.checked(crm, type, properties);
      checkEmail(type, own, -1);
      String email = own.get("email");
      if (type == HubType.CONTACTS && email != null && !addresses.add(email)) {
        throw HubError.validation("Duplicate IDs found in batch input: [" + email + "]").refusal();
      }
    }
  }

  private long newId(HubType type) {
    int generation = crm.company().plan().generation();
    long number = MADE + crm.made();
    return type == HubType.CONTACTS
        ? HubSpotIds.contact(generation, number)
        : HubSpotIds.company(generation, number);
  }

  public Optional<HubRow> change(
      HubType type, long id, Map<String, ? extends @Nullable Object> properties, Manner manner)
      throws IOException {
    return ledger.together(
        () -> {
          var row = living(type, id);
          if (row.isEmpty()) {
            return row;
          }
          long own = row.get().id();
          var checked = PropertyInput.checked(crm, type, properties);
          checkEmail(type, checked, own);
          write(type, own, Things.CHANGED, fields(checked, manner));
          var after = crm.find(type, own);
          after.ifPresent(changed -> events.changed(changed, checked));
          return after;
        });
  }

  private void checkEmail(HubType type, Map<String, @Nullable String> properties, long own) {
    String email = properties.get("email");
    if (type == HubType.CONTACTS && email != null && !email.isEmpty()) {
      crm.byEmail(email)
          .filter(other -> other.id() != own)
          .ifPresent(
              other -> {
                throw HubError.conflict("Contact already exists. Existing ID: " + other.id())
                    .refusal();
              });
    }
  }

  private Map<String, @Nullable Object> fields(
      Map<String, @Nullable String> properties, Manner manner) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("properties", properties);
    manner.modified.ifPresent(at -> fields.put("modified", at.toEpochMilli()));
    hide(fields, manner);
    return fields;
  }

  private void hide(Map<String, @Nullable Object> fields, Manner manner) {
    if (manner.hiddenMillis > 0) {
      fields.put("visible_at", clock.millis() + manner.hiddenMillis);
    }
  }

  public boolean archive(HubType type, long id, Manner manner) throws IOException {
    return ledger.together(
        () -> {
          var row = living(type, id);
          if (row.isPresent()) {
            var fields = new LinkedHashMap<String, @Nullable Object>();
            hide(fields, manner);
            write(type, row.get().id(), Things.DELETED, fields);
            events.deleted(row.get());
          }
          return row.isPresent();
        });
  }

  /** Only by hand in HubSpot itself: its API cannot. */
  public Optional<HubRow> restore(HubType type, long id, Manner manner) throws IOException {
    return ledger.together(
        () -> {
          var row = crm.find(type, id).filter(HubRow::archived);
          if (row.isEmpty()) {
            return row;
          }
          var fields = new LinkedHashMap<String, @Nullable Object>();
          manner.modified.ifPresent(at -> fields.put("modified", at.toEpochMilli()));
          hide(fields, manner);
          checkEmail(type, crm.properties().of(row.get()), id);
          write(type, id, "restored", fields);
          var restored = crm.find(type, id);
          restored.ifPresent(events::restored);
          return restored;
        });
  }

  /** The first ends, the second goes on with what it had not. */
  public Optional<HubRow> merge(HubType type, long loser, long winner) throws IOException {
    return ledger.together(
        () -> {
          var gone = living(type, loser).filter(row -> row.id() == loser);
          var stays = living(type, winner);
          if (gone.isEmpty() || stays.isEmpty() || stays.get().id() == loser) {
            return Optional.empty();
          }
          long into = stays.get().id();
          write(type, loser, "merged", Map.of("into", into));
          var merged = crm.find(type, into);
          merged.ifPresent(row -> events.merged(row, loser));
          return merged;
        });
  }

  /** Deletes for good, as the law may ask for. */
  public boolean forget(HubType type, long id) throws IOException {
    return ledger.together(
        () -> {
          var row = crm.find(type, id);
          if (row.isPresent()) {
            write(type, row.get().id(), "forgotten", Map.of());
            events.forgotten(row.get());
          }
          return row.isPresent();
        });
  }

  public boolean link(long contact, long company, boolean primary) throws IOException {
    return linked(contact, company, Things.CREATED, primary);
  }

  public boolean unlink(long contact, long company) throws IOException {
    return linked(contact, company, Things.DELETED, false);
  }

  private boolean linked(long contact, long company, String what, boolean primary)
      throws IOException {
    return ledger.together(
        () -> {
          var person = living(HubType.CONTACTS, contact);
          var firm = living(HubType.COMPANIES, company);
          if (person.isEmpty() || firm.isEmpty()) {
            return false;
          }
          var fields = new LinkedHashMap<String, @Nullable Object>();
          fields.put("contact", person.get().id());
          fields.put("company", firm.get().id());
          fields.put("primary", primary ? 1 : 0);
          ledger.write(
              crm,
              new Note(
                  "associations",
                  person.get().id() + ":" + firm.get().id(),
                  what,
                  fields,
                  clock.instant()));
          events.linked(person.get(), firm.get(), what.equals(Things.DELETED), primary);
          return true;
        });
  }

  private Optional<HubRow> living(HubType type, long id) {
    return crm.find(type, id).filter(row -> !row.archived());
  }

  private void write(
      HubType type, long id, String what, Map<String, ? extends @Nullable Object> fields)
      throws IOException {
    ledger.write(crm, new Note(type.plural(), Long.toString(id), what, fields, clock.instant()));
  }

  /** A record by its id, or by another property that no two share. */
  Optional<HubRow> find(HubType type, String id, String property) {
    if (property.equals("email") && type == HubType.CONTACTS) {
      return crm.byEmail(id.toLowerCase(Locale.ROOT));
    }
    if (!property.isEmpty() && !property.equals("hs_object_id")) {
      throw HubError.validation("idProperty '" + property + "' is not unique").refusal();
    }
    return id.matches("\\d{1,18}") ? crm.find(type, Long.parseLong(id)) : Optional.empty();
  }
}
