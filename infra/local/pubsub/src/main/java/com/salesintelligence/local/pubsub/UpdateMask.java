package com.salesintelligence.local.pubsub;

import com.google.protobuf.FieldMask;
import com.google.protobuf.Message;
import com.google.protobuf.util.FieldMaskUtil;
import java.util.Set;

/** Applies the fields that an update names, and no others. */
final class UpdateMask {

  private static final FieldMaskUtil.MergeOptions REPLACE =
      new FieldMaskUtil.MergeOptions()
          .setReplaceMessageFields(true)
          .setReplacePrimitiveFields(true)
          .setReplaceRepeatedFields(true);

  private UpdateMask() {}

  /**
   * @param changeable the fields that may change once the resource exists
   */
  @SuppressWarnings("unchecked")
  static <M extends Message> M apply(FieldMask mask, Set<String> changeable, M changes, M current) {
    if (mask.getPathsCount() == 0) {
      throw Rejections.invalid(
          "The update_mask in the request must be set, and must contain a non-empty paths list.");
    }
    for (String path : mask.getPathsList()) {
      check(path, changeable, current);
    }
    Message.Builder merged = current.toBuilder();
    FieldMaskUtil.merge(mask, changes, merged, REPLACE);
    return (M) merged.build();
  }

  private static void check(String path, Set<String> changeable, Message current) {
    String field = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
    if (!FieldMaskUtil.isValid(current.getDescriptorForType(), path)) {
      throw Rejections.invalid(
          ("Invalid update_mask provided in the request: %s is not a known %s field. Note that field"
                  + " paths must be of the form 'schema_settings' rather than 'schemaSettings'.")
              .formatted(path, current.getDescriptorForType().getName()));
    }
    if (!changeable.contains(field)) {
      throw Rejections.invalid(
          "Invalid update_mask provided in the request: '%s' cannot be changed.".formatted(path));
    }
  }
}
