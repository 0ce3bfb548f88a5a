package com.salesintelligence.resolve.linkage;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Records whose keys are equal are worth comparing. */
public record BlockingRule(String name, List<Part> parts) {

  public BlockingRule {
    parts = List.copyOf(parts);
  }

  /** One piece of the key: a field, or what a cut leaves of it. */
  public record Part(int field, Cut cut) {}

  /** What of a value goes into the key. */
  public sealed interface Cut {
    record Whole() implements Cut {}

    record First(int letters) implements Cut {}

    record Last(int letters) implements Cut {}

    record Sound() implements Cut {}
  }

  /** Null when a field of the key is empty: such a record meets nobody by this rule. */
  @Nullable String key(Entry entry) {
    var key = new StringBuilder();
    for (Part part : parts) {
      String value = entry.value(part.field());
      if (value == null) {
        return null;
      }
      String piece = cut(value, part.cut());
      if (piece.isEmpty()) {
        return null;
      }
      key.append(piece).append('\u0001');
    }
    return key.toString();
  }

  Set<Integer> fields() {
    return parts.stream().map(Part::field).collect(Collectors.toSet());
  }

  private static String cut(String value, Cut cut) {
    return switch (cut) {
      case Cut.Whole() -> value;
      case Cut.First(int letters) -> value.length() < letters ? "" : value.substring(0, letters);
      case Cut.Last(int letters) ->
          value.length() < letters ? "" : value.substring(value.length() - letters);
      case Cut.Sound() -> Sound.of(value);
    };
  }
}
