package com.salesintelligence.ingest.schedule;

import com.salesintelligence.ingest.core.Leases;
import com.salesintelligence.ingest.core.Plan;
import com.salesintelligence.ingest.core.Polling;
import com.salesintelligence.ingest.core.RunReport.Trigger;
import com.salesintelligence.ingest.core.RunRequest;
import com.salesintelligence.ingest.core.Runs;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.core.SyncType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.support.CronTrigger;

/** Polls each source from the moment that the service is ready, and reads it whole at its times. */
public final class Schedules
    implements ApplicationListener<ContextClosedEvent>, ApplicationContextAware, Ordered {

  private static final Logger log = LoggerFactory.getLogger(Schedules.class);
  private static final Duration BETWEEN_PROGRESS = Duration.ofSeconds(3);

  private final TaskScheduler scheduler;
  private final InstantSource clock;
  private final List<Scheduled> sources;
  private final Leases leases;
  private final ZoneId zone;
  private volatile boolean stopped;
  private @Nullable ApplicationContext context;

  /** A source and when it is read. */
  public record Scheduled(Runs runs, Plan plan) {}

  public Schedules(
      TaskScheduler scheduler,
      InstantSource clock,
      List<Scheduled> sources,
      Leases leases,
      ZoneId zone) {
    this.scheduler = scheduler;
    this.clock = clock;
    this.sources = List.copyOf(sources);
    this.leases = leases;
    this.zone = zone;
  }

  public void start() {
    scheduler.scheduleWithFixedDelay(this::keepLeases, leases.pace());
    scheduler.scheduleWithFixedDelay(this::tellProgress, BETWEEN_PROGRESS);
    sources.stream().filter(source -> !source.runs().scopes().isEmpty()).forEach(this::start);
  }

  private void start(Scheduled source) {
    poll(new Polling(source.runs(), source.plan().every(), clock), clock.instant());
    if (!source.plan().full().equals("-")) {
      scheduler.schedule(
          () -> readWhole(source.runs()), new CronTrigger(source.plan().full(), zone));
    }
  }

  private void keepLeases() {
    if (!stopped) {
      try {
        leases.keep();
      } catch (SourceFailure e) {
        log.warn("leases were not renewed: {}", e.getMessage());
      }
    }
  }

  private void tellProgress() {
    if (!stopped) {
      sources.forEach(source -> source.runs().tellProgress());
    }
  }

  private void poll(Polling polling, Instant at) {
    if (!stopped) {
      scheduler.schedule(() -> poll(polling, polling.poll()), at);
    }
  }

  private static void readWhole(Runs runs) {
    runs.start(new RunRequest(SyncType.FULL, runs.scopes(), Trigger.SCHEDULE));
  }

  /** Else they end by themselves. */
  private void giveLeasesBack() {
    try {
      leases.close();
    } catch (SourceFailure e) {
      log.warn("leases were not given back: {}", e.getMessage());
    }
  }

  @Override
  public void setApplicationContext(ApplicationContext context) {
    this.context = context;
  }

  /** Before Pub/Sub's own threads end, which they do at the same event. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public void onApplicationEvent(ContextClosedEvent closed) {
    if (closed.getApplicationContext() == context) {
      stopped = true;
      sources.forEach(source -> source.runs().close());
      giveLeasesBack();
    }
  }
}
