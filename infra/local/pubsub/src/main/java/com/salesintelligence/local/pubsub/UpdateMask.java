package com.salesintelligence.local.pubsub;

import com.google.protobuf.FieldMask;
import java.util.Set;

/** Which fields an update may name. */
final class UpdateMask {

  private UpdateMask() {}

  static void check(FieldMask mask, Set<String> changeable) {
    if (mask.getPathsCount() == 0) {
      throw Rejections.invalid("The update_mask in the request must be set and not empty.");
    }
    for (String path : mask.getPathsList()) {
      String field = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
      if (!changeable.contains(field)) {
        throw Rejections.invalid(
            "Invalid update_mask provided in the request: '%s' cannot be changed.".formatted(path));
      }
    }
  }
}
