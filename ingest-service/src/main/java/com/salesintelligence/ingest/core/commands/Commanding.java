package com.salesintelligence.ingest.core.commands;

import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.Leases;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.core.commands.CommandLog.Entry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what people ask to have written into a source: note it, write it, note the outcome,
 * tell it. Whatever comes twice is done once.
 */
public final class Commanding implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Commanding.class);

  /** A person waits: shorter than Pub/Sub redelivers. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int LEASES = 16;

  private final Map<Class<?>, CarryOut<?>> byKind = new HashMap<>();
  private final CommandLog commands;
  private final TellOutcome teller;
  private final Leases leases;
  private final InstantSource clock;
  private final ConcurrentMap<Thing, Attempt> underWay = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** What commands are about: one at a time. */
  private record Thing(String kind, String item) {}

  private record Attempt(String commandId, CompletableFuture<Ended> end) {}

  public Commanding(
      Collection<? extends CarryOut<?>> kinds,
      CommandLog commands,
      TellOutcome teller,
      Leases leases,
      InstantSource clock) {
    this.commands = commands;
    this.teller = teller;
    this.leases = leases;
    this.clock = clock;
    for (var kind : kinds) {
      if (byKind.put(kind.takes(), kind) != null) {
        throw new IllegalArgumentException("Two carry out " + kind.takes().getSimpleName());
      }
    }
  }

  /**
   * Carries a command out, or joins the attempt that is under way.
   *
   * @return completes when its outcome is stored and told; fails when it is to come again
   */
  public CompletableFuture<Ended> command(SourceCommand command) {
    var thing = new Thing(command.kind(), command.item());
    var own = new Attempt(command.order().commandId(), new CompletableFuture<>());
    var other = underWay.putIfAbsent(thing, own);
    if (other != null) {
      return other.commandId().equals(own.commandId())
          ? other.end()
          : CompletableFuture.failedFuture(busy());
    }
    threads.execute(() -> settle(thing, own, command));
    return own.end();
  }

  private void settle(Thing thing, Attempt attempt, SourceCommand command) {
    try {
      var ended = leased(thing, command);
      teller.tell(ended).join();
      underWay.remove(thing);
      attempt.end().complete(ended);
    } catch (RuntimeException e) {
      underWay.remove(thing);
      attempt.end().completeExceptionally(e);
    }
  }

  /** Things share a few leases, so that these do not grow in number with the commands. */
  private Ended leased(Thing thing, SourceCommand command) {
    var name = "commands/" + Math.floorMod(thing.hashCode(), LEASES);
    var lease = leases.takeNow(name).orElseThrow(Commanding::busy);
    try {
      return end(command);
    } finally {
      leases.done(lease);
    }
  }

  private static SourceFailure busy() {
    return new SourceFailure(
        Fault.SOURCE_THROTTLED, "Another command about the same thing is under way.");
  }

  private Ended end(SourceCommand command) {
    var entry = commands.find(command);
    if (entry.isPresent() && entry.get() instanceof Entry.Over(Ended ended)) {
      return ended;
    }
    var ended = new Ended(command, attempt(command, entry.isPresent()), clock.instant());
    commands.ended(ended);
    return ended;
  }

  private Outcome attempt(SourceCommand command, boolean again) {
    var kind = byKind.get(command.getClass());
    return kind == null
        ? new Outcome.Failed(
            "SOURCE_SWITCHED_OFF",
            "The source that takes a %s is switched off.".formatted(command.kind()))
        : attempt(kind, command, again);
  }

  private <C extends SourceCommand> Outcome attempt(
      CarryOut<C> kind, SourceCommand command, boolean again) {
    var own = kind.takes().cast(command);
    try {
      if (again) {
        return kind.find(own).orElseGet(() -> kind.carryOut(own));
      }
      commands.started(command);
      return kind.carryOut(own);
    } catch (SourceFailure failure) {
      return failed(failure, command);
    }
  }

  private Outcome failed(SourceFailure failure, SourceCommand command) {
    boolean patient = clock.instant().isBefore(command.order().requestedAt().plus(PATIENCE));
    if (failure.fault() == Fault.STOPPED || (patient && passes(failure))) {
      throw failure;
    }
    log.warn("{} {}: {}", command.kind(), command.order().commandId(), failure.getMessage());
    return new Outcome.Failed(failure.fault().name(), text(failure.getMessage()));
  }

  private static boolean passes(SourceFailure failure) {
    return failure.fault().passing() || failure.fault() == Fault.WAREHOUSE_UNAVAILABLE;
  }

  private static String text(@Nullable String message) {
    return message == null ? "" : message;
  }

  /** Interrupts what is under way: it comes again. */
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
