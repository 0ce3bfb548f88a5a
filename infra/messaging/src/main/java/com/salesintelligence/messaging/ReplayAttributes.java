package com.salesintelligence.messaging;

import com.salesintelligence.contracts.Subscription;
import java.util.Map;

/** The attributes that bring a replayed event to the subscription that failed, and to no other. */
final class ReplayAttributes {

  private static final String TARGET = "replay-target";
  private static final String OF = "replay-of";

  private ReplayAttributes() {}

  static Map<String, String> of(String subscription, String deadLetterId) {
    return Map.of(TARGET, subscription, OF, deadLetterId);
  }

  static String filterFor(Subscription subscription) {
    return "NOT attributes:%s OR attributes.%s = \"%s\""
        .formatted(TARGET, TARGET, subscription.id());
  }
}
