package com.salesintelligence.local.pubsub.filter;

import java.util.List;
import java.util.Map;

/** Decides by its attributes whether a subscription gets a message. */
public sealed interface Filter {

  boolean matches(Map<String, String> attributes);

  /** Whether it needs no look at the attributes. */
  default boolean matchesAll() {
    return false;
  }

  /**
   * Reads an expression; an empty one matches everything.
   *
   * @throws FilterSyntaxException where Pub/Sub would refuse it
   */
  static Filter parse(String expression) {
    return expression.isEmpty() ? new All(List.of()) : new FilterParser(expression).parse();
  }

  /** {@code attributes:key}. */
  record HasKey(String key) implements Filter {
    @Override
    public boolean matches(Map<String, String> attributes) {
      return attributes.containsKey(key);
    }
  }

  /** {@code attributes.key = "value"}; its negation also matches messages without the key. */
  record Equal(String key, String value) implements Filter {
    @Override
    public boolean matches(Map<String, String> attributes) {
      return value.equals(attributes.get(key));
    }
  }

  /** {@code hasPrefix(attributes.key, "prefix")}. */
  record HasPrefix(String key, String prefix) implements Filter {
    @Override
    public boolean matches(Map<String, String> attributes) {
      String value = attributes.get(key);
      return value != null && value.startsWith(prefix);
    }
  }

  /** {@code NOT …} or {@code -…}. */
  record Not(Filter negated) implements Filter {
    @Override
    public boolean matches(Map<String, String> attributes) {
      return !negated.matches(attributes);
    }
  }

  /** {@code … AND …}. */
  record All(List<Filter> filters) implements Filter {
    @Override
    public boolean matches(Map<String, String> attributes) {
      return filters.stream().allMatch(filter -> filter.matches(attributes));
    }

    @Override
    public boolean matchesAll() {
      return filters.isEmpty();
    }
  }

  /** {@code … OR …}. */
  record Any(List<Filter> filters) implements Filter {
    @Override
    public boolean matches(Map<String, String> attributes) {
      return filters.stream().anyMatch(filter -> filter.matches(attributes));
    }
  }
}
