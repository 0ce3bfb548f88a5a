package com.salesintelligence.web.dashboard;

import com.salesintelligence.web.layout.Band;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many accounts have a priority in a range of ten. */
record Bucket(String range, long accounts, Band band) {

  static List<Bucket> of(@Nullable List<Long> counts) {
    var buckets = new ArrayList<Bucket>();
    for (int i = 0; counts != null && i < counts.size(); i++) {
      long low = i * 10L;
      var range = i == counts.size() - 1 ? low + "–100" : low + "–" + (low + 9);
      buckets.add(new Bucket(range, counts.get(i), Band.of(low)));
    }
    return buckets;
  }
}
