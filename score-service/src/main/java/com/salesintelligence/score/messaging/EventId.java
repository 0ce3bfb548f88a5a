package com.salesintelligence.score.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
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
    var what = news.toBuilder().clearScoredAt().clearBecauseOf().build().toByteString();
    var why = ByteString.copyFrom(String.join("\n", causes), UTF_8);
    return UUID.nameUUIDFromBytes(what.concat(why).toByteArray()).toString();
  }
}
