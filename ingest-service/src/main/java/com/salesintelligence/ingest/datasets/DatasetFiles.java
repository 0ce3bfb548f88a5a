package com.salesintelligence.ingest.datasets;

import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.datasets.RowReader.RawRow;
import com.salesintelligence.ingest.files.Digest;
import com.salesintelligence.ingest.files.Folder;
import com.salesintelligence.ingest.files.Folder.Entry;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.function.Consumer;

/** The files of one dataset as they lie there now, with their description. */
record DatasetFiles(Folder folder, Description description, List<Entry> files, String cursor) {

  /** Takes a file's rows one after the other. */
  interface Visitor {

    void row(Entry file, RawRow row, RowCheck.Outcome outcome);

    default void endOf(Entry file) {}

    default void begin(Entry file) {}
  }

  static DatasetFiles find(Folder folder, Entry descriptionFile, String dataset) {
    var yaml = text(folder, descriptionFile, dataset);
    var description = DescriptionFile.read(dataset, yaml);
    var patterns =
        description.files().stream()
            .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
            .toList();
    var files = folder.files().stream().filter(file -> belongs(file, patterns)).toList();
    var digest = new Digest().add(yaml);
    Folder.digest(files, digest);
    return new DatasetFiles(folder, description, files, digest.hex());
  }

  private static String text(Folder folder, Entry file, String dataset) {
    try {
      return Files.readString(folder.path(file), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new SourceFailure(
          Fault.SOURCE_ANSWER_UNREADABLE,
          "The description of dataset %s is gone: put it back, or restart the service without it."
              .formatted(dataset));
    } catch (IOException e) {
      throw new SourceFailure(
          Fault.SOURCE_ANSWER_UNREADABLE,
          "The description of dataset %s cannot be read as UTF-8.".formatted(dataset),
          null,
          e);
    }
  }

  private static boolean belongs(Entry file, List<PathMatcher> patterns) {
    var path = Path.of(file.path());
    return !file.name().endsWith(RejectedRows.SUFFIX)
        && patterns.stream().anyMatch(pattern -> pattern.matches(path));
  }

  /** Reads every row of every file, in the order of their paths. */
  void read(int longestRow, Visitor visitor) {
    var check = new RowCheck(description);
    var reader = description.reader(longestRow);
    for (var file : files) {
      visitor.begin(file);
      read(file, reader, row -> visitor.row(file, row, check.check(row)));
      visitor.endOf(file);
    }
  }

  private void read(Entry file, RowReader reader, Consumer<RawRow> to) {
    try (var in = folder.open(file)) {
      reader.read(Decoding.reader(in, description.encoding()), to);
    } catch (BrokenFile e) {
      throw broken(file, String.valueOf(e.getMessage()), e);
    } catch (CharacterCodingException e) {
      throw broken(file, "it is not written in " + description.encoding(), e);
    } catch (IOException e) {
      throw new SourceFailure(
          Fault.SOURCE_UNAVAILABLE,
          "%s cannot be read to its end.".formatted(file.path()),
          null,
          e);
    }
  }

  private SourceFailure broken(Entry file, String problem, Exception cause) {
    return new SourceFailure(
        Fault.SOURCE_ANSWER_UNREADABLE,
        "Dataset %s stays as it was, because %s cannot be read: %s."
            .formatted(description.name(), file.path(), problem),
        null,
        cause);
  }
}
