package com.salesintelligence.web.deadletters;

import org.jspecify.annotations.Nullable;

/** Error categories and event types as people read them. */
final class Category {

  private Category() {}

  static String words(@Nullable String category) {
    return switch (category == null ? "" : category) {
      case "BAD_INPUT" -> "Bad input";
      case "EXTERNAL" -> "Other system";
      case "OVERLOADED" -> "Overloaded";
      case "INTERNAL" -> "Our defect";
      default -> "Unknown";
    };
  }

  /** RecordReceived instead of salesintelligence.events.v1.RecordReceived. */
  static String shortName(@Nullable String type) {
    return type == null || type.isBlank()
        ? "unknown event"
        : type.substring(type.lastIndexOf('.') + 1);
  }
}
