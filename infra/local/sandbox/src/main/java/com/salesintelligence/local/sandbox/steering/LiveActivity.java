package com.salesintelligence.local.sandbox.steering;

import com.salesintelligence.local.sandbox.company.Dice;
import com.salesintelligence.local.sandbox.company.MailThread;
import com.salesintelligence.local.sandbox.world.World;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes on by itself: new mails, and now and then a change in the CRM. */
public final class LiveActivity implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveActivity.class);
  private static final int LONGEST_THREAD = 12;
  private static final double ELSEWHERE = 0.25;
  private static final int REMEMBERED = 40;

  private final World world;
  private final InstantSource clock;
  private final LiveCrm crm;
  private final List<Lively> others;
  private final Dice dice;
  private final Deque<MailThread> threads = new ArrayDeque<>();
  private final Thread thread = Thread.ofVirtual().name("sandbox-live").unstarted(this::live);
  private volatile boolean paused;
  private int generation;

  /**
   * @param paused does nothing until it is resumed
   */
  public LiveActivity(
      World world, InstantSource clock, boolean paused, List<? extends Lively> others) {
    this.world = world;
    this.clock = clock;
    this.paused = paused;
    this.crm = new LiveCrm(world, clock);
    this.others = List.copyOf(others);
    this.dice = Dice.of(world.seed(), clock.millis());
  }

  public void start() {
    thread.start();
  }

  void pause(boolean pause) {
    paused = pause;
  }

  boolean paused() {
    return paused;
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void live() {
    try {
      while (true) {
        Thread.sleep(Duration.ofMillis(dice.between(2_000, 5_000)));
        if (!paused) {
          attempt();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void attempt() {
    try {
      step();
    } catch (IOException full) {
      LOG.warn("No live activity: {}", full.getMessage());
    }
  }

  /** One thing that happens. */
  void step() throws IOException {
    world.exclusively(this::happen);
  }

  private void happen() throws IOException {
    forgetOldCompany();
    if (!others.isEmpty() && dice.chance(ELSEWHERE)) {
      dice.pick(others).live(dice);
      return;
    }
    double point = dice.unit();
    if (point < 0.8) {
      write();
    } else if (point < 0.84) {
      crm.logCall(dice);
    } else if (point < 0.86) {
      crm.plan(dice);
    } else if (point < 0.87) {
      crm.logMail(dice);
    } else if (point < 0.94) {
      crm.moveDeal(dice);
    } else if (point < 0.97) {
      crm.nameColleague(dice);
    } else {
      crm.readMail(dice);
    }
  }

  private void forgetOldCompany() {
    if (world.generation() != generation) {
      generation = world.generation();
      threads.clear();
    }
  }

  private void write() throws IOException {
    var company = world.company();
    var mail = company.correspondence().writeNow(conversation().orElse(null), clock.millis(), dice);
    world.deliver(mail);
    remember(mail.thread());
  }

  private void remember(@Nullable MailThread written) {
    if (written != null && !threads.contains(written)) {
      threads.addLast(written);
      if (threads.size() > REMEMBERED) {
        threads.removeFirst();
      }
    }
  }

  /** The conversation to go on with; empty to begin a new one. */
  private Optional<MailThread> conversation() {
    var copies = world.company().copies();
    if (copies.isEmpty() || dice.chance(0.35)) {
      return Optional.empty();
    }
    if (!threads.isEmpty() && dice.chance(0.5)) {
      return Optional.of(
              threads.stream().skip(dice.below(threads.size())).findFirst().orElseThrow())
          .filter(LiveActivity::goesOn);
    }
    int recent = Math.min(copies.size(), Math.max(50, copies.size() / 10));
    return Optional.of(copies.get(copies.size() - 1 - dice.below(recent)).mail().thread())
        .filter(LiveActivity::goesOn);
  }

  private static boolean goesOn(MailThread thread) {
    return thread.mails().size() < LONGEST_THREAD && !thread.topic().equals("newsletter");
  }
}
