package com.salesintelligence.local.pubsub;

import java.util.Map;
import java.util.regex.Pattern;

/** Google Cloud's rules for labels. */
final class Labels {

  private static final int MAX_LABELS = 64;
  private static final Pattern KEY =
      Pattern.compile("[\\p{Ll}\\p{Lo}][\\p{Ll}\\p{Lo}\\p{N}_-]{0,62}");
  private static final Pattern VALUE = Pattern.compile("[\\p{Ll}\\p{Lo}\\p{N}_-]{0,63}");

  private Labels() {}

  static void check(Map<String, String> labels) {
    if (labels.size() > MAX_LABELS) {
      throw Rejections.invalid("A resource has at most 64 labels.");
    }
    labels.forEach(Labels::check);
  }

  private static void check(String key, String value) {
    if (!KEY.matcher(key).matches() || !VALUE.matcher(value).matches()) {
      throw Rejections.invalid(
          ("Invalid label '%s': '%s': lowercase letters, digits, _ and -, at most 63, a key begins"
                  + " with a letter.")
              .formatted(key, value));
    }
  }
}
