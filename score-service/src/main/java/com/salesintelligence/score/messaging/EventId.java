package com.salesintelligence.score.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.salesintelligence.contracts.events.RecommendationUpdated;
import java.util.UUID;

/** Equal for equal news of equal cause, whenever and however often it was scored. */
final class EventId {

  private EventId() {}

  static String of(RecommendationUpdated news) {
    var causes =
        news.getBecauseOfList().stream()
            .map(ref -> ref.getSource() + "/" + ref.getObjectType() + "/" + ref.getExternalId())
            .sorted()
            .toList();
    var inputs = news.toBuilder().clearScoredAt().clearBecauseOf().build();
    return UUID.nameUUIDFromBytes((inputs + "\n" + causes).getBytes(UTF_8)).toString();
  }
}
