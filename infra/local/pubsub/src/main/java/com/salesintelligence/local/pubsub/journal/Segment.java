package com.salesintelligence.local.pubsub.journal;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/** One file of the journal: frames of length, checksum and entry. */
final class Segment {

  private static final int FRAME = 8;

  private final Path file;
  private final FileChannel channel;
  private long size;

  /** Messages in this file that some subscription still wants; guarded by the journal. */
  int wanted;

  private Segment(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static Segment create(Path file) throws IOException {
    return new Segment(
        file, FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  long size() {
    return size;
  }

  /** All or nothing: after a failure the file ends where it did before. */
  void append(List<Entry> entries) {
    try {
      ByteBuffer frames = frames(entries);
      int length = frames.remaining();
      while (frames.hasRemaining()) {
        channel.write(frames, size + frames.position());
      }
      size += length;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file + ": is the disk full?", e);
    }
  }

  private static ByteBuffer frames(List<Entry> entries) throws IOException {
    byte[][] bodies = new byte[entries.size()][];
    int length = 0;
    for (int i = 0; i < bodies.length; i++) {
      bodies[i] = entries.get(i).toBytes();
      length += FRAME + bodies[i].length;
    }
    ByteBuffer frames = ByteBuffer.allocate(length);
    for (byte[] body : bodies) {
      frames.putInt(body.length).putInt(checksum(body)).put(body);
    }
    return frames.flip();
  }

  void force() {
    try {
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot sync " + file, e);
    }
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close " + file, e);
    }
  }

  void delete() {
    close();
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + file, e);
    }
  }

  /**
   * @return how many bytes are whole; a process that was killed leaves an unfinished frame at the
   *     end of its last file
   */
  static long read(Path file, Consumer<Entry> each) throws IOException {
    long size = Files.size(file);
    long whole = 0;
    try (var in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
      while (size - whole >= FRAME) {
        int length = in.readInt();
        int checksum = in.readInt();
        if (length <= 0 || length > size - whole - FRAME) {
          break;
        }
        byte[] body = in.readNBytes(length);
        if (checksum(body) != checksum) {
          break;
        }
        each.accept(Entry.of(body));
        whole += FRAME + length;
      }
    }
    return whole;
  }

  private static int checksum(byte[] body) {
    var crc = new CRC32C();
    crc.update(body);
    return (int) crc.getValue();
  }
}
