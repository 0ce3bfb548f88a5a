package com.salesintelligence.web.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts failed logins and says who has to wait. It forgets the oldest when there are many. */
@Component
class LoginAttempts {

  private static final int REMEMBERED = 10_000;

  private final LoginSettings settings;
  private final InstantSource clock;
  private final Map<String, Deque<Instant>> failures =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
          return size() > REMEMBERED;
        }
      };

  LoginAttempts(LoginSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  synchronized boolean mustWait(String name, String address) {
    return recent(both(name, address)) >= settings.attemptsPerName()
        || recent(address) >= settings.attemptsPerAddress();
  }

  synchronized void failed(String name, String address) {
    var now = clock.instant();
    add(both(name, address), now, settings.attemptsPerName());
    add(address, now, settings.attemptsPerAddress());
  }

  synchronized void succeeded(String name, String address) {
    failures.remove(both(name, address));
  }

  Duration window() {
    return settings.window();
  }

  private void add(String key, Instant time, int most) {
    var times = failures.computeIfAbsent(key, _ -> new ArrayDeque<>());
    times.addLast(time);
    while (times.size() > most) {
      times.removeFirst();
    }
  }

  private int recent(String key) {
    var times = failures.get(key);
    if (times == null) {
      return 0;
    }
    var start = clock.instant().minus(settings.window());
    times.removeIf(time -> time.isBefore(start));
    return times.size();
  }

  private static String both(String name, String address) {
    return name.toLowerCase(Locale.ROOT) + " " + address;
  }
}
