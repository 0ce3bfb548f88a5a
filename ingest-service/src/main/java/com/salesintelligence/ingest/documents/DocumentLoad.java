package com.salesintelligence.ingest.documents;

import com.salesintelligence.ingest.core.Body;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.core.RecordKey;
import com.salesintelligence.ingest.core.Sink;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.documents.Chunks.Chunk;
import com.salesintelligence.ingest.documents.reading.ReadDocument;
import com.salesintelligence.ingest.files.Folder.Entry;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the documents of one folder that are new or have changed, with their chunks. */
final class DocumentLoad {

  /** Of a document that cannot be read; the file itself lies where it lay. */
  private static final int KEPT_OF_UNREADABLE = 100_000;

  private final DocumentSettings settings;
  private final DocumentReader reader;
  private final DocumentFolder folder;
  private final Map<String, Held> held;
  private final Sink sink;
  private final long now;
  private final Set<String> refused;
  private final Hashes hashes;
  private final Map<String, Held> told = new HashMap<>();

  /**
   * @param refused hashes of files that are known to be unreadable
   */
  DocumentLoad(
      DocumentSettings settings,
      DocumentReader reader,
      DocumentFolder folder,
      Map<String, Held> held,
      Sink sink,
      long now,
      Set<String> refused,
      Hashes hashes) {
    this.settings = settings;
    this.reader = reader;
    this.folder = folder;
    this.held = held;
    this.sink = sink;
    this.now = now;
    this.refused = refused;
    this.hashes = hashes;
  }

  /** What this load told, by document. */
  Map<String, Held> told() {
    return told;
  }

  /**
   * @param again unchanged documents too, under the version that they have
   */
  void tell(Entry file, boolean again) {
    var before = held.get(folder.id(file));
    var hash = hashes.of(folder.folder(), file);
    var labels = folder.labels().of(file);
    boolean news = before == null || !before.says(hash, Held.join(labels));
    if (!(news || again) || refused.contains(hash + Held.join(labels))) {
      return;
    }
    long version = before != null && !news ? before.version() : after(before);
    switch (read(file)) {
      case ReadDocument.Text text -> tell(file, hash, labels, version, before, text);
      case ReadDocument.Refused(var problem) -> refuse(file, hash, labels, before, problem);
    }
  }

  private ReadDocument read(Entry file) {
    if (file.size() > settings.largestFile().toBytes()) {
      return new ReadDocument.Refused(
          "it is larger than " + settings.largestFile().toMegabytes() + " MB");
    }
    return reader.read(folder.folder().path(file));
  }

  private void tell(
      Entry file,
      String hash,
      List<String> labels,
      long version,
      @Nullable Held before,
      ReadDocument.Text text) {
    var id = folder.id(file);
    var chunks = Chunks.of(text.blocks());
    for (int i = 0; i < chunks.size(); i++) {
      sink.accept(new Reading.Present(chunk(id, i), version, body(id, version, i, chunks.get(i))));
    }
    sink.accept(
        new Reading.Present(
            new RecordKey("document", id),
            version,
            new Body.Document(
                folder.path(file),
                text.title().isEmpty() ? file.name() : text.title(),
                text.mediaType(),
                text.author(),
                file.size(),
                hash,
                labels,
                text.createdAt(),
                text.modifiedAt() == null ? time(file) : text.modifiedAt(),
                chunks.size())));
    buryChunks(id, chunks.size(), before);
    told.put(id, new Held(hash, Held.join(labels), chunks.size(), version, false));
  }

  private static Body.DocumentChunk body(String id, long version, int index, Chunk chunk) {
    return new Body.DocumentChunk(
        id,
        version,
        index,
        chunk.text(),
        chunk.heading(),
        chunk.page(),
        chunk.start(),
        chunk.end());
  }

  /** What was told before stays, unless fewer people may see it now. */
  private void refuse(
      Entry file, String hash, List<String> labels, @Nullable Held before, String problem) {
    var id = folder.id(file);
    refused.add(hash + Held.join(labels));
    sink.accept(
        new Reading.Unreadable(
            new RecordKey("document", id),
            after(before),
            beginning(file),
            "%s cannot be read: %s.".formatted(folder.path(file), problem)));
    if (before != null && !before.labels().equals(Held.join(labels))) {
      bury(id);
    }
  }

  private byte[] beginning(Entry file) {
    try (var in = folder.folder().open(file)) {
      return in.readNBytes(KEPT_OF_UNREADABLE);
    } catch (IOException e) {
      throw new SourceFailure(
          Fault.SOURCE_UNAVAILABLE, folder.path(file) + " cannot be read.", null, e);
    }
  }

  void bury(String id) {
    var before = held.get(id);
    long version = after(before);
    sink.accept(Reading.Gone.of(new RecordKey("document", id), version));
    buryChunks(id, 0, before);
    told.put(id, new Held("", "", 0, version, true));
  }

  private void buryChunks(String id, int from, @Nullable Held before) {
    for (int i = from; before != null && i < before.chunks(); i++) {
      sink.accept(Reading.Gone.of(chunk(id, i), after(before)));
    }
  }

  private long after(@Nullable Held before) {
    return before == null ? now : Math.max(now, before.version() + 1);
  }

  private static RecordKey chunk(String id, int index) {
    return new RecordKey("chunk", id + "/" + index);
  }

  private static Instant time(Entry file) {
    return Instant.EPOCH.plus(file.modified(), ChronoUnit.MICROS);
  }
}
