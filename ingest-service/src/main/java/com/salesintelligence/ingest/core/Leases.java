package com.salesintelligence.ingest.core;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The leases of this instance. They are kept from run to run while runs follow each other closely,
 * renewed together now and then, and given back after a while without use.
 */
public final class Leases implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Leases.class);

  private final LeaseStore store;
  private final String holder;
  private final Duration time;
  private final InstantSource clock;
  private final Map<String, Held> held = new ConcurrentHashMap<>();
  private final Map<String, Instant> others = new ConcurrentHashMap<>();
  private boolean closed;

  /**
   * @param holder names this instance and no other, not even the one before a restart
   * @param time how long a lease lasts without being renewed
   */
  public Leases(LeaseStore store, String holder, Duration time, InstantSource clock) {
    this.store = store;
    this.holder = holder;
    this.time = time;
    this.clock = clock;
  }

  /** Half a lease: so soon are leases renewed, given back, and asked for again. */
  public Duration pace() {
    return time.dividedBy(2);
  }

  /**
   * Takes a lease, or uses the one that is held. Asks the store only for one that is not.
   *
   * @return empty while another instance holds it
   */
  public Optional<Lease> take(String name) {
    var own = held.get(name);
    if (own != null && own.begin()) {
      return Optional.of(own);
    }
    var now = clock.instant();
    var next = others.get(name);
    return next != null && now.isBefore(next) ? Optional.empty() : ask(name);
  }

  /** As {@link #take}, without sparing the store: somebody waits for it. */
  public Optional<Lease> takeNow(String name) {
    others.remove(name);
    return take(name);
  }

  private synchronized Optional<Lease> ask(String name) {
    var own = held.get(name);
    if (own != null) {
      renewLate(own);
      if (own.begin()) {
        return Optional.of(own);
      }
    }
    if (closed) {
      return Optional.empty();
    }
    var asked = clock.instant();
    var token = store.take(name, holder, time);
    if (token.isEmpty()) {
      others.put(name, asked.plus(time.dividedBy(4)));
      return Optional.empty();
    }
    others.remove(name);
    var lease = new Held(name, token.getAsLong(), asked.plus(time));
    lease.begin();
    held.put(name, lease);
    return Optional.of(lease);
  }

  /** The work that a lease was taken for is done; it is kept for the next. */
  public void done(Lease lease) {
    if (lease instanceof Held own) {
      own.end();
    }
  }

  /** Renews leases in use, gives back those without use for a while. To be called at the pace. */
  public synchronized void keep() {
    var now = clock.instant();
    var idle = held.values().stream().filter(lease -> lease.idle(now)).toList();
    idle.forEach(lease -> held.remove(lease.name));
    if (!idle.isEmpty()) {
      store.release(idle.stream().map(lease -> lease.name).toList(), holder);
    }
    if (!held.isEmpty()) {
      renew(List.copyOf(held.values()), now);
    }
  }

  /** A lease past its time is still this instance's while nobody else has taken it. */
  private synchronized void renewLate(Held lease) {
    var now = clock.instant();
    if (!lease.lost && lease.late(now)) {
      renew(List.of(lease), now);
    }
  }

  private void renew(List<Held> leases, Instant now) {
    var kept = store.renew(leases.stream().map(lease -> lease.name).toList(), holder, time);
    for (var lease : leases) {
      if (kept.contains(lease.name)) {
        lease.until = now.plus(time);
      } else {
        held.remove(lease.name);
        lease.lost = true;
        log.warn("the lease of {} is lost: another instance goes on", lease.name);
      }
    }
  }

  /** Gives all back, so that another instance can go on at once. */
  @Override
  public synchronized void close() {
    closed = true;
    if (!held.isEmpty()) {
      store.release(held.keySet(), holder);
      held.values().forEach(lease -> lease.lost = true);
      held.clear();
    }
  }

  private final class Held implements Lease {

    private final String name;
    private final long token;
    private volatile Instant until;
    private volatile boolean lost;
    private int users;
    private Instant lastUse;

    Held(String name, long token, Instant until) {
      this.name = name;
      this.token = token;
      this.until = until;
      this.lastUse = clock.instant();
    }

    @Override
    public long token() {
      return token;
    }

    @Override
    public void requireHeld() {
      renewLate(this);
      if (lost) {
        throw new SourceFailure(
            Fault.LEASE_LOST,
            "This instance was too slow to keep the lease of %s; another goes on.".formatted(name));
      }
    }

    private boolean late(Instant now) {
      return !now.isBefore(until);
    }

    synchronized boolean begin() {
      if (lost || late(clock.instant())) {
        return false;
      }
      users++;
      return true;
    }

    synchronized void end() {
      users--;
      lastUse = clock.instant();
    }

    /** Then nobody can begin to use it any more. */
    synchronized boolean idle(Instant now) {
      boolean idle = users == 0 && !now.isBefore(lastUse.plus(pace()));
      lost |= idle;
      return idle;
    }
  }
}
