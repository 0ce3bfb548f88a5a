package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.company.HubEnrollment.Status;
import com.salesintelligence.local.sandbox.company.HubSequence;
import com.salesintelligence.local.sandbox.ledger.Note;
import com.salesintelligence.local.sandbox.ledger.Things;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sequences, and who is or was in them. */
final class Enrollments {
  private final Map<Long, HubSequence> sequences = new LinkedHashMap<>();
  private final Map<Long, Enrollment> enrollments = new LinkedHashMap<>();
  private final Map<Long, List<Long>> byContact = new HashMap<>();

  synchronized void begin(Map<Long, HubSequence> all) {
    sequences.clear();
    sequences.putAll(all);
    enrollments.clear();
    byContact.clear();
  }

  synchronized void put(Enrollment enrollment) {
    if (enrollments.put(enrollment.id(), enrollment) == null) {
      byContact.computeIfAbsent(enrollment.contact(), _ -> new ArrayList<>(1)).add(enrollment.id());
    }
  }

  /** Answers whose enrollment it is. */
  synchronized long apply(Note note) {
    long id = Long.parseLong(note.id());
    long at = note.at().toEpochMilli();
    if (note.what().equals(Things.CREATED)) {
      var fields = note.fields();
      put(
          new Enrollment(
              id,
              Notes.number(note, "contact"),
              Notes.number(note, "sequence"),
              String.valueOf(fields.get("to")),
              String.valueOf(fields.get("user")),
              at,
              at,
              Status.ACTIVE,
              0,
              1));
    } else {
      var before = Objects.requireNonNull(enrollments.get(id));
      var status =
          Status.valueOf(String.valueOf(note.fields().get("status")).toUpperCase(Locale.ROOT));
      put(before.ended(status, Math.max(at, before.updatedAt() + 1)));
    }
    return Objects.requireNonNull(enrollments.get(id)).contact();
  }

  /** The enrollments of a contact who was merged belong to the one who goes on. */
  synchronized void move(long from, long to) {
    for (long id : byContact.getOrDefault(from, List.of())) {
      var old = Objects.requireNonNull(enrollments.get(id));
      enrollments.put(
          id,
          new Enrollment(
              id,
              to,
              old.sequence(),
              old.toEmail(),
              old.user(),
              old.enrolledAt(),
              old.updatedAt(),
              old.status(),
              old.endedAt(),
              old.version() + 1));
      byContact.computeIfAbsent(to, _ -> new ArrayList<>(1)).add(id);
    }
    byContact.remove(from);
  }

  synchronized Map<Long, HubSequence> sequences() {
    return new LinkedHashMap<>(sequences);
  }

  synchronized Optional<HubSequence> sequence(long id) {
    return Optional.ofNullable(sequences.get(id));
  }

  synchronized List<Enrollment> all() {
    return List.copyOf(enrollments.values());
  }

  synchronized Optional<Enrollment> find(long id) {
    return Optional.ofNullable(enrollments.get(id));
  }

  synchronized List<Enrollment> of(long contact) {
    return byContact.getOrDefault(contact, List.of()).stream()
        .map(id -> Objects.requireNonNull(enrollments.get(id)))
        .toList();
  }

  synchronized Optional<Enrollment> active(long contact) {
    return of(contact).stream().filter(Enrollment::active).findFirst();
  }

  /** How many a user enrolled since a moment. */
  synchronized long since(String user, long moment) {
    return enrollments.values().stream()
        .filter(one -> one.user().equals(user) && one.enrolledAt() > moment)
        .count();
  }

  /** What HubSpot shows of it all at the contact. */
  synchronized Map<String, @Nullable String> properties(long contact) {
    var all = of(contact);
    var properties = new LinkedHashMap<String, @Nullable String>();
    if (all.isEmpty()) {
      return properties;
    }
    var last = all.getLast();
    long active = all.stream().filter(Enrollment::active).count();
    properties.put("hs_sequences_is_enrolled", Boolean.toString(active > 0));
    properties.put("hs_sequences_actively_enrolled_count", Long.toString(active));
    properties.put("hs_sequences_enrolled_count", Integer.toString(all.size()));
    properties.put("hs_latest_sequence_enrolled", Long.toString(last.sequence()));
    properties.put("hs_latest_sequence_enrolled_date", time(last.enrolledAt()));
    boolean finished = last.status() == Status.FINISHED;
    properties.put("hs_latest_sequence_finished_date", finished ? time(last.endedAt()) : null);
    properties.put(
        "hs_latest_sequence_unenrolled_date",
        finished || last.active() ? null : time(last.endedAt()));
    return properties;
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
