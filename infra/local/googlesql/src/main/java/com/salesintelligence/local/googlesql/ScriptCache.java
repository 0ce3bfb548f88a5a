package com.salesintelligence.local.googlesql;

import com.salesintelligence.local.googlesql.script.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The statements of the scripts used last: splitting one means to parse it. */
final class ScriptCache {
  private static final int ENTRIES = 500;
  private static final int LONGEST = 100_000;

  private final Map<String, List<Step>> entries =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Step>> eldest) {
          return size() > ENTRIES;
        }
      };

  List<Step> get(String script, Function<String, List<Step>> split) {
    @Nullable List<Step> known;
    synchronized (entries) {
      known = entries.get(script);
    }
    return known != null ? known : keep(script, List.copyOf(split.apply(script)));
  }

  private List<Step> keep(String script, List<Step> statements) {
    if (script.length() <= LONGEST) {
      synchronized (entries) {
        entries.put(script, statements);
      }
    }
    return statements;
  }
}
