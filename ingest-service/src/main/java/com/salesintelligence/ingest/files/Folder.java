package com.salesintelligence.ingest.files;

import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A folder with all folders in it; hidden files and symbolic links are passed over. */
public final class Folder {

  private static final int MOST_FILES = 100_000;

  private final Path root;

  private Folder(Path root) {
    this.root = root;
  }

  /**
   * @throws SourceFailure when the location is no path of this machine
   */
  public static Folder at(String location) {
    if (location.contains("://")) {
      throw new SourceFailure(
          Fault.SOURCE_REQUEST_REJECTED,
          "'%s' is not a folder of this machine: mount the bucket (Cloud Run and gcsfuse do) and name the folder."
              .formatted(location));
    }
    return new Folder(Path.of(location).toAbsolutePath().normalize());
  }

  /**
   * A file as it was when the folder was listed.
   *
   * @param path within the folder, with slashes
   * @param modified microseconds since the epoch
   */
  public record Entry(String path, long size, long modified) {

    public String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  /** All files by path. */
  public List<Entry> files() {
    var found = new ArrayList<Entry>();
    try {
      Files.walkFileTree(root, new Collector(found));
    } catch (NoSuchFileException e) {
      throw unreadable("There is no folder " + root + ": make it, or correct the setting.", e);
    } catch (IOException e) {
      throw unreadable("The folder " + root + " cannot be listed: " + e.getMessage(), e);
    }
    found.sort(Comparator.comparing(Entry::path));
    return found;
  }

  public Path path(Entry file) {
    return root.resolve(file.path());
  }

  public InputStream open(Entry file) {
    try {
      return Files.newInputStream(path(file));
    } catch (IOException e) {
      throw unreadable("The file " + file.path() + " cannot be opened.", e);
    }
  }

  /** Changes whenever a file comes, goes or is written. */
  public static void digest(Collection<Entry> files, Digest digest) {
    files.forEach(file -> digest.add(file.path()).add(file.size()).add(file.modified()));
  }

  static SourceFailure unreadable(String message, IOException cause) {
    return new SourceFailure(Fault.SOURCE_UNAVAILABLE, message, null, cause);
  }

  private final class Collector extends SimpleFileVisitor<Path> {

    private final List<Entry> found;

    Collector(List<Entry> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return !folder.equals(root) && hidden(folder)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.equals(root)) {
        throw new SourceFailure(Fault.SOURCE_REQUEST_REJECTED, root + " is a file, not a folder.");
      }
      if (attributes.isRegularFile() && !hidden(file)) {
        add(file, attributes);
      }
      return FileVisitResult.CONTINUE;
    }

    private void add(Path file, BasicFileAttributes attributes) {
      if (found.size() == MOST_FILES) {
        throw new SourceFailure(
            Fault.SOURCE_REQUEST_REJECTED,
            "%s holds more than %d files: split it.".formatted(root, MOST_FILES));
      }
      found.add(
          new Entry(
              root.relativize(file).toString().replace('\\', '/'),
              attributes.size(),
              attributes.lastModifiedTime().to(TimeUnit.MICROSECONDS)));
    }

    private static boolean hidden(Path file) {
      return String.valueOf(file.getFileName()).startsWith(".");
    }
  }
}
