package com.salesintelligence.ingest.gmail;

import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.ListHistoryResponse;
import com.google.api.services.gmail.model.ListMessagesResponse;
import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.Profile;
import com.salesintelligence.ingest.core.Calls;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lists what a mailbox holds and what has happened in it. */
final class Mailbox {

  private static final long PAGE = 500;
  private static final int COST_OF_PROFILE = 1;
  private static final int COST_OF_LIST = 5;
  private static final int COST_OF_HISTORY = 2;

  private final String address;
  private final Gmail client;
  private final GmailCalls calls;

  Mailbox(String address, Gmail client, Calls calls, GmailFailures failures) {
    this.address = address;
    this.client = client;
    this.calls = new GmailCalls(address, calls, failures);
  }

  /** The id of the newest change. */
  long historyId() {
    Profile profile = calls.call(COST_OF_PROFILE, () -> client.users().getProfile(address));
    return historyId(profile.getHistoryId());
  }

  /** Gives the ids of all mails, page by page. */
  void list(Consumer<List<String>> pages) {
    String token = null;
    do {
      var page = page(token);
      pages.accept(ids(page));
      token = page.getNextPageToken();
    } while (token != null && !token.isEmpty());
  }

  /** A page without mails says so; one that says nothing would make all mails seem gone. */
  private static List<String> ids(ListMessagesResponse page) {
    var messages = page.getMessages();
    if (messages == null && page.getResultSizeEstimate() != null) {
      return List.of();
    }
    if (messages == null
        || messages.stream().anyMatch(message -> message == null || message.getId() == null)) {
      throw GmailCalls.unreadable(null);
    }
    return messages.stream().map(Message::getId).toList();
  }

  /**
   * Collects what happened after a history id.
   *
   * @return the history id that is reached then; empty when Gmail no longer knows the first
   */
  Optional<Long> changesSince(long historyId, Changes changes) {
    String token = null;
    while (true) {
      var page = history(historyId, token);
      if (page.isEmpty()) {
        return Optional.empty();
      }
      changes.add(page.get().getHistory());
      token = page.get().getNextPageToken();
      if (token == null || token.isEmpty()) {
        // Only now: the id on earlier pages is that of the mailbox, not of the page.
        return Optional.of(historyId(page.get().getHistoryId()));
      }
    }
  }

  private ListMessagesResponse page(@Nullable String token) {
    return calls.call(
        COST_OF_LIST,
        () -> client.users().messages().list(address).setMaxResults(PAGE).setPageToken(token));
  }

  private Optional<ListHistoryResponse> history(long since, @Nullable String token) {
    return calls.find(
        COST_OF_HISTORY,
        () ->
            client
                .users()
                .history()
                .list(address)
                .setStartHistoryId(BigInteger.valueOf(since))
                .setMaxResults(PAGE)
                .setPageToken(token));
  }

  private static long historyId(@Nullable BigInteger id) {
    if (id == null) {
      throw GmailCalls.unreadable(null);
    }
    return id.longValue();
  }
}
