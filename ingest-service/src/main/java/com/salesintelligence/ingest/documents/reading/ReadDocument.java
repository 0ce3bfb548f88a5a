package com.salesintelligence.ingest.documents.reading;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reading one document led to, as it travels from the reading process to the service. */
public sealed interface ReadDocument {

  /** The document in its parts. */
  record Text(
      String mediaType,
      String title,
      String author,
      @Nullable Instant createdAt,
      @Nullable Instant modifiedAt,
      List<Block> blocks)
      implements ReadDocument {

    public Text {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * The document cannot be read, today or ever.
   *
   * @param problem without any of its content
   */
  record Refused(String problem) implements ReadDocument {}

  /**
   * A heading or a paragraph.
   *
   * @param level 1 to 6 for headings, 0 for all else
   * @param page from 1; 0 where there are none
   */
  record Block(String text, int level, int page) {}

  static void write(ReadDocument document, DataOutputStream out) throws IOException {
    switch (document) {
      case Refused(var problem) -> {
        out.writeBoolean(false);
        write(problem, out);
      }
      case Text text -> {
        out.writeBoolean(true);
        write(text.mediaType(), out);
        write(text.title(), out);
        write(text.author(), out);
        write(text.createdAt(), out);
        write(text.modifiedAt(), out);
        out.writeInt(text.blocks().size());
        for (var block : text.blocks()) {
          write(block.text(), out);
          out.writeByte(block.level());
          out.writeInt(block.page());
        }
      }
    }
  }

  static ReadDocument read(DataInputStream in) throws IOException {
    if (!in.readBoolean()) {
      return new Refused(text(in));
    }
    var mediaType = text(in);
    var title = text(in);
    var author = text(in);
    var createdAt = time(in);
    var modifiedAt = time(in);
    var blocks = new ArrayList<Block>();
    for (int left = in.readInt(); left > 0; left--) {
      blocks.add(new Block(text(in), in.readByte(), in.readInt()));
    }
    return new Text(mediaType, title, author, createdAt, modifiedAt, blocks);
  }

  private static void write(String text, DataOutputStream out) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  private static void write(@Nullable Instant time, DataOutputStream out) throws IOException {
    out.writeLong(time == null ? Long.MIN_VALUE : time.toEpochMilli());
  }

  private static @Nullable Instant time(DataInputStream in) throws IOException {
    long millis = in.readLong();
    return millis == Long.MIN_VALUE ? null : Instant.ofEpochMilli(millis);
  }
}
