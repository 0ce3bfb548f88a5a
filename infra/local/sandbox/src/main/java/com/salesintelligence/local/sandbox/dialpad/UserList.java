package com.salesintelligence.local.sandbox.dialpad;

import com.salesintelligence.local.sandbox.http.Request;
import com.salesintelligence.local.sandbox.ledger.Things.Thing;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v2/users}: at most 100 a page, whatever limit is asked for. */
final class UserList {
  private static final int MOST = 100;
  private static final int ONE_IN = 5;
  private static final Set<String> STATES =
      Set.of("active", "all", "cancelled", "deleted", "pending", "suspended");

  private final CallLog log;
  private final AtomicInteger greedy = new AtomicInteger();

  UserList(CallLog log) {
    this.log = log;
  }

  Map<String, Object> list(Request request) {
    int size = size(request);
    int from = request.parameter("cursor").map(UserList::place).orElse(0);
    var users = log.things(CallLog.USERS).all().stream().filter(wanted(request)).toList();
    var items = users.stream().skip(from).limit(size).<Map<String, ?>>map(Thing::fields).toList();
    var answer = new LinkedHashMap<String, Object>();
    if (from + size < users.size()) {
      answer.put("cursor", cursor(from + size));
    }
    answer.put("items", items);
    return answer;
  }

  /** As documented, a limit above 100 is refused one time in five. */
  private int size(Request request) {
    String limit = request.parameter("limit").orElse(Integer.toString(MOST));
    if (!limit.matches("[1-9]\\d{0,8}")) {
      throw DialpadError.BAD_REQUEST.refusal("limit must be a number from 1 to 100");
    }
    int size = Integer.parseInt(limit);
    if (size > MOST && greedy.incrementAndGet() % ONE_IN == 0) {
      throw DialpadError.BAD_REQUEST.refusal("limit must be 100 or less");
    }
    return Math.min(size, MOST);
  }

  private static Predicate<Thing> wanted(Request request) {
    String state = request.parameter("state").orElse("active");
    if (!STATES.contains(state)) {
      throw DialpadError.BAD_REQUEST.refusal("state must be one of " + STATES);
    }
    var admin = request.parameter("company_admin");
    var email = request.parameter("email");
    var number = request.parameter("number");
    return user ->
        (state.equals("all") || state.equals(user.text("state")))
            && admin.filter(wish -> !wish.equals(user.text("is_admin"))).isEmpty()
            && email.filter(one -> !has(user, "emails", one)).isEmpty()
            && number.filter(one -> !has(user, "phone_numbers", one)).isEmpty();
  }

  private static boolean has(Thing user, String field, String value) {
    return user.field(field) instanceof List<?> values && values.contains(value);
  }

  Map<String, ? extends @Nullable Object> get(String id) {
    return log.things(CallLog.USERS)
        .find(id)
        .orElseThrow(() -> DialpadError.NOT_FOUND.refusal("The user " + id + " was not found."))
        .fields();
  }

  private static String cursor(int place) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("u" + place).getBytes(StandardCharsets.US_ASCII));
  }

  private static int place(String cursor) {
    try {
      var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
      if (text.matches("u\\d{1,8}")) {
        return Integer.parseInt(text.substring(1));
      }
    } catch (IllegalArgumentException _) {
      // Refused below.
    }
    throw DialpadError.BAD_REQUEST.refusal("Invalid cursor");
  }
}
