package com.salesintelligence.ingest.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesintelligence.ingest.core.Body;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.documents.reading.ReadingProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class DocumentSourceTest {

  private static final String LONG = "This is one sentence of many. ".repeat(100);

  private static DocumentReader reader;
  @TempDir private Path folder;

  /** As the tables hold them, by external id. */
  private final Map<String, Reading> table = new TreeMap<>();

  private final List<Reading> told = new ArrayList<>();
  private DocumentSource source;
  private Instant now = Instant.parse("2026-11-20T08:00:00Z");
  private String cursor = "";

  @BeforeAll
  static void start() {
    reader = new DocumentReader(settings(Path.of("/")), ReadingProcess.class.getName());
  }

  @AfterAll
  static void stop() {
    reader.close();
  }

  @BeforeEach
  void open() {
    source = newSource();
  }

  private static DocumentSettings settings(Path folder) {
    return new DocumentSettings(
        Map.of("handbook", folder.toString()),
        DataSize.ofKilobytes(100),
        100_000,
        Duration.ofSeconds(60),
        DataSize.ofMegabytes(128));
  }

  private DocumentSource newSource() {
    return new DocumentSource(
        settings(folder), reader, name -> held(), () -> now = now.plusMillis(1));
  }

  private Map<String, Held> held() {
    var held = new HashMap<String, Held>();
    for (var document : documents()) {
      var reading = (Reading.Present) table.get(id(document.path()));
      held.put(
          id(document.path()),
          new Held(
              document.contentHash(),
              Held.join(document.accessLabels()),
              document.chunks(),
              reading.version(),
              false));
    }
    return held;
  }

  private String id(String path) {
    return table.entrySet().stream()
        .filter(
            e ->
                e.getValue() instanceof Reading.Present p
                    && p.body() instanceof Body.Document d
                    && d.path().equals(path))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private void write(String file, String text) {
    try {
      var path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
      now = now.plusSeconds(1);
      Files.setLastModifiedTime(path, FileTime.from(now));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void poll() {
    told.clear();
    cursor =
        cursor.isEmpty()
            ? source.everything("handbook", this::take).cursor()
            : source.changes("handbook", cursor, this::take).orElseThrow().cursor();
  }

  private void full() {
    told.clear();
    cursor = source.everything("handbook", this::take).cursor();
  }

  private void take(Reading reading) {
    told.add(reading);
    switch (reading) {
      case Reading.Present present -> table.put(present.key().externalId(), present);
      case Reading.Gone gone -> table.remove(gone.key().externalId());
      case Reading.Unreadable unreadable -> {}
    }
  }

  private List<Body.Document> documents() {
    return bodies(Body.Document.class);
  }

  private <T extends Body> List<T> bodies(Class<T> type) {
    return table.values().stream()
        .map(reading -> ((Reading.Present) reading).body())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private Body.Document document(String path) {
    return documents().stream().filter(d -> d.path().equals(path)).findFirst().orElseThrow();
  }

  @Test
  void aDocumentComesWithItsChunksAndTheyNameItsVersion() {
    write("guide/a.txt", LONG);
    poll();

    var document = document("handbook/guide/a.txt");
    var version = table.get(id(document.path())).version();
    assertThat(document.title()).isEqualTo("a.txt");
    assertThat(document.accessLabels()).containsExactly("internal");
    assertThat(bodies(Body.DocumentChunk.class))
        .hasSize(document.chunks())
        .hasSizeGreaterThan(2)
        .allMatch(chunk -> chunk.documentVersion() == version);
  }

  @Test
  void onlyWhatChangedIsReadAgain() {
    write("a.txt", "One.");
    write("b.txt", "Two.");
    poll();
    write("a.txt", "One.");
    write("b.txt", "Three.");
    poll();

    assertThat(told).hasSize(2);
    assertThat(bodies(Body.DocumentChunk.class))
        .extracting(Body.DocumentChunk::text)
        .containsExactlyInAnyOrder("One.\n\n", "Three.\n\n");
    poll();
    assertThat(told).isEmpty();
  }

  @Test
  void chunksThatAShorterTextNoLongerHasAreBuried() {
    write("a.txt", LONG);
    poll();
    write("a.txt", "Short.");
    poll();

    assertThat(bodies(Body.DocumentChunk.class)).hasSize(1);
  }

  @Test
  void aDocumentThatIsGoneIsBuriedWithItsChunks() throws IOException {
    write("a.txt", LONG);
    write("b.txt", "Two.");
    poll();
    Files.delete(folder.resolve("a.txt"));
    poll();

    assertThat(documents()).extracting(Body.Document::path).containsExactly("handbook/b.txt");
    assertThat(bodies(Body.DocumentChunk.class)).hasSize(1);
  }

  @Test
  void aNewLabelIsTold() {
    write("hr/pay.txt", "Secret.");
    write("a.txt", "Open.");
    poll();
    write("labels.yml", "rules:\n  - {files: 'hr/**', labels: [managers, hr]}\n");
    poll();

    assertThat(document("handbook/hr/pay.txt").accessLabels()).containsExactly("hr", "managers");
    assertThat(told).hasSize(2);
  }

  @Test
  void wrongLabelsLetNothingOut() {
    write("labels.yml", "rules:\n  - {files: 'hr/**', lables: [hr]}\n");
    write("hr/pay.txt", "Secret.");

    assertThatThrownBy(this::poll).hasMessageContainingAll("labels.yml", "rules[0].lables");
    assertThat(told).isEmpty();
  }

  @Test
  void anUnreadableDocumentIsParkedOnceAndKeepsWhatWasToldBefore() {
    write("a.txt", "Good.");
    poll();
    write("a.txt", "x".repeat(200_000));
    poll();
    assertThat(told).hasSize(1);
    assertThat(told.getFirst())
        .isInstanceOfSatisfying(
            Reading.Unreadable.class,
            unreadable -> assertThat(unreadable.problem()).contains("a.txt", "larger than"));
    write("b.txt", "Another.");
    poll();

    assertThat(told).noneMatch(Reading.Unreadable.class::isInstance);
    assertThat(documents()).hasSize(2);
  }

  @Test
  void anUnreadableDocumentThatFewerMaySeeIsBuried() {
    write("a.txt", "Good.");
    poll();
    write("a.txt", "x".repeat(200_000));
    write("labels.yml", "rules:\n  - {files: a.txt, labels: [hr]}\n");
    poll();

    assertThat(table).isEmpty();
  }

  @Test
  void aFullRunTellsEverythingUnderTheSameVersions() {
    write("a.txt", LONG);
    poll();
    var before = Map.copyOf(table);
    full();

    assertThat(told).hasSize(before.size());
    assertThat(table).isEqualTo(before);
  }

  @Test
  void aFolderThatIsEmptyAllAtOnceWaitsForAPersonsWord() throws IOException {
    for (int i = 0; i < 20; i++) {
      write(i + ".txt", "Text.");
    }
    poll();
    for (int i = 0; i < 20; i++) {
      Files.delete(folder.resolve(i + ".txt"));
    }
    assertThatThrownBy(this::poll)
        .isInstanceOfSatisfying(
            SourceFailure.class,
            failure -> assertThat(failure.fault()).isEqualTo(Fault.SOURCE_CHANGE_IMPLAUSIBLE));

    full();

    assertThat(table).isEmpty();
  }
}
