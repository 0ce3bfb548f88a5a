package com.salesintelligence.local.sandbox.company;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Moves mails to times at which people work. */
final class OfficeHours {
  private OfficeHours() {}

  /** The given time or an earlier one. */
  static long before(long at, Dice dice) {
    var time = time(at);
    if (weekend(time)) {
      time = time.minusDays(time.getDayOfWeek() == DayOfWeek.SATURDAY ? 1 : 2);
    }
    if (time.getHour() < 6) {
      time =
          time.minusDays(time.getDayOfWeek() == DayOfWeek.MONDAY ? 3 : 1)
              .withHour(dice.between(8, 18));
    } else if (time.getHour() > 19) {
      time = time.withHour(dice.between(8, 19));
    }
    return time.toInstant().toEpochMilli();
  }

  /** The given time or a later one. */
  static long after(long at, Dice dice) {
    var time = time(at);
    if (time.getHour() > 19) {
      time = time.plusDays(1).withHour(dice.between(6, 11));
    } else if (time.getHour() < 6) {
      time = time.withHour(dice.between(6, 11));
    }
    while (weekend(time)) {
      time = time.plusDays(1);
    }
    return time.toInstant().toEpochMilli();
  }

  private static OffsetDateTime time(long at) {
    return Instant.ofEpochMilli(at).atOffset(ZoneOffset.UTC);
  }

  private static boolean weekend(OffsetDateTime time) {
    return time.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
  }
}
