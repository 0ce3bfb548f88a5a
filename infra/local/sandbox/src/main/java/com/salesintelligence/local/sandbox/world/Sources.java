package com.salesintelligence.local.sandbox.world;

import com.salesintelligence.local.sandbox.company.Company;
import com.salesintelligence.local.sandbox.ledger.Kept;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The sources that keep their own state by notes. */
final class Sources {
  private final Map<String, Kept> sources = new LinkedHashMap<>();

  Sources(List<Kept> all) {
    all.forEach(source -> sources.put(source.source(), source));
  }

  void found(Company company) {
    sources.values().forEach(source -> source.found(company));
  }

  void apply(Happening.Noted noted) {
    var source = sources.get(noted.source());
    if (source == null) {
      throw new IllegalStateException("The journal has a note of an unknown source: " + noted);
    }
    source.apply(noted.note());
  }

  List<Happening.Noted> carriedOver(Instant at) {
    return sources.values().stream()
        .flatMap(
            source ->
                source.carriedOver(at).stream()
                    .map(note -> new Happening.Noted(source.source(), note)))
        .toList();
  }

  void truth(Consumer<Map<String, @Nullable Object>> lines) {
    sources.values().forEach(source -> source.truth(lines));
  }
}
