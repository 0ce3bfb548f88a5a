package com.salesintelligence.local.sandbox.world;

import com.salesintelligence.local.sandbox.gmail.MailSource;
import com.salesintelligence.local.sandbox.http.Json;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal in one file: frames of two lengths, a checksum, a JSON head and the bytes of a mail.
 *
 * <p>A frame that was torn by a sudden end is cut off at the next start.
 */
final class FileJournal implements Journal {
  private static final Logger LOG = LoggerFactory.getLogger(FileJournal.class);
  private static final int LENGTHS = 12;

  private final Path file;
  private FileChannel channel;

  FileJournal(Path folder) throws IOException {
    Files.createDirectories(folder);
    this.file = folder.resolve("sandbox.journal");
    this.channel = open(file);
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  @Override
  public List<Entry> entries() throws IOException {
    var entries = new ArrayList<Entry>();
    long end = channel.size();
    long at = 0;
    channel.position(0);
    var in =
        new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16));
    while (at + LENGTHS <= end) {
      int head = in.readInt();
      int body = in.readInt();
      int checksum = in.readInt();
      long next = at + LENGTHS + head + body;
      if (head < 0 || body < 0 || next > end) {
        break;
      }
      byte[] headBytes = in.readNBytes(head);
      byte[] bodyBytes = in.readNBytes(body);
      if (checksum(headBytes, bodyBytes) != checksum) {
        break;
      }
      entries.add(
          new Entry(
              Json.read(headBytes, Happening.class), new FiledMail(channel, next - body, body)));
      at = next;
    }
    if (at < end) {
      LOG.warn(
          "Cut {} bytes off {}: they were being written when the sandbox ended", end - at, file);
      channel.truncate(at);
    }
    return entries;
  }

  @Override
  public MailSource append(Happening happening, byte[] body) throws IOException {
    long before = channel.size();
    try {
      channel.position(before);
      write(channel, happening, body);
    } catch (IOException full) {
      channel.truncate(before);
      throw new IOException("The sandbox cannot write " + file + ": is the disk full?", full);
    }
    return new FiledMail(channel, channel.size() - body.length, body.length);
  }

  @Override
  public void restart(List<Happening> beginning) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.deleteIfExists(next);
    try (var out = open(next)) {
      for (Happening happening : beginning) {
        write(out, happening, NO_BODY);
      }
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    // The old channel stays open for those who are still reading an old mail from it.
    channel = open(file);
  }

  private static void write(FileChannel out, Happening happening, byte[] body) throws IOException {
    byte[] head = Json.bytes(happening);
    var frame = ByteBuffer.allocate(LENGTHS + head.length);
    frame.putInt(head.length).putInt(body.length).putInt(checksum(head, body)).put(head).flip();
    writeFully(out, frame);
    writeFully(out, ByteBuffer.wrap(body));
  }

  private static void writeFully(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  private static int checksum(byte[] head, byte[] body) {
    var crc = new CRC32();
    crc.update(head);
    crc.update(body);
    return (int) crc.getValue();
  }

  /** A mail inside the journal. */
  private record FiledMail(FileChannel channel, long offset, int size) implements MailSource {
    @Override
    public Content read() {
      var bytes = ByteBuffer.allocate(size);
      try {
        while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) >= 0) {}
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
      return new Content(bytes.array(), null);
    }
  }
}
