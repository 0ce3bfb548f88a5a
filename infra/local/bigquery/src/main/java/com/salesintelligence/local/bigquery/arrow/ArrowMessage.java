package com.salesintelligence.local.bigquery.arrow;

import com.google.flatbuffers.Table;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.flatbuf.Message;

/**
 * One message of the stream format: a description, and the bytes that it describes.
 *
 * @param body little-endian; empty for a schema
 */
record ArrowMessage(Message description, ByteBuffer body) {

  private static final int CONTINUATION = -1;

  static ArrowMessage read(ByteString bytes, byte expected) {
    ByteBuffer buffer = bytes.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    int size = buffer.getInt();
    if (size == CONTINUATION) {
      size = buffer.getInt();
    }
    if (size <= 0 || size > buffer.remaining()) {
      throw new ArrowProblem("Invalid Arrow message: its size is " + size);
    }
    ByteBuffer metadata = buffer.slice(buffer.position(), size).order(ByteOrder.LITTLE_ENDIAN);
    Message description = Message.getRootAsMessage(metadata);
    if (description.headerType() != expected) {
      throw new ArrowProblem("Invalid Arrow message: another one is expected here");
    }
    int start = buffer.position() + size;
    ByteBuffer body = buffer.slice(start, buffer.limit() - start).order(ByteOrder.LITTLE_ENDIAN);
    return new ArrowMessage(description, body);
  }

  <T extends Table> T header(T table) {
    if (description.header(table) == null) {
      throw new ArrowProblem("Invalid Arrow message: it has no header");
    }
    return table;
  }
}
