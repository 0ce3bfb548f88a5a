package com.salesintelligence.local.sandbox.dialpad;

import com.salesintelligence.local.sandbox.company.Dice;
import com.salesintelligence.local.sandbox.ledger.Ledger;
import com.salesintelligence.local.sandbox.ledger.Note;
import com.salesintelligence.local.sandbox.ledger.Things;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets calls happen: by themselves, or as they are given. */
public final class Switchboard {
  private final CallLog log;
  private final Ledger ledger;
  private final CallEvents events;
  private final InstantSource clock;

  public Switchboard(CallLog log, Ledger ledger, CallEvents events, InstantSource clock) {
    this.log = log;
    this.ledger = ledger;
    this.events = events;
    this.clock = clock;
  }

  /** A call begins now, goes on for as long as it takes, and gets its transcript later. */
  public void ring(Dice dice) throws IOException {
    ledger.together(
        () -> {
          long number = log.nextLive();
          ledger.write(
              log,
              new Note(
                  CallLog.CALLS,
                  Long.toString(log.ids().call(number, false)),
                  CallLog.RANG,
                  Map.of("number", number, "dice", dice.next()),
                  clock.instant()));
          for (boolean entry : new boolean[] {true, false}) {
            log.find(log.ids().call(number, entry)).ifPresent(events::live);
          }
          return number;
        });
  }

  /**
   * A call that has happened.
   *
   * @param hiddenMillis how long the API does not show it yet
   */
  public CallRow create(Map<String, ? extends @Nullable Object> fields, long hiddenMillis)
      throws IOException {
    return ledger.together(
        () -> {
          var own = CallInput.whole(CallInput.checked(fields), clock.millis());
          long id = CallInput.id(fields).orElseGet(() -> log.ids().made(log.made()));
          if (log.find(id).isPresent()) {
            throw DialpadError.BAD_REQUEST.refusal("There is a call " + id + " already");
          }
          own.put("call_id", id);
          if (hiddenMillis > 0) {
            own.put(Given.VISIBLE_AT, clock.millis() + hiddenMillis);
          }
          write(CallLog.CALLS, Long.toString(id), Things.CREATED, own);
          var row = log.find(id).orElseThrow();
          events.past(row);
          return row;
        });
  }

  public Optional<CallRow> change(long id, Map<String, ? extends @Nullable Object> fields)
      throws IOException {
    return ledger.together(
        () -> {
          if (log.find(id).isEmpty()) {
            return Optional.empty();
          }
          var own = CallInput.checked(fields);
          own.remove("call_id");
          write(CallLog.CALLS, Long.toString(id), Things.CHANGED, own);
          return log.find(id);
        });
  }

  public boolean delete(long id) throws IOException {
    return ledger.together(
        () -> {
          boolean there = log.find(id).isPresent();
          if (there) {
            write(CallLog.CALLS, Long.toString(id), Things.DELETED, Map.of());
          }
          return there;
        });
  }

  /**
   * Gives a call its transcript.
   *
   * @param afterMillis how long it takes until it is ready
   */
  public Optional<CallRow> transcribe(
      long id, List<? extends Map<String, ? extends @Nullable Object>> lines, long afterMillis)
      throws IOException {
    return ledger.together(
        () -> {
          if (log.find(id).isEmpty()) {
            return Optional.empty();
          }
          var fields = new LinkedHashMap<String, @Nullable Object>();
          fields.put(Given.LINES, CallInput.lines(lines));
          fields.put(Given.READY_AT, clock.millis() + afterMillis);
          write(CallLog.TRANSCRIPTS, Long.toString(id), Things.CREATED, fields);
          var row = log.find(id);
          row.ifPresent(events::transcribed);
          return row;
        });
  }

  public boolean forgetTranscript(long id) throws IOException {
    return ledger.together(
        () -> {
          boolean there = log.find(id).filter(row -> row.transcript() != null).isPresent();
          if (there) {
            write(CallLog.TRANSCRIPTS, Long.toString(id), Things.DELETED, Map.of());
          }
          return there;
        });
  }

  private void write(
      String object, String id, String what, Map<String, ? extends @Nullable Object> fields)
      throws IOException {
    ledger.write(log, new Note(object, id, what, fields, clock.instant()));
  }
}
