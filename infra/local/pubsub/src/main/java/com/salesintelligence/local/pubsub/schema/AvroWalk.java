package com.salesintelligence.local.pubsub.schema;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Walks over binary Avro data without building what it says: a few hostile bytes may claim an array
 * of any length, or a list that never ends.
 */
final class AvroWalk {

  private static final int DEEPEST = 200;

  private final BinaryDecoder decoder;
  private final int length;

  AvroWalk(byte[] data) {
    this.decoder = DecoderFactory.get().binaryDecoder(data, null);
    this.length = data.length;
  }

  /** Whether the data is one value of the schema and nothing else. */
  boolean finds(Schema schema) {
    try {
      return passes(schema, 0) && decoder.isEnd();
    } catch (IOException | RuntimeException mismatch) {
      // Data that ends too early or holds no valid number.
      return false;
    }
  }

  private boolean passes(Schema schema, int depth) throws IOException {
    if (depth > DEEPEST) {
      return false;
    }
    return switch (schema.getType()) {
      case NULL -> true;
      case BOOLEAN -> {
        decoder.readBoolean();
        yield true;
      }
      case INT -> {
        decoder.readInt();
        yield true;
      }
      case LONG -> {
        decoder.readLong();
        yield true;
      }
      case FLOAT -> skip(4);
      case DOUBLE -> skip(8);
      case STRING, BYTES -> skip(decoder.readLong());
      case FIXED -> skip(schema.getFixedSize());
      case ENUM -> isIn(decoder.readInt(), schema.getEnumSymbols().size());
      case UNION -> union(schema, depth);
      case RECORD -> record(schema, depth);
      case ARRAY -> blocks(schema.getElementType(), false, depth);
      case MAP -> blocks(schema.getValueType(), true, depth);
    };
  }

  private boolean skip(long bytes) throws IOException {
    if (bytes < 0 || bytes > length) {
      return false;
    }
    decoder.skipFixed((int) bytes);
    return true;
  }

  private static boolean isIn(int index, int size) {
    return index >= 0 && index < size;
  }

  private boolean union(Schema schema, int depth) throws IOException {
    int index = decoder.readInt();
    return isIn(index, schema.getTypes().size()) && passes(schema.getTypes().get(index), depth + 1);
  }

  private boolean record(Schema schema, int depth) throws IOException {
    for (Schema.Field field : schema.getFields()) {
      if (!passes(field.schema(), depth + 1)) {
        return false;
      }
    }
    return true;
  }

  /** Blocks of items, each with their number; a negative one is followed by the size in bytes. */
  private boolean blocks(Schema item, boolean keyed, int depth) throws IOException {
    long total = 0;
    for (long count = decoder.readLong(); count != 0; count = decoder.readLong()) {
      if (count < 0) {
        count = -count;
        decoder.readLong();
      }
      total += count;
      if (count < 0 || total > length) {
        return false;
      }
      for (long i = 0; i < count; i++) {
        if (keyed && !skip(decoder.readLong()) || !passes(item, depth + 1)) {
          return false;
        }
      }
    }
    return true;
  }
}
