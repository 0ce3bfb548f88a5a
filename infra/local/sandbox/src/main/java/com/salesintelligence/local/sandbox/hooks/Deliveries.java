package com.salesintelligence.local.sandbox.hooks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last deliveries, so that a test can see what was sent. */
public final class Deliveries {
  private static final int MOST = 10_000;

  private final ArrayDeque<Delivery> deliveries = new ArrayDeque<>();
  private long count;

  /** One parcel's way. */
  static final class Delivery {
    final long number;
    final Parcel parcel;
    final List<Integer> statuses = new ArrayList<>();
    boolean over;

    Delivery(long number, Parcel parcel) {
      this.number = number;
      this.parcel = parcel;
    }
  }

  synchronized Delivery open(Parcel parcel) {
    var delivery = new Delivery(++count, parcel);
    deliveries.addLast(delivery);
    if (deliveries.size() > MOST) {
      deliveries.removeFirst();
    }
    return delivery;
  }

  /** 0 stands for no answer. */
  synchronized void answered(Delivery delivery, int status, boolean over) {
    delivery.statuses.add(status);
    delivery.over = over;
  }

  public synchronized List<Map<String, @Nullable Object>> lines() {
    var lines = new ArrayList<Map<String, @Nullable Object>>();
    for (Delivery delivery : deliveries) {
      var line = new LinkedHashMap<String, @Nullable Object>();
      line.put("id", Long.toString(delivery.number));
      line.put("version", delivery.statuses.size());
      line.put("url", delivery.parcel.url());
      line.put("statuses", List.copyOf(delivery.statuses));
      line.put("over", delivery.over);
      line.putAll(delivery.parcel.about());
      lines.add(line);
    }
    return lines;
  }
}
