package com.salesintelligence.web.live;

import com.salesintelligence.contracts.events.CommandFinished;
import com.salesintelligence.contracts.events.RecommendationUpdated;
import com.salesintelligence.contracts.events.RunFinished;
import com.salesintelligence.messaging.Delivery;
import com.salesintelligence.messaging.Event;
import com.salesintelligence.web.WebSettings;
import com.salesintelligence.web.reading.Reads;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells open pages what has changed: the first change at once, what follows together, at most once
 * in {@code web.live-pause}.
 */
@Component
public class LiveUpdates implements SmartLifecycle {

  private static final long BEAT_SECONDS = 15;

  private final OpenPages pages;
  private final Reads reads;
  private final long pauseMillis;
  private final Changes changes = new Changes();
  private volatile boolean running;
  private Thread teller = Thread.ofVirtual().unstarted(() -> {});
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("live-beat").factory());

  LiveUpdates(OpenPages pages, Reads reads, WebSettings settings) {
    this.pages = pages;
    this.reads = reads;
    this.pauseMillis = settings.livePause().toMillis();
  }

  public CompletableFuture<Delivery> on(Event<RecommendationUpdated> event) {
    var update = event.payload();
    changes.account(update.getAccountId(), update.getPriorityScore());
    return CompletableFuture.completedFuture(Delivery.done());
  }

  public CompletableFuture<Delivery> onRun(Event<RunFinished> event) {
    changes.run();
    return CompletableFuture.completedFuture(Delivery.done());
  }

  /** The page that waits for it reads the outcome from the warehouse, as everything. */
  public CompletableFuture<Delivery> onCommand(Event<CommandFinished> event) {
    changes.run();
    return CompletableFuture.completedFuture(Delivery.done());
  }

  private void tell() {
    try {
      while (running) {
        var told = changes.take();
        reads.forget();
        pages.tell(told);
        Thread.sleep(pauseMillis);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void start() {
    running = true;
    teller = Thread.ofVirtual().name("live-updates").start(this::tell);
    heart.scheduleWithFixedDelay(pages::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void stop() {
    running = false;
    teller.interrupt();
    heart.shutdownNow();
    pages.closeAll();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Stops first: open pages would keep the web server from stopping. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
