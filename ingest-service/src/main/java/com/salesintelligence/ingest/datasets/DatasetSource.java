package com.salesintelligence.ingest.datasets;

import com.salesintelligence.ingest.core.Body;
import com.salesintelligence.ingest.core.Bookmark;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.core.RecordKey;
import com.salesintelligence.ingest.core.Sink;
import com.salesintelligence.ingest.core.Source;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.files.Folder;
import com.salesintelligence.ingest.files.Folder.Entry;
import com.salesintelligence.ingest.files.OnTheirWay;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads datasets; the cursor of each stands for its description and its files as they were. A load
 * is told as a whole or not at all.
 */
final class DatasetSource implements Source {

  static final String NAME = "datasets";

  private static final Pattern DESCRIPTION = Pattern.compile("([a-z][a-z0-9_]{0,62})\\.ya?ml");

  private final DatasetSettings settings;
  private final LoadGuard guard;
  private final Function<String, Map<String, Held>> known;
  private final InstantSource clock;
  private final Map<String, Entry> descriptions;
  private final Map<String, OnTheirWay<Held>> onTheirWay = new ConcurrentHashMap<>();

  /**
   * @param known rows of a dataset that the warehouse shows, by key
   */
  DatasetSource(
      DatasetSettings settings, Function<String, Map<String, Held>> known, InstantSource clock) {
    this.settings = settings;
    this.guard = new LoadGuard(settings);
    this.known = known;
    this.clock = clock;
    this.descriptions = settings.folder().isBlank() ? Map.of() : descriptions();
  }

  private Map<String, Entry> descriptions() {
    var found = new LinkedHashMap<String, Entry>();
    for (var file : folder().files()) {
      var name = DESCRIPTION.matcher(file.path());
      if (name.matches() && found.put(name.group(1), file) != null) {
        throw new SourceFailure(
            Fault.SOURCE_REQUEST_REJECTED,
            "Dataset %s is described by a .yml and by a .yaml: keep one.".formatted(name.group(1)));
      }
    }
    return found;
  }

  private Folder folder() {
    return Folder.at(settings.folder());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String scopeKind() {
    return "dataset";
  }

  @Override
  public List<String> scopes() {
    return List.copyOf(descriptions.keySet());
  }

  /** A person asked for it, or nothing is held yet: however much is gone, it is believed. */
  @Override
  public Bookmark everything(String dataset, Sink sink) {
    return load(dataset, find(dataset), sink, true);
  }

  @Override
  public Optional<Bookmark> changes(String dataset, String cursor, Sink sink) {
    var files = find(dataset);
    if (files.cursor().equals(cursor)) {
      return Optional.of(Bookmark.exact(cursor, micros(clock.instant())));
    }
    onTheirWay(dataset).settle(cursor);
    return Optional.of(load(dataset, files, sink, false));
  }

  private DatasetFiles find(String dataset) {
    var description = descriptions.get(dataset);
    if (description == null) {
      throw new IllegalArgumentException("No dataset " + dataset);
    }
    return DatasetFiles.find(folder(), description, dataset);
  }

  private Bookmark load(String dataset, DatasetFiles files, Sink sink, boolean believed) {
    var now = clock.instant();
    var survey = new Survey();
    files.read(settings.longestRow(), survey);
    if (believed) {
      onTheirWay(dataset).settle("");
    }
    var held = onTheirWay(dataset).over(known.apply(dataset), !believed);
    var vanished = vanished(held, survey);
    Optional<SourceFailure> refusal =
        believed ? Optional.empty() : refusal(dataset, held, vanished, survey);
    Sink to = refusal.isPresent() ? nobody -> {} : sink;
    var load = new DatasetLoad(dataset, survey, held, to, now, this::rejectedFile);
    files.read(settings.longestRow(), load);
    refusal.ifPresent(
        refused -> {
          throw refused;
        });
    refuseWhatChangedMeanwhile(dataset, files);
    if (believed || survey.nameless() == 0) {
      vanished.forEach(load::bury);
    }
    sink.accept(described(dataset, files.description(), load.rejected(), now));
    onTheirWay(dataset).tell(load.told(), files.cursor());
    return Bookmark.exact(files.cursor(), micros(now));
  }

  private Optional<SourceFailure> refusal(
      String dataset, Map<String, Held> held, List<String> vanished, Survey survey) {
    try {
      guard.check(dataset, held.size(), vanished.size(), survey);
      return Optional.empty();
    } catch (SourceFailure refused) {
      return Optional.of(refused);
    }
  }

  /** A row that is rejected now stays as it was published before. */
  private static List<String> vanished(Map<String, Held> held, Survey survey) {
    var vanished = new ArrayList<String>();
    for (var key : held.keySet()) {
      if (!survey.rows().containsKey(key) && !survey.doubtful(key)) {
        vanished.add(key);
      }
    }
    return vanished;
  }

  private void refuseWhatChangedMeanwhile(String dataset, DatasetFiles files) {
    if (!find(dataset).cursor().equals(files.cursor())) {
      throw new SourceFailure(
          Fault.SOURCE_UNAVAILABLE,
          "Files of dataset %s were written while they were read; the next run reads them again."
              .formatted(dataset));
    }
  }

  private Reading described(
      String dataset, Description description, long rejected, Instant loadedAt) {
    var columns =
        description.columns().stream()
            .map(c -> new Body.DatasetColumn(c.name(), c.type().text(), c.description()))
            .toList();
    return new Reading.Present(
        new RecordKey("dataset", dataset),
        micros(loadedAt),
        new Body.Dataset(
            description.title(),
            description.description(),
            description.owner(),
            description.sensitivity(),
            description.refresh(),
            description.key(),
            columns,
            rejected,
            loadedAt));
  }

  private Path rejectedFile(Entry file) {
    var folder =
        settings.rejectedFolder().isBlank()
            ? Path.of(settings.folder())
            : Path.of(settings.rejectedFolder());
    return folder.resolve(file.path() + RejectedRows.SUFFIX);
  }

  private OnTheirWay<Held> onTheirWay(String dataset) {
    return onTheirWay.computeIfAbsent(dataset, any -> new OnTheirWay<>());
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
