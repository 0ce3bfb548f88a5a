package com.salesintelligence.local.sandbox.own;

import com.salesintelligence.local.sandbox.gmail.MailSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A mail inside a file; it is read each time that it is asked for.
 *
 * @param quoted lines that begin with From are quoted, as in an mbox
 */
record FiledMail(Path file, long from, int length, boolean quoted) implements MailSource {
  @Override
  public int size() {
    return quoted ? -1 : length;
  }

  @Override
  public Content read() {
    return new Content(bytes(length), null);
  }

  /** The first bytes. */
  byte[] bytes(int most) {
    var bytes = ByteBuffer.allocate(Math.min(length, most));
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {}
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return quoted ? unquoted(bytes.array()) : bytes.array();
  }

  private static byte[] unquoted(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.contains("\n>")
        ? text.replaceAll("(?m)^>(>*From )", "$1").getBytes(StandardCharsets.ISO_8859_1)
        : bytes;
  }
}
