package com.salesintelligence.local.googlesql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The statements of the scripts used last: splitting one means to parse it. */
final class ScriptCache {
  private static final int ENTRIES = 500;
  private static final int LONGEST = 100_000;

  private final Map<String, List<String>> entries =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<String>> eldest) {
          return size() > ENTRIES;
        }
      };

  List<String> get(String script, Function<String, List<String>> split) {
    @Nullable List<String> known;
    synchronized (entries) {
      known = entries.get(script);
    }
    return known != null ? known : keep(script, List.copyOf(split.apply(script)));
  }

  private List<String> keep(String script, List<String> statements) {
    if (script.length() <= LONGEST) {
      synchronized (entries) {
        entries.put(script, statements);
      }
    }
    return statements;
  }
}
