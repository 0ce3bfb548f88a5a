package com.salesintelligence.local.sandbox.dialpad;

import com.salesintelligence.local.sandbox.http.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v2/call}: concluded calls by start time, in pages whose size is ours to choose.
 */
final class CallList {
  static final int PAGE = 50;

  private static final int LOOKED_AT = 2 * PAGE;
  private static final int LOOKED_AT_FOR_TARGET = 500;
  private static final Set<String> TARGETS =
      Set.of(
          "callcenter",
          "callrouter",
          "channel",
          "coachinggroup",
          "coachingteam",
          "department",
          "office",
          "room",
          "staffgroup",
          "unknown",
          "user");

  private final CallLog log;
  private final CallJson json;

  CallList(CallLog log, CallJson json) {
    this.log = log;
    this.json = json;
  }

  /** What the caller wants to see. */
  private record Wanted(long after, long before, @Nullable String targetId, @Nullable String type) {
    boolean wants(Map<String, @Nullable Object> call) {
      return targetId == null || is(call.get("target")) || is(call.get("entry_point_target"));
    }

    private boolean is(@Nullable Object target) {
      return target instanceof Map<?, ?> fields
          && String.valueOf(fields.get("id")).equals(targetId)
          && (type == null || type.equals(fields.get("type")));
    }
  }

  Map<String, Object> answer(Request request, long now) {
    var wanted = wanted(request);
    var cursor = request.parameter("cursor").map(Cursor::parse).orElse(Cursor.FIRST);
    long start = Math.min(cursor.start(), wanted.before);
    long id = start < cursor.start() ? Long.MAX_VALUE : cursor.id();
    int size = size(cursor.page());
    int most = wanted.targetId == null ? LOOKED_AT : LOOKED_AT_FOR_TARGET;
    var rows = log.startedBefore(start, start == wanted.before ? 0 : id, most);
    var items = new ArrayList<Map<String, @Nullable Object>>();
    CallRow last = null;
    int looked = 0;
    for (CallRow row : rows) {
      if (items.size() == size || row.startedAt() <= wanted.after) {
        break;
      }
      looked++;
      last = row;
      if (row.concluded(now)) {
        var call = json.call(row, now);
        if (wanted.wants(call)) {
          items.add(call);
        }
      }
    }
    boolean more =
        looked < rows.size() ? rows.get(looked).startedAt() > wanted.after : rows.size() == most;
    var answer = new LinkedHashMap<String, Object>();
    if (more) {
      answer.put("cursor", next(last, start, id, cursor.page()).text());
    }
    answer.put("items", items);
    return answer;
  }

  private static Cursor next(@Nullable CallRow last, long start, long id, int page) {
    return last == null
        ? new Cursor(start, id, page + 1)
        : new Cursor(last.startedAt(), last.id(), page + 1);
  }

  /** Now and then a page is short, and now and then it is empty although more comes. */
  static int size(int page) {
    return page % 9 == 4 ? 0 : page % 5 == 3 ? PAGE / 3 : PAGE;
  }

  private static Wanted wanted(Request request) {
    var target = request.parameter("target_id");
    var type = request.parameter("target_type");
    type.filter(one -> !TARGETS.contains(one))
        .ifPresent(
            one -> {
              throw DialpadError.BAD_REQUEST.refusal("target_type must be one of " + TARGETS);
            });
    if (target.isPresent() != type.isPresent()) {
      throw DialpadError.BAD_REQUEST.refusal("target_id and target_type go together");
    }
    return new Wanted(
        millis(request, "started_after").orElse(Long.MIN_VALUE),
        millis(request, "started_before").orElse(Long.MAX_VALUE),
        target.orElse(null),
        type.orElse(null));
  }

  private static Optional<Long> millis(Request request, String name) {
    return request
        .parameter(name)
        .map(
            text -> {
              if (!text.matches("\\d{1,18}")) {
                throw DialpadError.BAD_REQUEST.refusal(
                    name + " must be milliseconds since 1970, not '" + text + "'");
              }
              return Long.parseLong(text);
            });
  }
}
