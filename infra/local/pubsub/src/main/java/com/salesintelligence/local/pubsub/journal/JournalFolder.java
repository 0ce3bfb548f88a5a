package com.salesintelligence.local.pubsub.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
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

  /** From the oldest on. */
  List<Segment> segments() throws IOException {
    List<Segment> segments = new ArrayList<>();
    for (Path file : files()) {
      segments.add(Segment.open(file));
    }
    return segments;
  }

  private List<Path> files() throws IOException {
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

  Contents read(List<Segment> segments) throws IOException {
    Replay replay = new Replay();
    for (Segment segment : segments) {
      long whole = segment.read((entry, end) -> replay.apply(entry, segment, end));
      if (whole < segment.size()) {
        cutOrRefuse(segment, whole, segment == segments.getLast());
      }
    }
    return replay.contents();
  }

  private void cutOrRefuse(Segment segment, long whole, boolean last) throws IOException {
    if (!last) {
      throw new IOException(
          segment + " is damaged: delete " + folder + " to begin with an empty Pub/Sub");
    }
    segment.cut(whole);
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
