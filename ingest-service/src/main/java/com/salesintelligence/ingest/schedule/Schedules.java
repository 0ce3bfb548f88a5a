package com.salesintelligence.ingest.schedule;

import com.salesintelligence.ingest.core.Polling;
import com.salesintelligence.ingest.core.RunReport.Trigger;
import com.salesintelligence.ingest.core.RunRequest;
import com.salesintelligence.ingest.core.Runs;
import com.salesintelligence.ingest.core.SyncType;
import com.salesintelligence.ingest.schedule.ScheduleSettings.Plan;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.support.CronTrigger;

/** Polls each source from the moment that the service is ready, and reads it whole at its times. */
public final class Schedules {

  private final TaskScheduler scheduler;
  private final InstantSource clock;
  private final List<Scheduled> sources;
  private final ZoneId zone;

  /** A source and when it is read. */
  public record Scheduled(Runs runs, Plan plan) {}

  public Schedules(
      TaskScheduler scheduler, InstantSource clock, List<Scheduled> sources, ZoneId zone) {
    this.scheduler = scheduler;
    this.clock = clock;
    this.sources = List.copyOf(sources);
    this.zone = zone;
  }

  public void start() {
    sources.stream().filter(source -> !source.runs().scopes().isEmpty()).forEach(this::start);
  }

  private void start(Scheduled source) {
    poll(new Polling(source.runs(), source.plan().every(), clock), clock.instant());
    if (!source.plan().full().equals("-")) {
      scheduler.schedule(
          () -> readWhole(source.runs()), new CronTrigger(source.plan().full(), zone));
    }
  }

  private void poll(Polling polling, Instant at) {
    scheduler.schedule(() -> poll(polling, polling.poll()), at);
  }

  private static void readWhole(Runs runs) {
    runs.start(new RunRequest(SyncType.FULL, runs.scopes(), Trigger.SCHEDULE));
  }
}
