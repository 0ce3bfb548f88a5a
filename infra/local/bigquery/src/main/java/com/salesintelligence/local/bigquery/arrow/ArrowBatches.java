package com.salesintelligence.local.bigquery.arrow;

import com.google.flatbuffers.FlatBufferBuilder;
import com.google.protobuf.ByteString;
import com.salesintelligence.local.googlesql.ColumnSchema;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.jspecify.annotations.Nullable;

/** Writes rows in Arrow's stream format. */
public final class ArrowBatches {

  private static final int CONTINUATION = -1;

  private ArrowBatches() {}

  public static ByteString schema(List<ColumnSchema> columns) {
    var builder = new FlatBufferBuilder();
    int schema = new ArrowTypes(builder).schema(columns);
    return message(builder, MessageHeader.Schema, schema, new byte[0]);
  }

  public static ByteString batch(List<ColumnSchema> columns, List<@Nullable Object[]> rows) {
    var body = new ArrowBody();
    for (int i = 0; i < columns.size(); i++) {
      var values = new ArrayList<@Nullable Object>(rows.size());
      for (@Nullable Object[] row : rows) {
        values.add(row[i]);
      }
      body.add(columns.get(i).type(), values);
    }
    var builder = new FlatBufferBuilder();
    int nodes = nodes(builder, body.nodes());
    int parts = parts(builder, body.parts());
    int batch = RecordBatch.createRecordBatch(builder, rows.size(), nodes, parts, 0, 0);
    return message(builder, MessageHeader.RecordBatch, batch, body.bytes());
  }

  private static int nodes(FlatBufferBuilder builder, List<ArrowBody.Node> nodes) {
    RecordBatch.startNodesVector(builder, nodes.size());
    for (ArrowBody.Node node : nodes.reversed()) {
      FieldNode.createFieldNode(builder, node.length(), node.nulls());
    }
    return builder.endVector();
  }

  private static int parts(FlatBufferBuilder builder, List<ArrowBody.Part> parts) {
    RecordBatch.startBuffersVector(builder, parts.size());
    for (ArrowBody.Part part : parts.reversed()) {
      Buffer.createBuffer(builder, part.offset(), part.length());
    }
    return builder.endVector();
  }

  private static ByteString message(FlatBufferBuilder builder, byte type, int header, byte[] body) {
    builder.finish(
        Message.createMessage(builder, MetadataVersion.V5, type, header, body.length, 0));
    byte[] description = builder.sizedByteArray();
    int padded = (description.length + 7) / 8 * 8;
    ByteBuffer message =
        ByteBuffer.allocate(8 + padded + body.length).order(ByteOrder.LITTLE_ENDIAN);
    message.putInt(CONTINUATION).putInt(padded).put(description).position(8 + padded);
    message.put(body).flip();
    return ByteString.copyFrom(message);
  }
}
