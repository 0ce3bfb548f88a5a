package com.salesintelligence.ingest.documents;

import com.salesintelligence.ingest.core.Bookmark;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.Sink;
import com.salesintelligence.ingest.core.Source;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.files.OnTheirWay;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Reads folders of documents; the cursor of each stands for its files as they were. */
final class DocumentSource implements Source {

  static final String NAME = "documents";

  /** Below this many documents every share is a matter of chance. */
  private static final int FEW = 20;

  private final DocumentSettings settings;
  private final DocumentReader reader;
  private final Function<String, Map<String, Held>> known;
  private final InstantSource clock;
  private final Map<String, OnTheirWay<Held>> onTheirWay = new ConcurrentHashMap<>();
  private final Map<String, Hashes> hashes = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> refusedBefore = new ConcurrentHashMap<>();

  /**
   * @param known documents of a folder that the warehouse shows, by id
   */
  DocumentSource(
      DocumentSettings settings,
      DocumentReader reader,
      Function<String, Map<String, Held>> known,
      InstantSource clock) {
    this.settings = settings;
    this.reader = reader;
    this.known = known;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String scopeKind() {
    return "folder";
  }

  @Override
  public List<String> scopes() {
    return settings.folders().keySet().stream().sorted().toList();
  }

  @Override
  public Bookmark everything(String folder, Sink sink) {
    onTheirWay(folder).settle("");
    refusedBefore.remove(folder);
    return load(find(folder), sink, true);
  }

  @Override
  public Optional<Bookmark> changes(String folder, String cursor, Sink sink) {
    var files = find(folder);
    if (files.cursor().equals(cursor)) {
      return Optional.of(Bookmark.exact(cursor, micros(clock.instant())));
    }
    onTheirWay(folder).settle(cursor);
    return Optional.of(load(files, sink, false));
  }

  private DocumentFolder find(String name) {
    var location = settings.folders().get(name);
    if (location == null) {
      throw new IllegalArgumentException("No folder " + name);
    }
    return DocumentFolder.find(name, location);
  }

  private Bookmark load(DocumentFolder files, Sink sink, boolean whole) {
    long now = micros(clock.instant());
    var held = onTheirWay(files.name()).over(known.apply(files.name()), !whole);
    var gone = new HashSet<>(held.keySet());
    files.documents().forEach(file -> gone.remove(files.id(file)));
    if (!whole) {
      refuseImplausible(files.name(), held.size(), gone.size());
    }
    var refused = refusedBefore.computeIfAbsent(files.name(), any -> ConcurrentHashMap.newKeySet());
    var hashes = this.hashes.computeIfAbsent(files.name(), any -> new Hashes());
    hashes.keepOnly(files.documents());
    var load = new DocumentLoad(settings, reader, files, held, sink, now, refused, hashes);
    files.documents().forEach(file -> load.tell(file, whole));
    refuseWhatChangedMeanwhile(files);
    gone.forEach(load::bury);
    onTheirWay(files.name()).tell(load.told(), files.cursor());
    return Bookmark.exact(files.cursor(), now);
  }

  private static void refuseImplausible(String folder, int held, int gone) {
    if (held >= FEW && gone > held / 2) {
      throw new SourceFailure(
          Fault.SOURCE_CHANGE_IMPLAUSIBLE,
          "Folder %s stays as it was, because %d of its %d documents are gone. Put them back, or confirm it by a full run of this folder."
              .formatted(folder, gone, held));
    }
  }

  private void refuseWhatChangedMeanwhile(DocumentFolder files) {
    if (!find(files.name()).cursor().equals(files.cursor())) {
      throw new SourceFailure(
          Fault.SOURCE_UNAVAILABLE,
          "Documents of %s were written while they were read; the next run reads them again."
              .formatted(files.name()));
    }
  }

  private OnTheirWay<Held> onTheirWay(String folder) {
    return onTheirWay.computeIfAbsent(folder, any -> new OnTheirWay<>());
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
