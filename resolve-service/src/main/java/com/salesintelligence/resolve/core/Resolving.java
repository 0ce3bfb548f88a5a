package com.salesintelligence.resolve.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The journey of one record: read, match, store, tell. Whoever hands it over acks after that. */
public final class Resolving {

  private final MailReading mailReading;
  private final Directory directory;
  private final StoreFacts facts;
  private final FindMails mails;
  private final FindRemains remains;
  private final Executor cores;

  /**
   * @param cores runs what needs the processor only: reading mails
   */
  public Resolving(
      MailReading mailReading,
      Directory directory,
      StoreFacts facts,
      FindMails mails,
      FindRemains remains,
      Executor cores) {
    this.mailReading = mailReading;
    this.directory = directory;
    this.facts = facts;
    this.mails = mails;
    this.remains = remains;
    this.cores = cores;
  }

  /**
   * @param others are told of the matches
   * @return fails when something could not be reached: the record must come again
   */
  public CompletableFuture<Outcome> resolve(Received received, Announce others) {
    return read(received)
        .thenCompose(
            read ->
                switch (read) {
                  case Refused refused -> CompletableFuture.completedFuture(refused);
                  case DeletedFact gone when gone.ownedByRemains() -> bury(gone, others);
                  case Fact fact -> settle(fact, others);
                });
  }

  /** Catches up with what changed while this service was away: its rules, or the facts. */
  public CompletableFuture<Integer> reconcile(Announce others) {
    Learned learned = directory.reconcile();
    return facts
        .store(learned.decisions())
        .thenCompose(stored -> healed(learned))
        .thenCompose(others::announce)
        .thenApply(told -> learned.decisions().size())
        .whenComplete((count, failure) -> doubtAfter(failure, learned));
  }

  private CompletableFuture<ReadRecord> read(Received received) {
    return switch (received) {
      case Fact fact -> CompletableFuture.completedFuture(fact);
      case ReceivedMail mail -> CompletableFuture.supplyAsync(() -> mailReading.read(mail), cores);
    };
  }

  /** Whose it was is asked first: a buried activity names nobody any more. */
  private CompletableFuture<Outcome> bury(DeletedFact gone, Announce others) {
    return remains
        .of(gone)
        .thenCompose(
            found ->
                facts
                    .store(gone)
                    .thenApply(stored -> Announcements.ofGone(gone, directory.ownersOf(found))))
        .thenCompose(others::announce)
        .thenApply(told -> new Outcome.Resolved());
  }

  private CompletableFuture<Outcome> settle(Fact fact, Announce others) {
    Learned learned = directory.learn(fact);
    return CompletableFuture.allOf(facts.store(fact), facts.store(learned.decisions()))
        .thenCompose(stored -> newsOf(fact, learned))
        .thenCompose(others::announce)
        .thenApply(told -> (Outcome) new Outcome.Resolved())
        .whenComplete((outcome, failure) -> doubtAfter(failure, learned));
  }

  /** A mail's links are read after it is stored: a contact that came meanwhile counts. */
  private CompletableFuture<List<Announcement>> newsOf(Fact fact, Learned learned) {
    return healed(learned)
        .thenApply(
            ofOthers -> {
              Stream<Announcement> news = Stream.concat(ofItself(fact, learned), ofOthers.stream());
              return news.filter(firstOf(new HashSet<>())).toList();
            });
  }

  /** Of two announcements about one record and account the first counts. */
  private static Predicate<Announcement> firstOf(Set<List<Object>> told) {
    return announcement -> told.add(List.of(announcement.record(), announcement.accountId()));
  }

  private Stream<Announcement> ofItself(Fact fact, Learned learned) {
    return fact instanceof MailFact mail
        ? Announcements.ofMail(
            mail.messageId(), mail.version(), directory.linksOf(mail.participants()))
            .stream()
        : Announcements.ofReference(fact, learned.accounts()).stream();
  }

  private CompletableFuture<List<Announcement>> healed(Learned learned) {
    if (learned.healing().isEmpty()) {
      return CompletableFuture.completedFuture(List.of());
    }
    Map<String, Decision> byAddress = new HashMap<>();
    learned.healing().forEach(decision -> byAddress.put(decision.address(), decision));
    return mails.of(byAddress.keySet()).thenApply(found -> healed(found, byAddress));
  }

  private List<Announcement> healed(
      Map<String, List<Participant>> found, Map<String, Decision> byAddress) {
    var news = new ArrayList<Announcement>();
    found.forEach(
        (messageId, people) -> {
          var decisions =
              people.stream().map(who -> byAddress.get(who.address())).filter(Objects::nonNull);
          news.addAll(
              Announcements.ofHealed(
                  messageId, decisions.distinct().toList(), directory.linksOf(people)));
        });
    return news;
  }

  private void doubtAfter(@Nullable Throwable failure, Learned learned) {
    if (failure != null) {
      directory.doubt(learned.decisions());
    }
  }
}
