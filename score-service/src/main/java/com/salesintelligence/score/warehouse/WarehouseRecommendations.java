package com.salesintelligence.score.warehouse;

import com.salesintelligence.contracts.tables.RecommendationRow;
import com.salesintelligence.score.core.FindStoredRecommendations;
import com.salesintelligence.score.core.StoreRecommendation;
import com.salesintelligence.score.core.UnstorableRecommendation;
import com.salesintelligence.score.core.advice.Recommendation;
import com.salesintelligence.score.core.advice.StoredRecommendation;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import com.salesintelligence.warehouse.RejectedRow;
import com.salesintelligence.warehouse.TableWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The table account_recommendations. */
public final class WarehouseRecommendations
    implements FindStoredRecommendations, StoreRecommendation {

  static final Query<StoredRow> NEWEST =
      Query.of("sql/newest-recommendations.sql", StoredRow.class);

  private final Queries queries;
  private final TableWriter<RecommendationRow> writer;

  public WarehouseRecommendations(Queries queries, TableWriter<RecommendationRow> writer) {
    this.queries = queries;
    this.writer = writer;
  }

  @Override
  public List<StoredRecommendation> of(Set<String> accountIds, LocalDate today) {
    var parameters = Map.of("account_ids", List.copyOf(accountIds), "today", today);
    return queries.list(NEWEST, parameters).stream().map(StoredRow::recommendation).toList();
  }

  /** The version is the time of scoring: of two scorings of a day the later one stays. */
  @Override
  public CompletableFuture<Void> store(Recommendation recommendation) {
    return writer
        .upsert(WriteRecommendation.row(recommendation), micros(recommendation.scoredAt()))
        .exceptionallyCompose(failure -> CompletableFuture.failedFuture(explain(failure)));
  }

  static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  private static Throwable explain(Throwable failure) {
    if (failure instanceof CompletionException && failure.getCause() instanceof Throwable cause) {
      return explain(cause);
    }
    return failure instanceof RejectedRow rejected
        ? new UnstorableRecommendation(String.valueOf(rejected.getMessage()), rejected)
        : failure;
  }
}
