package com.salesintelligence.score.core;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scores change as time passes: each account is scored at least once a day, at a set time, and as
 * soon as possible when the service did not run then. It looks at what is stored, not at what it
 * remembers, so a run that broke goes on where it stopped.
 */
public final class ScoringDaily {

  private static final Logger log = LoggerFactory.getLogger(ScoringDaily.class);

  private final ScoringEverybody everybody;
  private final LocalTime time;
  private final InstantSource clock;
  private Instant doneFor = Instant.MIN;

  public ScoringDaily(ScoringEverybody everybody, LocalTime time, InstantSource clock) {
    this.everybody = everybody;
    this.time = time;
    this.clock = clock;
  }

  /** To be called again and again; does nothing when today's run is done. */
  public synchronized void runIfDue() {
    Instant due = due(clock.instant());
    if (due.equals(doneFor)) {
      return;
    }
    int scored = everybody.notScoredSince(due);
    doneFor = due;
    log.info("Daily scoring: {} accounts had no scores since {}", scored, due);
  }

  /** The set time of today once it has come, before that the start of the day. */
  private Instant due(Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Instant set = today.atTime(time).toInstant(ZoneOffset.UTC);
    return now.isBefore(set) ? today.atStartOfDay().toInstant(ZoneOffset.UTC) : set;
  }
}
