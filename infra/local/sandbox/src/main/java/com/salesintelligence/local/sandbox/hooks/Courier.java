package com.salesintelligence.local.sandbox.hooks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** Delivers one source's webhooks, each in a thread of its own. */
public final class Courier implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client;
  private final Patience patience;
  private final Deliveries deliveries = new Deliveries();
  private volatile int waitPercent = 100;
  private volatile boolean reversed;
  private volatile boolean twice;

  public Courier(Patience patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .executor(threads)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
  }

  /** How long waits are, in percent of the source's own. */
  public void waitPercent(int percent) {
    waitPercent = percent;
  }

  public int waitPercent() {
    return waitPercent;
  }

  public boolean reversed() {
    return reversed;
  }

  public boolean twice() {
    return twice;
  }

  /** Sends what happened last first. */
  public void reversed(boolean reverse) {
    reversed = reverse;
  }

  /** Sends everything two times. */
  public void twice(boolean doubled) {
    twice = doubled;
  }

  public Deliveries deliveries() {
    return deliveries;
  }

  /** Whether webhooks may go there: the sandbox never calls anything but its own machine. */
  public static boolean reaches(String url) {
    try {
      var uri = URI.create(url);
      String host = uri.getHost();
      return host != null
          && LOOPBACK.contains(host)
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /** Sends these one after the other, without waiting for those that have to be sent again. */
  public void send(List<Parcel> parcels) {
    var order = new ArrayList<>(parcels);
    if (reversed) {
      Collections.reverse(order);
    }
    if (twice) {
      order.addAll(List.copyOf(order));
    }
    run(() -> order.forEach(parcel -> attempt(deliveries.open(parcel), 0)));
  }

  /** Does something when its time has come; nothing when the sandbox ends before. */
  public void after(Duration wait, Runnable task) {
    run(
        () -> {
          try {
            Thread.sleep(wait);
            task.run();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private void run(Runnable task) {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException _) {
      // The sandbox ends; what was not delivered is lost, as is told in RATIONALE.md.
    }
  }

  private void attempt(Deliveries.Delivery delivery, int attempt) {
    int status = post(delivery.parcel, attempt);
    boolean delivered = status >= 200 && status < 300;
    boolean again = !delivered && patience.again(attempt, status);
    deliveries.answered(delivery, status, !again);
    if (again) {
      var wait = patience.waits().get(attempt).multipliedBy(waitPercent).dividedBy(100);
      after(wait, () -> attempt(delivery, attempt + 1));
    }
  }

  private int post(Parcel parcel, int attempt) {
    var letter = parcel.letter(attempt);
    var request = HttpRequest.newBuilder(URI.create(parcel.url())).timeout(TIMEOUT);
    letter.headers().forEach(request::header);
    request.POST(HttpRequest.BodyPublishers.ofByteArray(letter.body()));
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException _) {
      return 0;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    threads.shutdownNow();
  }
}
