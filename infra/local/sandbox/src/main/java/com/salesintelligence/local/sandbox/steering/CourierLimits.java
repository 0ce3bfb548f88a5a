package com.salesintelligence.local.sandbox.steering;

import com.salesintelligence.local.sandbox.hooks.Courier;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a source's webhooks travel: {@code {source}_webhook_wait_percent} and two switches. */
record CourierLimits(String source, Courier courier) {
  /** False when it is none of these. */
  boolean set(String name, long value) {
    if (name.equals(source + "_webhook_wait_percent")) {
      courier.waitPercent((int) Math.clamp(value, 0, 100));
    } else if (name.equals(source + "_webhooks_reversed")) {
      courier.reversed(value != 0);
    } else if (name.equals(source + "_webhooks_twice")) {
      courier.twice(value != 0);
    } else {
      return false;
    }
    return true;
  }

  Map<String, Long> all() {
    var all = new LinkedHashMap<String, Long>();
    all.put(source + "_webhook_wait_percent", (long) courier.waitPercent());
    all.put(source + "_webhooks_reversed", courier.reversed() ? 1L : 0L);
    all.put(source + "_webhooks_twice", courier.twice() ? 1L : 0L);
    return all;
  }
}
