package com.salesintelligence.resolve.warehouse;

import static java.util.stream.Collectors.groupingBy;

import com.salesintelligence.resolve.core.DeletedFact;
import com.salesintelligence.resolve.core.FindRemains;
import com.salesintelligence.resolve.core.References;
import com.salesintelligence.resolve.core.Remains;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Looks up for many deletions at once whose the deleted records were. */
public final class StoredRemains implements FindRemains {

  record PersonLeft(
      String messageId,
      String emailAddress,
      String role,
      String kind,
      @Nullable Long sourceVersion) {

    PersonInMail person() {
      return new PersonInMail(messageId, emailAddress, role, kind);
    }
  }

  record ActivityLeft(
      String activityId,
      @Nullable String whatId,
      @Nullable String whoId,
      @Nullable String accountId,
      @Nullable Long sourceVersion) {}

  static final Query<PersonLeft> PEOPLE = Query.of("sql/people_of_mails.sql", PersonLeft.class);
  static final Query<ActivityLeft> ACTIVITIES = Query.of("sql/activities.sql", ActivityLeft.class);

  private static final int RECORDS_PER_QUERY = 1_000;

  private final Rounds<Map<String, List<PersonLeft>>> mails;
  private final Rounds<Map<String, List<ActivityLeft>>> activities;

  /**
   * @param wait for more to ask before the first query
   * @param blocking runs what waits for the warehouse
   */
  public StoredRemains(Queries queries, Duration wait, Executor blocking) {
    mails =
        new Rounds<>(
            ids ->
                queries.list(PEOPLE, Map.of("messages", ids)).stream()
                    .collect(groupingBy(PersonLeft::messageId)),
            RECORDS_PER_QUERY,
            wait,
            blocking);
    activities =
        new Rounds<>(
            ids ->
                queries.list(ACTIVITIES, Map.of("activities", ids)).stream()
                    .collect(groupingBy(ActivityLeft::activityId)),
            RECORDS_PER_QUERY,
            wait,
            blocking);
  }

  @Override
  public CompletableFuture<Remains> of(DeletedFact gone) {
    String id = gone.key().externalId();
    return switch (gone.type()) {
      case MAIL -> mails.ask(List.of(id)).thenApply(found -> mail(found.get(id), gone));
      case ACTIVITY ->
          activities.ask(List.of(id)).thenApply(found -> activity(found.get(id), gone));
      case ACCOUNT, CONTACT, LEAD, OPPORTUNITY -> CompletableFuture.completedFuture(Remains.NONE);
    };
  }

  private static Remains mail(@Nullable List<PersonLeft> people, DeletedFact gone) {
    return people == null || newer(people.getFirst().sourceVersion(), gone)
        ? Remains.NONE
        : Remains.ofMail(people.stream().map(left -> left.person().participant()).toList());
  }

  private static Remains activity(@Nullable List<ActivityLeft> found, DeletedFact gone) {
    if (found == null || newer(found.getFirst().sourceVersion(), gone)) {
      return Remains.NONE;
    }
    ActivityLeft left = found.getFirst();
    return Remains.ofActivity(new References(left.whatId(), left.whoId(), left.accountId()));
  }

  private static boolean newer(@Nullable Long stored, DeletedFact gone) {
    return stored != null && stored > gone.version();
  }
}
