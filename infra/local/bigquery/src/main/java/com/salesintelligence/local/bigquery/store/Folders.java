package com.salesintelligence.local.bigquery.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folders beside the database.
 *
 * @param uploads files on their way into tables; emptied at each start
 * @param buckets what stands for Cloud Storage: a folder for each bucket
 * @param temporary what ends with the server, if anything
 */
public record Folders(Path uploads, Path buckets, Optional<Path> temporary)
    implements AutoCloseable {

  static Folders in(Optional<Path> folder) {
    try {
      Path root =
          folder.isPresent() ? folder.get() : Files.createTempDirectory("embedded-bigquery");
      var folders =
          new Folders(
              root.resolve("uploads").toAbsolutePath(),
              root.resolve("buckets").toAbsolutePath(),
              folder.isEmpty() ? Optional.of(root) : Optional.empty());
      delete(folders.uploads);
      Files.createDirectories(folders.uploads);
      Files.createDirectories(folders.buckets);
      return folders;
    } catch (IOException e) {
      throw new UncheckedIOException("The folders for files cannot be made", e);
    }
  }

  String duckList() {
    return "['%s/', '%s/']"
        .formatted(uploads.toString().replace("'", "''"), buckets.toString().replace("'", "''"));
  }

  /** A file that is not there yet. */
  public Path newUpload() throws IOException {
    return Files.createTempFile(uploads, "upload", "");
  }

  @Override
  public void close() {
    temporary.ifPresent(Folders::delete);
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + folder + " cannot be deleted", e);
    }
  }
}
