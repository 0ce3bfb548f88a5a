package com.salesintelligence.local.pubsub.journal;

import com.google.protobuf.CodedOutputStream;
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
import java.util.zip.CRC32C;

/** One file of the journal: frames of length, checksum and entry. */
final class Segment {

  private static final int FRAME = 8;

  private final Path file;
  private final FileChannel channel;
  private long size;

  /** Messages in this file that some subscription still wants; guarded by the journal. */
  int wanted;

  /** Takes the entries of a file. */
  interface Reader {
    /**
     * @param end position in the file at which the entry ends
     */
    void on(Entry entry, long end) throws IOException;
  }

  private Segment(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    this.size = channel.size();
  }

  static Segment create(Path file) throws IOException {
    return new Segment(
        file,
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE));
  }

  static Segment open(Path file) throws IOException {
    return new Segment(
        file, FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  long size() {
    return size;
  }

  /**
   * All or nothing: after a failure the file ends where it did before.
   *
   * @return where each entry ends
   */
  long[] append(List<Entry> entries) {
    long[] ends = new long[entries.size()];
    try {
      ByteBuffer frames = frames(entries, ends);
      int length = frames.remaining();
      while (frames.hasRemaining()) {
        channel.write(frames, size + frames.position());
      }
      size += length;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file + ": is the disk full?", e);
    }
    return ends;
  }

  private ByteBuffer frames(List<Entry> entries, long[] ends) throws IOException {
    int[] sizes = new int[entries.size()];
    int length = 0;
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = entries.get(i).size();
      length += FRAME + sizes[i];
      ends[i] = size + length;
    }
    ByteBuffer frames = ByteBuffer.allocate(length);
    for (int i = 0; i < sizes.length; i++) {
      int body = frames.position() + FRAME;
      var out = CodedOutputStream.newInstance(frames.array(), body, sizes[i]);
      entries.get(i).writeTo(out);
      out.checkNoSpaceLeft();
      frames.putInt(sizes[i]).putInt(checksum(frames.array(), body, sizes[i]));
      frames.position(body + sizes[i]);
    }
    return frames.flip();
  }

  /** A message is the last field of its entry, so it lies right before the entry's end. */
  byte[] read(long position, int bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    try {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, position + buffer.position()) < 0) {
          throw new IOException("it ends within a message");
        }
      }
      return buffer.array();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
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
  long read(Reader reader) throws IOException {
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
        if (checksum(body, 0, length) != checksum) {
          break;
        }
        whole += FRAME + length;
        reader.on(Entry.of(body), whole);
      }
    }
    return whole;
  }

  void cut(long whole) throws IOException {
    channel.truncate(whole);
    size = whole;
  }

  @Override
  public String toString() {
    return file.toString();
  }

  private static int checksum(byte[] bytes, int from, int length) {
    var crc = new CRC32C();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }
}
