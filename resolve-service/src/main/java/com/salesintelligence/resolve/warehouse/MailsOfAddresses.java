package com.salesintelligence.resolve.warehouse;

import com.salesintelligence.resolve.core.FindMails;
import com.salesintelligence.resolve.core.Participant;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Looks mails up for many records at once. */
public final class MailsOfAddresses implements FindMails {

  static final Query<PersonInMail> MAILS =
      Query.of("sql/mails_of_addresses.sql", PersonInMail.class);

  private static final int ADDRESSES_PER_QUERY = 1_000;

  private final Queries queries;
  private final int mostPerAddress;
  private final Rounds<Found> rounds;

  /**
   * @param mostPerAddress newest mails of an address
   * @param wait for more to ask before the first query
   * @param blocking runs what waits for the warehouse
   */
  public MailsOfAddresses(Queries queries, int mostPerAddress, Duration wait, Executor blocking) {
    this.queries = queries;
    this.mostPerAddress = mostPerAddress;
    this.rounds = new Rounds<>(this::query, ADDRESSES_PER_QUERY, wait, blocking);
  }

  @Override
  public CompletableFuture<Map<String, List<Participant>>> of(Collection<String> addresses) {
    return rounds.ask(addresses).thenApply(found -> found.mailsOf(addresses));
  }

  private Found query(List<String> addresses) {
    var found = new Found(new HashMap<>(), new HashMap<>());
    for (int from = 0; from < addresses.size(); from += ADDRESSES_PER_QUERY) {
      List<String> some =
          addresses.subList(from, Math.min(from + ADDRESSES_PER_QUERY, addresses.size()));
      queries.list(MAILS, Map.of("addresses", some, "most", mostPerAddress)).forEach(found::add);
    }
    return found;
  }

  /** What a round found: each who asked takes the mails of their own addresses only. */
  private record Found(
      Map<String, List<Participant>> peopleByMail, Map<String, Set<String>> mailsByAddress) {

    void add(PersonInMail row) {
      peopleByMail
          .computeIfAbsent(row.messageId(), mail -> new ArrayList<>())
          .add(row.participant());
      mailsByAddress
          .computeIfAbsent(row.emailAddress(), address -> new LinkedHashSet<>())
          .add(row.messageId());
    }

    Map<String, List<Participant>> mailsOf(Collection<String> addresses) {
      Map<String, List<Participant>> mails = new HashMap<>();
      for (String address : addresses) {
        for (String mail : mailsByAddress.getOrDefault(address, Set.of())) {
          mails.put(mail, peopleByMail.getOrDefault(mail, List.of()));
        }
      }
      return mails;
    }
  }
}
