package com.salesintelligence.local.sandbox.dialpad;

import com.salesintelligence.local.sandbox.ledger.Note;
import com.salesintelligence.local.sandbox.ledger.Things;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls of one's own, as an export holds them. */
public final class OwnCalls {
  private OwnCalls() {}

  /** The note of a call that has happened; it needs a {@code call_id}. */
  public static Note note(Map<String, ? extends @Nullable Object> fields, Instant now) {
    long id =
        CallInput.id(fields)
            .filter(given -> given > 0)
            .orElseThrow(
                () -> DialpadError.BAD_REQUEST.refusal("A call needs its call_id, a number"));
    var own = CallInput.whole(CallInput.checked(fields), now.toEpochMilli());
    own.put("call_id", id);
    return new Note(CallLog.CALLS, Long.toString(id), Things.CREATED, own, now);
  }
}
