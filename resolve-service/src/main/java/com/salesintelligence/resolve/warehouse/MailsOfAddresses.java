package com.salesintelligence.resolve.warehouse;

import com.salesintelligence.resolve.core.FindMails;
import com.salesintelligence.resolve.core.Kind;
import com.salesintelligence.resolve.core.Participant;
import com.salesintelligence.resolve.core.Role;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Looks mails up for many records at once: what is asked while a query runs waits for the next one,
 * so that a thousand new contacts cost a few queries.
 */
public final class MailsOfAddresses implements FindMails {

  record PersonInMail(String messageId, String emailAddress, String role, String kind) {}

  static final Query<PersonInMail> MAILS =
      Query.of("sql/mails_of_addresses.sql", PersonInMail.class);

  private static final int ADDRESSES_PER_QUERY = 1_000;

  private record Asked(
      Collection<String> addresses, CompletableFuture<Map<String, List<Participant>>> answer) {}

  private final Queries queries;
  private final int mostPerAddress;
  private final Duration wait;
  private final Executor blocking;
  private final List<Asked> waiting = new ArrayList<>();
  private boolean running;

  /**
   * @param mostPerAddress newest mails of an address
   * @param wait for more to ask before the first query
   * @param blocking runs what waits for the warehouse
   */
  public MailsOfAddresses(Queries queries, int mostPerAddress, Duration wait, Executor blocking) {
    this.queries = queries;
    this.mostPerAddress = mostPerAddress;
    this.wait = wait;
    this.blocking = blocking;
  }

  @Override
  public CompletableFuture<Map<String, List<Participant>>> of(Collection<String> addresses) {
    var asked = new Asked(addresses, new CompletableFuture<>());
    synchronized (waiting) {
      waiting.add(asked);
      if (running) {
        return asked.answer();
      }
      running = true;
    }
    CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, blocking)
        .execute(this::answerAll);
    return asked.answer();
  }

  private void answerAll() {
    for (List<Asked> round = next(); !round.isEmpty(); round = next()) {
      answer(round);
    }
  }

  /** Empty when nobody waits any more: the next one who asks starts anew. */
  private List<Asked> next() {
    synchronized (waiting) {
      var round = new ArrayList<Asked>();
      int addresses = 0;
      while (!waiting.isEmpty() && addresses < ADDRESSES_PER_QUERY) {
        round.add(waiting.removeFirst());
        addresses += round.getLast().addresses().size();
      }
      running = !round.isEmpty();
      return round;
    }
  }

  private void answer(List<Asked> round) {
    Set<String> addresses = new LinkedHashSet<>();
    round.forEach(asked -> addresses.addAll(asked.addresses()));
    CompletableFuture.supplyAsync(() -> query(List.copyOf(addresses)), Runnable::run)
        .whenComplete(
            (found, failure) ->
                round.forEach(
                    asked -> {
                      if (failure == null) {
                        asked.answer().complete(found);
                      } else {
                        asked.answer().completeExceptionally(failure);
                      }
                    }));
  }

  private Map<String, List<Participant>> query(List<String> addresses) {
    Map<String, List<Participant>> mails = new HashMap<>();
    for (int from = 0; from < addresses.size(); from += ADDRESSES_PER_QUERY) {
      List<String> some =
          addresses.subList(from, Math.min(from + ADDRESSES_PER_QUERY, addresses.size()));
      queries
          .list(MAILS, Map.of("addresses", some, "most", mostPerAddress))
          .forEach(
              row ->
                  mails
                      .computeIfAbsent(row.messageId(), message -> new ArrayList<>())
                      .add(participant(row)));
    }
    return mails;
  }

  private static Participant participant(PersonInMail row) {
    return new Participant(
        Role.valueOf(row.role().toUpperCase(Locale.ROOT)),
        row.emailAddress(),
        null,
        Kind.valueOf(row.kind().toUpperCase(Locale.ROOT)));
  }
}
