package com.salesintelligence.local.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The folder that holds all state of one platform; one platform at a time works in it. */
final class StateFolder implements AutoCloseable {

  private static final long NEEDED_BYTES = 1L << 30;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path folder;
  private final FileChannel lock;

  private StateFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  static StateFolder open(Path folder, boolean fresh) {
    try {
      Files.createDirectories(folder);
      long free = Files.getFileStore(folder).getUsableSpace();
      if (free < NEEDED_BYTES) {
        throw new CannotStart(
            "The disk under %s has %d MB left and 1,024 MB are needed: free some space, or set -Drun.folder to a folder on another disk."
                .formatted(folder, free >> 20));
      }
      var state = new StateFolder(folder, lock(folder));
      if (fresh) {
        state.wipe();
      }
      return state;
    } catch (IOException e) {
      throw new CannotStart(
          "Cannot write to %s (%s): make it writable, or set -Drun.folder to another folder."
              .formatted(folder, e.getMessage()));
    }
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  /**
   * A platform that was just stopped with Ctrl-C still closes its files when the prompt is back.
   */
  private static FileChannel lock(Path folder) throws IOException {
    var channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (tryLock(channel) == null) {
      if (System.nanoTime() > giveUp) {
        channel.close();
        throw new CannotStart(
            "Another platform already works in %s: stop it (Ctrl-C in its terminal), or set -Drun.folder to another folder."
                .formatted(folder));
      }
      LockSupport.parkNanos(PATIENCE.toNanos() / 50);
    }
    return channel;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private void wipe() throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!inUse(file)) {
          Files.delete(file);
        }
      }
    }
  }

  /** The lock and the log of the platform that is wiping. */
  private boolean inUse(Path file) {
    return file.equals(folder)
        || file.equals(path("lock"))
        || file.getFileName().toString().startsWith("platform.");
  }

  /** A folder in it, made if absent. */
  Path folder(String name) {
    try {
      return Files.createDirectories(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
