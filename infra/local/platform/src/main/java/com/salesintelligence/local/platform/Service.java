package com.salesintelligence.local.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One of the four services, started inside the platform's JVM with its {@code local} profile.
 *
 * @param alone properties that undo what it would find on the classpath only because another
 *     service is there too
 */
record Service(String name, Supplier<SpringApplication> application, int port, List<String> alone) {

  /** Starts it in a thread group of its own name, which its log lines then carry. */
  CompletableFuture<ConfigurableApplicationContext> start(List<String> properties) {
    var started = new CompletableFuture<ConfigurableApplicationContext>();
    var arguments = new ArrayList<>(properties);
    arguments.addAll(alone);
    arguments.add("--spring.profiles.active=local");
    arguments.add("--server.port=" + port);
    arguments.add("--spring.main.register-shutdown-hook=false");
    arguments.add("--spring.main.banner-mode=off");
    new Thread(new ThreadGroup(name), () -> run(arguments, started), name).start();
    return started;
  }

  private void run(
      List<String> arguments, CompletableFuture<ConfigurableApplicationContext> started) {
    try {
      started.complete(application.get().run(arguments.toArray(String[]::new)));
    } catch (RuntimeException | Error e) {
      started.completeExceptionally(new IllegalStateException(name + " did not start", e));
    }
  }
}
