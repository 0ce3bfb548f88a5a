package com.salesintelligence.local.pubsub;

import com.google.pubsub.v1.Subscription;
import io.grpc.StatusRuntimeException;
import java.util.Optional;

/** How the messages of a subscription get out. */
enum Way {
  PULLED,
  PUSHED,
  /** To another service, which this server does not reach: they wait. */
  EXPORTED,
  /** They would be transformed first, which this server does not do: they wait. */
  HELD;

  static Way of(Subscription subscription) {
    if (Transforms.areActive(subscription.getMessageTransformsList())) {
      return HELD;
    }
    if (Exports.isExported(subscription)) {
      return EXPORTED;
    }
    return subscription.getPushConfig().getPushEndpoint().isEmpty() ? PULLED : PUSHED;
  }

  Optional<StatusRuntimeException> refusalToPull() {
    return switch (this) {
      case PULLED -> Optional.empty();
      case PUSHED -> Optional.of(Rejections.pushed());
      case EXPORTED -> Optional.of(Rejections.exported());
      case HELD -> Optional.of(Transforms.unsupported("pulling"));
    };
  }
}
