package com.salesintelligence.score.core.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The moment of scoring; days are days of UTC. */
public record Today(Instant now) {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  public LocalDate date() {
    return dateOf(now);
  }

  /** Full days since then; 0 for what lies ahead. */
  public long daysSince(Instant then) {
    return Math.max(0, Duration.between(then, now).toDays());
  }

  /** Full hours since then; 0 for what lies ahead. */
  public long hoursSince(Instant then) {
    return Math.max(0, Duration.between(then, now).toHours());
  }

  /** Negative when it has passed. */
  public long daysUntil(LocalDate day) {
    return ChronoUnit.DAYS.between(date(), day);
  }

  public long daysUntil(Instant then) {
    return daysUntil(dateOf(then));
  }

  /** For example {@code today}, {@code yesterday}, {@code 5 days ago}. */
  public String ago(Instant then) {
    long days = -daysUntil(then);
    return days <= 0 ? "today" : days == 1 ? "yesterday" : days + " days ago";
  }

  /** For example {@code today}, {@code tomorrow}, {@code in 5 days}. */
  public String ahead(LocalDate day) {
    long days = daysUntil(day);
    return days <= 0 ? "today" : days == 1 ? "tomorrow" : "in " + days + " days";
  }

  /** For example {@code 5 Dec}. */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  public static String day(Instant then) {
    return day(dateOf(then));
  }

  private static LocalDate dateOf(Instant then) {
    return LocalDate.ofInstant(then, ZoneOffset.UTC);
  }
}
