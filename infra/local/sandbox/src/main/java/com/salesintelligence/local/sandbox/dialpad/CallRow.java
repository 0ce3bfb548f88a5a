package com.salesintelligence.local.sandbox.dialpad;

import com.salesintelligence.local.sandbox.company.Call;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of one call record.
 *
 * @param endedAt from then on the call is listed
 * @param visibleAt before that the API does not show it
 * @param call what it is written from; null when all of its fields were given
 * @param own fields that were given, in place of those that are written
 */
public record CallRow(
    long id,
    long startedAt,
    long endedAt,
    long visibleAt,
    int version,
    @Nullable Call call,
    Leg leg,
    Map<String, ? extends @Nullable Object> own,
    @Nullable Transcript transcript) {
  /** Which record of a call it is: a call that comes in on the main line has two. */
  public enum Leg {
    WHOLE,
    ENTRY,
    AGENT
  }

  /** Recent calls first. */
  static final Comparator<CallRow> NEWEST_FIRST =
      Comparator.comparingLong(CallRow::startedAt).thenComparingLong(CallRow::id).reversed();

  boolean concluded(long now) {
    return endedAt <= now && visibleAt <= now;
  }

  CallRow with(Map<String, ? extends @Nullable Object> fields, long start, long end) {
    var all = new LinkedHashMap<String, @Nullable Object>(own);
    all.putAll(fields);
    return new CallRow(id, start, end, visibleAt, version + 1, call, leg, all, transcript);
  }

  CallRow with(@Nullable Transcript other) {
    return new CallRow(id, startedAt, endedAt, visibleAt, version + 1, call, leg, own, other);
  }
}
