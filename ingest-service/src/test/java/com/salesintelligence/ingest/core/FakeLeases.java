package com.salesintelligence.ingest.core;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Leases in memory, seen by all instances of a test. */
public final class FakeLeases implements LeaseStore {

  private final InstantSource clock;
  private final Map<String, Row> rows = new ConcurrentHashMap<>();
  final List<String> calls = new ArrayList<>();

  private record Row(String holder, long token, Instant until) {}

  FakeLeases(InstantSource clock) {
    this.clock = clock;
  }

  public static Leases free(InstantSource clock) {
    return new Leases(new FakeLeases(clock), "me", Duration.ofMinutes(1), clock);
  }

  @Override
  public synchronized OptionalLong take(String name, String holder, Duration time) {
    calls.add("take " + name + " " + holder);
    var now = clock.instant();
    var row = rows.get(name);
    if (row != null && !row.holder().equals(holder) && now.isBefore(row.until())) {
      return OptionalLong.empty();
    }
    var next = new Row(holder, token(row, holder), now.plus(time));
    rows.put(name, next);
    return OptionalLong.of(next.token());
  }

  private static long token(@Nullable Row row, String holder) {
    if (row == null) {
      return 1;
    }
    return row.holder().equals(holder) ? row.token() : row.token() + 1;
  }

  synchronized long takes(String holder) {
    return calls.stream().filter(call -> call.endsWith(" " + holder)).count();
  }

  @Override
  public synchronized Set<String> renew(Collection<String> names, String holder, Duration time) {
    calls.add("renew " + names + " " + holder);
    var now = clock.instant();
    return names.stream()
        .filter(
            name -> {
              var row = rows.get(name);
              boolean own = row != null && row.holder().equals(holder);
              if (own) {
                rows.put(name, new Row(holder, row.token(), now.plus(time)));
              }
              return own;
            })
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized void release(Collection<String> names, String holder) {
    calls.add("release " + names + " " + holder);
    names.forEach(
        name ->
            rows.computeIfPresent(
                name,
                (n, row) ->
                    row.holder().equals(holder)
                        ? new Row(holder, row.token(), Instant.EPOCH)
                        : row));
  }
}
