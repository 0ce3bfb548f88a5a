package com.salesintelligence.local.platform;

import com.salesintelligence.ingest.IngestApplication;
import com.salesintelligence.local.bigquery.BigQuerySettings;
import com.salesintelligence.local.bigquery.EmbeddedBigQuery;
import com.salesintelligence.local.platform.examples.ExampleFiles;
import com.salesintelligence.local.pubsub.EmbeddedPubSub;
import com.salesintelligence.local.vertex.EmbeddedVertexAi;
import com.salesintelligence.resolve.ResolveApplication;
import com.salesintelligence.score.ScoreApplication;
import com.salesintelligence.web.WebApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Starts Google's stand-ins, the sandbox of the sources and the four services, and stops them in
 * reverse order.
 */
public final class LocalPlatform implements AutoCloseable {

  static final String PROJECT = "demo-project";
  static final String DATASET = "sales_intelligence_dev";

  private final PlatformSettings settings;
  private final Progress progress;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private String sandbox = "";
  private List<String> mailboxes = List.of();

  private LocalPlatform(PlatformSettings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * @throws CannotStart with one line that says what to do
   */
  public static LocalPlatform start(PlatformSettings settings) {
    return start(settings, new Progress(System.out));
  }

  static LocalPlatform start(PlatformSettings settings, Progress progress) {
    var platform = new LocalPlatform(settings, progress);
    try {
      platform.start();
      return platform;
    } catch (RuntimeException | Error e) {
      platform.close();
      throw e;
    }
  }

  public Ports ports() {
    return settings.ports();
  }

  /** Where all its state lies. */
  Path folder() {
    return settings.folder();
  }

  /** What to tell whoever started it. */
  String panel(double seconds) {
    return Panel.of(ports(), sandbox, mailboxes, folder(), seconds);
  }

  private void start() {
    var state = keep(StateFolder.open(settings.folder(), settings.fresh()));
    var taken = settings.ports().taken();
    if (!taken.isEmpty()) {
      throw new CannotStart(
          "Port %s is already taken by another program: stop it (`ss -ltnp` shows which it is), or choose other ports with -Drun.ports=%s"
              .formatted(String.join(", ", taken), settings.ports().list()));
    }
    var sources = servers(state);
    sandbox = sources.url();
    mailboxes = sources.mailboxes();
    progress.step("tables and views of " + DATASET, this::provision);
    services(state, sources);
    listen(sources);
    running.forEach(this::sayWhatIsLimited);
  }

  /** Without it they are only polled, which tells the same some seconds later. */
  private void listen(Sources sources) {
    try {
      Webhooks.register(sources.url(), settings.ports().ingest());
    } catch (IOException e) {
      progress.say("  ! HubSpot and Dialpad are only polled: " + e.getMessage());
    }
  }

  private void sayWhatIsLimited(AutoCloseable started) {
    if (started instanceof EmbeddedBigQuery bigQuery) {
      bigQuery
          .limitation()
          .ifPresent(
              why ->
                  progress.say(
                      "  ! BigQuery runs the project's own queries and refuses others: " + why));
    }
  }

  private Sources servers(StateFolder state) {
    var ports = settings.ports();
    var pubsub =
        async(
            () ->
                progress.step(
                    "Pub/Sub on " + ports.pubsub(),
                    () -> EmbeddedPubSub.start(ports.pubsub(), state.path("pubsub"))));
    var sources =
        async(
            () ->
                progress.step(
                    "sandbox of the sources on " + ports.sandbox(),
                    () -> Sources.start(settings.company(), ports, state)));
    var bigQuery =
        async(
            () ->
                progress.step(
                    "BigQuery on " + ports.bigQueryRest() + " and " + ports.bigQueryWrite(),
                    () -> bigQuery(state)));
    var vertex =
        async(
            () ->
                progress.step(
                    "Vertex AI on " + ports.vertex(),
                    () -> EmbeddedVertexAi.start(ports.vertex())));
    keepAll(List.of(pubsub, sources, bigQuery, vertex));
    return sources.join();
  }

  private EmbeddedBigQuery bigQuery(StateFolder state) {
    return EmbeddedBigQuery.start(
        new BigQuerySettings(
            settings.ports().bigQueryRest(),
            settings.ports().bigQueryWrite(),
            Optional.of(state.path("bigquery"))));
  }

  private Void provision() {
    ServiceProperties.provision(settings.ports());
    return null;
  }

  private void services(StateFolder state, Sources sources) {
    System.setProperty("catalina.home", state.folder("tomcat").toString());
    var ports = settings.ports();
    ExampleFiles.datasets(state.path("datasets"), settings.company().seed());
    ExampleFiles.documents(state.path("documents"));
    var properties = ServiceProperties.of(ports, state, sources);
    keepAll(
        List.of(
                new Service(
                    "resolve-service",
                    ResolveApplication::application,
                    ports.resolve(),
                    ServiceProperties.WITHOUT_LOGIN),
                new Service(
                    "score-service",
                    ScoreApplication::application,
                    ports.score(),
                    ServiceProperties.WITHOUT_LOGIN),
                new Service(
                    "ingest-service",
                    IngestApplication::application,
                    ports.ingest(),
                    ServiceProperties.WITHOUT_LOGIN),
                new Service("web-service", WebApplication::application, ports.web(), List.of()))
            .stream()
            .map(
                service ->
                    async(
                        () ->
                            progress.step(
                                service.name() + " on " + service.port(),
                                () -> service.start(properties).join())))
            .toList());
  }

  private static <T> CompletableFuture<T> async(java.util.function.Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, Thread.ofVirtual()::start);
  }

  /** Waits for all, so that what did start is stopped again when another one did not. */
  private void keepAll(List<? extends CompletableFuture<? extends AutoCloseable>> starting) {
    RuntimeException failure = null;
    for (var one : starting) {
      try {
        keep(one.join());
      } catch (CompletionException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private <T extends AutoCloseable> T keep(T closeable) {
    running.push(closeable);
    return closeable;
  }

  @Override
  public void close() {
    while (!running.isEmpty()) {
      var next = running.pop();
      try {
        next.close();
      } catch (Exception e) {
        progress.say("  ✘ " + next + " did not stop cleanly: " + e.getMessage());
      }
    }
  }
}
