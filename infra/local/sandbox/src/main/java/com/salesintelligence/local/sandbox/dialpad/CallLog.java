package com.salesintelligence.local.sandbox.dialpad;

import com.salesintelligence.local.sandbox.company.Call;
import com.salesintelligence.local.sandbox.company.Company;
import com.salesintelligence.local.sandbox.company.Dice;
import com.salesintelligence.local.sandbox.dialpad.CallRow.Leg;
import com.salesintelligence.local.sandbox.ledger.Kept;
import com.salesintelligence.local.sandbox.ledger.Note;
import com.salesintelligence.local.sandbox.ledger.SortedIndex;
import com.salesintelligence.local.sandbox.ledger.Things;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All that the sandbox's Dialpad holds: calls by start time, users, webhooks, subscriptions. */
public final class CallLog implements Kept {
  static final String CALLS = "calls";
  static final String TRANSCRIPTS = "transcripts";
  static final String USERS = "users";
  static final String WEBHOOKS = "webhooks";
  static final String SUBSCRIPTIONS = "subscriptions";
  static final String RANG = "rang";

  private static final long LIVE = 1L << 32;
  private static final double TRANSCRIBED = 0.93;

  private final Map<Long, CallRow> calls = new HashMap<>();
  private final SortedIndex<CallRow> byStart = new SortedIndex<>(CallRow.NEWEST_FIRST);
  private final Map<String, Things> things =
      Map.of(USERS, new Things(), WEBHOOKS, new Things(), SUBSCRIPTIONS, new Things());
  private @Nullable Company company;
  private DialpadIds ids = new DialpadIds(0, 0);
  private long made;

  @Override
  public String source() {
    return "dialpad";
  }

  @Override
  public synchronized void found(Company founded) {
    company = founded;
    ids = new DialpadIds(founded.plan().seed(), founded.plan().generation());
    made = 0;
    calls.clear();
    things.values().forEach(Things::clear);
    new Users(ids).forEach(things(USERS)::apply);
    founded.phoneLog().halfYear().forEach(this::enter);
    byStart.fill(List.copyOf(calls.values()));
  }

  private void enter(Call call) {
    for (CallRow row : rows(call)) {
      calls.put(row.id(), row);
    }
  }

  private List<CallRow> rows(Call call) {
    if (!call.viaOffice()) {
      return List.of(row(call, Leg.WHOLE));
    }
    return List.of(row(call, Leg.ENTRY), row(call, Leg.AGENT));
  }

  private CallRow row(Call call, Leg leg) {
    return new CallRow(
        ids.call(call.number(), leg == Leg.ENTRY),
        call.startedAt(),
        call.endedAt(),
        0,
        1,
        call,
        leg,
        Map.of(),
        leg == Leg.ENTRY ? null : transcript(call));
  }

  /** Most calls that were answered have one, some seconds or minutes after they ended. */
  private @Nullable Transcript transcript(Call call) {
    var dice = Dice.of(ids.seed(), call.number(), call.startedAt());
    return call.answered() && dice.chance(TRANSCRIBED)
        ? new Transcript(null, call.endedAt() + dice.between(15_000, 240_000))
        : null;
  }

  @Override
  public synchronized void apply(Note note) {
    switch (note.object()) {
      case CALLS -> applyToCall(note);
      case TRANSCRIPTS -> transcribe(note);
      default -> {
        made += note.what().equals(Things.CREATED) ? 1 : 0;
        things(note.object()).apply(note);
      }
    }
  }

  private void applyToCall(Note note) {
    switch (note.what()) {
      case RANG -> {
        made++;
        rows(live(note)).forEach(this::put);
      }
      case Things.CREATED -> {
        made++;
        put(Given.row(Long.parseLong(note.id()), note));
      }
      case Things.CHANGED -> {
        var row = calls.get(Long.parseLong(note.id()));
        if (row != null) {
          put(Given.changed(row, note));
        }
      }
      case Things.DELETED -> {
        var row = calls.remove(Long.parseLong(note.id()));
        if (row != null) {
          byStart.remove(row);
        }
      }
      default -> throw new IllegalStateException("Unknown note: " + note);
    }
  }

  private Call live(Note note) {
    long number = number(note, "number");
    return company()
        .phoneLog()
        .now(number, note.at().toEpochMilli(), new Dice(number(note, "dice")));
  }

  private static long number(Note note, String field) {
    return note.fields().get(field) instanceof Number number ? number.longValue() : 0;
  }

  private void transcribe(Note note) {
    var row = calls.get(Long.parseLong(note.id()));
    if (row != null) {
      put(row.with(note.what().equals(Things.DELETED) ? null : Given.transcript(note)));
    }
  }

  private void put(CallRow row) {
    var before = calls.put(row.id(), row);
    if (before != null) {
      byStart.remove(before);
    }
    byStart.add(row);
  }

  @Override
  public synchronized List<Note> carriedOver(Instant at) {
    var notes = new ArrayList<Note>();
    for (String object : List.of(WEBHOOKS, SUBSCRIPTIONS)) {
      for (var thing : things(object).all()) {
        notes.add(new Note(object, thing.id(), Things.CREATED, thing.fields(), at));
      }
    }
    return notes;
  }

  @Override
  public void truth(Consumer<Map<String, @Nullable Object>> lines) {
    company().phoneBook().truthLines().forEach(lines);
  }

  /** At most {@code most} records that started before {@code before}, newest first. */
  synchronized List<CallRow> startedBefore(long before, long beforeId, int most) {
    int from =
        byStart.first(
            row ->
                row.startedAt() != before
                    ? Long.compare(before, row.startedAt())
                    : row.id() < beforeId ? 0 : -1);
    var rows = new ArrayList<CallRow>();
    for (int i = from; i < byStart.size() && rows.size() < most; i++) {
      rows.add(byStart.get(i));
    }
    return rows;
  }

  synchronized Optional<CallRow> find(long id) {
    return Optional.ofNullable(calls.get(id));
  }

  synchronized int count() {
    return calls.size();
  }

  synchronized Things things(String object) {
    var found = things.get(object);
    if (found == null) {
      throw new IllegalArgumentException("No such object: " + object);
    }
    return found;
  }

  synchronized DialpadIds ids() {
    return ids;
  }

  synchronized Company company() {
    if (company == null) {
      throw new IllegalStateException("No company was founded");
    }
    return company;
  }

  /** Counts what was made since the founding; the next thing takes it. */
  synchronized long made() {
    return made;
  }

  /** The number of the next live call. */
  synchronized long nextLive() {
    return LIVE + made;
  }
}
