package com.salesintelligence.local.pubsub.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;

/** The journal's folder, held by one process at a time. */
final class JournalFolder {

  private static final String SUFFIX = ".journal";

  private final Path folder;
  private final FileChannel lock;
  private long last;

  private JournalFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  static JournalFolder lock(Path folder) throws IOException {
    Files.createDirectories(folder);
    var channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(channel)) {
      channel.close();
      throw new IOException(folder + " is in use by another Pub/Sub server: stop that one first");
    }
    return new JournalFolder(folder, channel);
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  List<Path> segments() throws IOException {
    try (var files = Files.list(folder)) {
      List<Path> segments =
          files
              .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
              .sorted(Comparator.comparingLong(JournalFolder::number))
              .toList();
      last = segments.isEmpty() ? 0 : number(segments.getLast());
      return segments;
    }
  }

  Contents read(List<Path> files) throws IOException {
    Replay replay = new Replay();
    for (Path file : files) {
      long whole = Segment.read(file, replay::apply);
      if (whole < Files.size(file)) {
        cutOrRefuse(file, whole, file.equals(files.getLast()));
      }
    }
    return replay.contents();
  }

  private void cutOrRefuse(Path file, long whole, boolean last) throws IOException {
    if (!last) {
      throw new IOException(
          file + " is damaged: delete " + folder + " to begin with an empty Pub/Sub");
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(whole);
    }
  }

  Segment newSegment() {
    Path file = folder.resolve("%08d%s".formatted(++last, SUFFIX));
    try {
      return Segment.create(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create " + file, e);
    }
  }

  void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot release " + folder, e);
    }
  }

  private static long number(Path file) {
    String name = file.getFileName().toString();
    return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
  }
}
