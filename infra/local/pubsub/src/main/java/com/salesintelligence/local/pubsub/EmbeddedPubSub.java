package com.salesintelligence.local.pubsub;

import com.google.iam.v1.IAMPolicyGrpc;
import com.google.pubsub.v1.PublisherGrpc;
import com.google.pubsub.v1.SchemaServiceGrpc;
import com.google.pubsub.v1.SubscriberGrpc;
import com.salesintelligence.local.pubsub.delivery.Backlog;
import com.salesintelligence.local.pubsub.journal.FileJournal;
import com.salesintelligence.local.pubsub.journal.Journal;
import com.salesintelligence.local.pubsub.journal.MemoryJournal;
import com.salesintelligence.local.pubsub.push.PushSession;
import com.salesintelligence.local.pubsub.rest.BothProtocols;
import com.salesintelligence.local.pubsub.rest.Gateway;
import com.salesintelligence.local.pubsub.wire.Methods;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServiceDescriptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pub/Sub in this process: gRPC and JSON over HTTP by one port of the loopback interface, for
 * Google's clients as they are.
 */
public final class EmbeddedPubSub implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPubSub.class);
  private static final int MAX_REQUEST_BYTES = 32 << 20;
  private static final int MAX_RESPONSE_BYTES = 64 << 20;
  private static final List<ServiceDescriptor> SERVICES =
      List.of(
          PublisherGrpc.getServiceDescriptor(),
          SubscriberGrpc.getServiceDescriptor(),
          SchemaServiceGrpc.getServiceDescriptor(),
          IAMPolicyGrpc.getServiceDescriptor());
  private static final long TICK_MILLIS = 20;
  private static final long EXPIRE_MILLIS = 1000;

  private final ExecutorService workers;
  private final ScheduledExecutorService timer;
  private final Journal journal;
  private final Server server;

  private EmbeddedPubSub(
      int port,
      ExecutorService workers,
      ScheduledExecutorService timer,
      Journal journal,
      InstantSource clock)
      throws IOException {
    this.workers = workers;
    this.timer = timer;
    this.journal = journal;
    Consumers consumers = new Consumers(journal);
    Schemas schemas = new Schemas(journal, clock);
    Topics topics = new Topics(journal, consumers, new TopicRules(schemas));
    Publishing publishing = new Publishing(journal, clock);
    Subscriptions subscriptions =
        new Subscriptions(
            topics,
            journal,
            consumers,
            backlogs(topics, publishing, clock),
            (backlog, config) -> PushSession.start(backlog, config, timer, clock),
            clock);
    Snapshots snapshots = new Snapshots(journal, consumers, topics, clock);
    Policies policies =
        new Policies(journal, new Existing(topics, subscriptions, snapshots, schemas));
    consumers.forgetTheRest();
    Expiring expiring = new Expiring(topics, subscriptions, snapshots, clock);
    this.server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .protocolNegotiator(new BothProtocols(new Gateway(SERVICES, this::connect)))
            // What speaks HTTP/1.1 never shakes hands as gRPC does, and may stay.
            .handshakeTimeout(1, TimeUnit.DAYS)
            .executor(workers)
            .maxInboundMessageSize(MAX_REQUEST_BYTES)
            .permitKeepAliveTime(1, TimeUnit.SECONDS)
            .permitKeepAliveWithoutCalls(true)
            .addService(
                new PublisherService(
                        topics,
                        subscriptions,
                        snapshots,
                        new SchemaMarks(schemas),
                        policies,
                        publishing)
                    .definition())
            .addService(
                new SubscriberService(
                        subscriptions, snapshots, new Seeking(snapshots), policies, timer)
                    .definition())
            .addService(
                new Methods(new SchemaService(schemas, topics, policies).bindService()).build())
            .addService(new Methods(policies.bindService()).build())
            .build()
            .start();
    every(TICK_MILLIS, () -> tick(subscriptions));
    every(EXPIRE_MILLIS, expiring::run);
  }

  /** For those who ask over HTTP. */
  private ManagedChannel connect() {
    return NettyChannelBuilder.forAddress(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port()))
        .usePlaintext()
        .maxInboundMessageSize(MAX_RESPONSE_BYTES)
        .executor(workers)
        .build();
  }

  private void every(long millis, Runnable work) {
    var _ =
        timer.scheduleWithFixedDelay(() -> untroubled(work), millis, millis, TimeUnit.MILLISECONDS);
  }

  /**
   * Starts with nothing and keeps nothing.
   *
   * @param port 0 takes a free one
   */
  public static EmbeddedPubSub start(int port) {
    return start(port, timer -> new MemoryJournal(), InstantSource.system());
  }

  /** Starts with what the folder holds: what was published and not acknowledged is not lost. */
  public static EmbeddedPubSub start(int port, Path folder) {
    return start(port, folder, InstantSource.system());
  }

  static EmbeddedPubSub start(int port, InstantSource clock) {
    return start(port, timer -> new MemoryJournal(), clock);
  }

  static EmbeddedPubSub start(int port, Path folder, InstantSource clock) {
    return start(port, timer -> FileJournal.open(folder, timer), clock);
  }

  private interface OpenJournal {
    Journal open(ScheduledExecutorService timer) throws IOException;
  }

  private static EmbeddedPubSub start(int port, OpenJournal openJournal, InstantSource clock) {
    int threads = Math.max(4, Runtime.getRuntime().availableProcessors());
    ExecutorService workers = Executors.newFixedThreadPool(threads, named("pubsub-worker"));
    // Two, because one may wait for the disk.
    var timer = new ScheduledThreadPoolExecutor(2, named("pubsub-timer"));
    // Most pulls end long before they would have waited enough.
    timer.setRemoveOnCancelPolicy(true);
    @Nullable Journal journal = null;
    try {
      journal = openJournal.open(timer);
      return new EmbeddedPubSub(port, workers, timer, journal, clock);
    } catch (IOException e) {
      timer.shutdownNow();
      workers.shutdownNow();
      if (journal != null) {
        journal.close();
      }
      throw new UncheckedIOException(
          "Cannot start Pub/Sub on port %d: %s".formatted(port, e.getMessage()), e);
    }
  }

  private Subscriptions.Backlogs backlogs(
      Topics topics, Publishing publishing, InstantSource clock) {
    ForwardingDeadLetters deadLetters = new ForwardingDeadLetters(topics, publishing);
    return (number, settings) ->
        new Backlog(number, settings, clock.millis() << 20, journal, deadLetters, workers);
  }

  private static void tick(Subscriptions subscriptions) {
    long now = System.nanoTime();
    subscriptions.all().forEach(state -> state.backlog().tick(now));
  }

  /** A timer's work that fails is tried again; one that throws would never run again. */
  private static void untroubled(Runnable work) {
    try {
      work.run();
    } catch (UncheckedIOException e) {
      LOG.warn("Pub/Sub cannot write its journal and will try again: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("Pub/Sub's timer met something that it did not expect", e);
    }
  }

  private static ThreadFactory named(String name) {
    return Thread.ofPlatform().daemon().name(name + "-", 0).factory();
  }

  public int port() {
    return server.getPort();
  }

  /** For PUBSUB_EMULATOR_HOST and {@code spring.cloud.gcp.pubsub.emulator-host}. */
  public String host() {
    return "localhost:" + port();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    server.shutdownNow();
    try {
      server.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    workers.shutdownNow();
    journal.close();
  }
}
