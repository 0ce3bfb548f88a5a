package com.salesintelligence.score.messaging;

import com.google.protobuf.Timestamp;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.events.RecommendationUpdated;
import com.salesintelligence.contracts.events.RecordRef;
import com.salesintelligence.contracts.events.Source;
import com.salesintelligence.messaging.Event;
import com.salesintelligence.messaging.Publisher;
import com.salesintelligence.score.core.DirtyAccount;
import com.salesintelligence.score.core.RecordId;
import com.salesintelligence.score.core.TellRecommendation;
import com.salesintelligence.score.core.advice.Recommendation;
import com.salesintelligence.score.core.policy.Scoring;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Publishes RecommendationUpdated. */
public final class PublishRecommendation implements TellRecommendation {

  private final Publisher publisher;

  public PublishRecommendation(Publisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public CompletableFuture<?> tell(
      Recommendation recommendation, List<String> changes, DirtyAccount cause) {
    var news = payload(recommendation, changes, cause.becauseOf());
    Event<RecommendationUpdated> event =
        new Event<>(
            EventId.of(news),
            recommendation.accountId(),
            recommendation.scoredAt(),
            news,
            cause.trace().isEmpty() ? Map.of() : Map.of("traceparent", cause.trace()));
    return publisher.publish(Topic.RECOMMENDATIONS, event);
  }

  private static RecommendationUpdated payload(
      Recommendation recommendation, List<String> changes, List<RecordId> becauseOf) {
    var scores = recommendation.scores();
    return RecommendationUpdated.newBuilder()
        .setAccountId(recommendation.accountId())
        .setScoreDate(recommendation.date().toString())
        .setPriorityScore(scores.priority().total())
        .setBudgetLikelihood(scores.budgetLikelihood().total())
        .setEngagementScore(scores.engagement().total())
        .setRecommendedAction(recommendation.action())
        .addAllChanges(changes)
        .addAllBecauseOf(becauseOf.stream().map(PublishRecommendation::ref).toList())
        .setScoredAt(timestamp(recommendation.scoredAt()))
        .setModel(Scoring.MODEL)
        .build();
  }

  private static RecordRef ref(RecordId id) {
    return RecordRef.newBuilder()
        .setSource(Source.valueOf(id.source()))
        .setObjectType(id.objectType())
        .setExternalId(id.externalId())
        .build();
  }

  private static Timestamp timestamp(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }
}
