package com.salesintelligence.ingest.datasets;

import com.salesintelligence.ingest.core.Body;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.core.RecordKey;
import com.salesintelligence.ingest.core.Sink;
import com.salesintelligence.ingest.datasets.RowCheck.Outcome;
import com.salesintelligence.ingest.datasets.RowReader.RawRow;
import com.salesintelligence.ingest.files.Folder.Entry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The second reading of a dataset's files: tells the rows that are new or have changed, and writes
 * the rejected ones down.
 */
final class DatasetLoad implements DatasetFiles.Visitor {

  private final String dataset;
  private final Survey survey;
  private final Map<String, Held> held;
  private final Sink sink;
  private final long now;
  private final Function<Entry, Path> rejectedFile;
  private final Map<String, Held> told = new HashMap<>();
  private RejectedRows rejects = new RejectedRows(Path.of("none"));
  private long rejected;

  DatasetLoad(
      String dataset,
      Survey survey,
      Map<String, Held> held,
      Sink sink,
      Instant now,
      Function<Entry, Path> rejectedFile) {
    this.dataset = dataset;
    this.survey = survey;
    this.held = held;
    this.sink = sink;
    this.now = ChronoUnit.MICROS.between(Instant.EPOCH, now);
    this.rejectedFile = rejectedFile;
  }

  @Override
  public void begin(Entry file) {
    rejects = new RejectedRows(rejectedFile.apply(file));
  }

  @Override
  public void endOf(Entry file) {
    rejects.close();
    rejected += rejects.count();
  }

  @Override
  public void row(Entry file, RawRow row, Outcome outcome) {
    switch (outcome) {
      case Outcome.Bad(var key, var reason, var problem) -> rejects.add(row, reason, problem);
      case Outcome.Good good when survey.conflicting(good.key()) ->
          rejects.add(
              row, Reason.CONFLICTING_KEY, "another row has this key and says something else");
      case Outcome.Good good -> tell(file, row, good);
    }
  }

  /** Not what changed since the first reading: the next run reads that. */
  private void tell(Entry file, RawRow row, Outcome.Good good) {
    var found = survey.rows().get(good.key());
    boolean asSurveyed =
        found != null && found.hash().equals(good.hash()) && found.file().equals(file.path());
    var before = held.get(good.key());
    boolean news = before == null || !before.says(good.hash(), file.path());
    if (asSurveyed && news && !told.containsKey(good.key())) {
      long version = after(before);
      told.put(good.key(), new Held(good.hash(), file.path(), version, false));
      sink.accept(
          new Reading.Present(
              rowKey(good.key()),
              version,
              new Body.DatasetRow(
                  dataset, good.key(), good.json(), good.hash(), file.path(), row.number())));
    }
  }

  void bury(String key) {
    long version = after(held.get(key));
    told.put(key, Held.gone(version));
    sink.accept(Reading.Gone.of(rowKey(key), version));
  }

  /** What this load told, by key. */
  Map<String, Held> told() {
    return told;
  }

  long rejected() {
    return rejected;
  }

  private long after(@Nullable Held before) {
    return before == null ? now : Math.max(now, before.version() + 1);
  }

  private RecordKey rowKey(String key) {
    return new RecordKey("row", dataset + "/" + key);
  }
}
