package com.salesintelligence.resolve.warehouse;

import com.salesintelligence.resolve.core.FindMails;
import com.salesintelligence.resolve.core.Participant;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Looks mails up for many records at once. */
public final class MailsOfAddresses implements FindMails {

  static final Query<PersonInMail> MAILS =
      Query.of("sql/mails_of_addresses.sql", PersonInMail.class);

  private static final int ADDRESSES_PER_QUERY = 1_000;

  private final Queries queries;
  private final int mostPerAddress;
  private final Rounds<Map<String, List<Participant>>> rounds;

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
    return rounds.ask(addresses);
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
                      .add(row.participant()));
    }
    return mails;
  }
}
