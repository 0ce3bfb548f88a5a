package com.salesintelligence.local.platform;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

/** What {@code ./mvnw -Prun} runs: starts the platform, prints the panel and waits for Ctrl-C. */
public final class RunLocalPlatform {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private RunLocalPlatform() {}

  public static void main(String[] args) throws InterruptedException {
    QuietLogs.install();
    var progress = new Progress(System.out);
    progress.say("\nStarting Sales Intelligence …");
    try {
      var platform = LocalPlatform.start(PlatformSettings.ofSystemProperties(), progress);
      stopOnCtrlC(platform, progress);
      progress.say(platform.panel(progress.elapsed().toMillis() / 1000.0));
      new CountDownLatch(1).await();
    } catch (CannotStart | IllegalArgumentException e) {
      System.err.println("\n" + e.getMessage());
      System.exit(2);
    } catch (CompletionException | IllegalStateException e) {
      System.err.println(
          "\nSales Intelligence did not start: "
              + rootMessage(e)
              + " (details: .local/platform.log)");
      org.slf4j.LoggerFactory.getLogger(RunLocalPlatform.class).error("did not start", e);
      System.exit(1);
    }
  }

  private static void stopOnCtrlC(LocalPlatform platform, Progress progress) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(platform, progress), "stop"));
  }

  private static void stop(LocalPlatform platform, Progress progress) {
    progress.say("\nStopping …");
    var closing = Thread.ofPlatform().daemon().name("close").start(platform::close);
    try {
      if (closing.join(PATIENCE)) {
        progress.say("Stopped. The data is kept; ./mvnw -Prun goes on with it.");
      } else {
        progress.say(
            "Gave up waiting after %d s. What was stored is kept; ./mvnw -Prun goes on with it."
                .formatted(PATIENCE.toSeconds()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String rootMessage(Throwable failure) {
    var root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
