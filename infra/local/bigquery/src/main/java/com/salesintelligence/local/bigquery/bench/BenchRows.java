package com.salesintelligence.local.bigquery.bench;

import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.ProtoRows;
import com.google.cloud.bigquery.storage.v1.ProtoSchema;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;

/** Rows of ten columns, the same for the server and for DuckDB's appender. */
final class BenchRows {

  static final int REQUEST = 500;

  private static final String[] NAMES = {
    "id", "account", "subject", "sender", "body", "sent", "size", "score", "read", "version"
  };
  private static final Type[] TYPES = {
    Type.TYPE_STRING,
    Type.TYPE_STRING,
    Type.TYPE_STRING,
    Type.TYPE_STRING,
    Type.TYPE_STRING,
    Type.TYPE_INT64,
    Type.TYPE_INT64,
    Type.TYPE_DOUBLE,
    Type.TYPE_BOOL,
    Type.TYPE_INT64
  };

  private BenchRows() {}

  static String duckDdl(String name) {
    return "CREATE TABLE %s (id VARCHAR, account VARCHAR, subject VARCHAR, sender VARCHAR, body VARCHAR, sent TIMESTAMP, size BIGINT, score DOUBLE, \"read\" BOOLEAN, version BIGINT)"
        .formatted(name);
  }

  static String googleDdl(String name) {
    return "CREATE TABLE %s (id STRING, account STRING, subject STRING, sender STRING, body STRING, sent TIMESTAMP, size INT64, score FLOAT64, read BOOL, version INT64)"
        .formatted(name);
  }

  private static String text(int column, long row) {
    return switch (column) {
      case 0 -> "message-" + row;
      case 1 -> "account-" + row % 1_000;
      case 2 -> "Re: the offer of last week";
      case 3 -> "somebody." + row % 100 + "@example.com";
      default -> "Thank you for the call, we will come back to you as soon as we can.";
    };
  }

  static void append(DuckDBAppender appender, long row) throws SQLException {
    appender.beginRow();
    for (int column = 0; column < 5; column++) {
      appender.append(text(column, row));
    }
    appender.appendEpochMicros(1_760_000_000_000_000L + row);
    appender.append(row % 10_000);
    appender.append(row / 7.0);
    appender.append(row % 2 == 0);
    appender.append(row);
    appender.endRow();
  }

  /** Requests that are sent again and again: making them is no part of what is measured. */
  static List<AppendRowsRequest> requests(String stream, int count) {
    var requests = new ArrayList<AppendRowsRequest>();
    for (int i = 0; i < count; i++) {
      var rows = ProtoRows.newBuilder();
      for (int row = 0; row < REQUEST; row++) {
        rows.addSerializedRows(bytes((long) i * REQUEST + row));
      }
      var request = AppendRowsRequest.newBuilder();
      if (i == 0) {
        request.setWriteStream(stream);
      }
      request.getProtoRowsBuilder().setRows(rows);
      if (i == 0) {
        request
            .getProtoRowsBuilder()
            .setWriterSchema(ProtoSchema.newBuilder().setProtoDescriptor(descriptor()));
      }
      requests.add(request.build());
    }
    return requests;
  }

  private static DescriptorProto descriptor() {
    var row = DescriptorProto.newBuilder().setName("BenchRow");
    for (int i = 0; i < NAMES.length; i++) {
      row.addField(
          FieldDescriptorProto.newBuilder().setName(NAMES[i]).setNumber(i + 1).setType(TYPES[i]));
    }
    return row.build();
  }

  private static ByteString bytes(long row) {
    ByteString.Output bytes = ByteString.newOutput(256);
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      for (int column = 0; column < 5; column++) {
        out.writeString(column + 1, text(column, row));
      }
      out.writeInt64(6, 1_760_000_000_000_000L + row);
      out.writeInt64(7, row % 10_000);
      out.writeDouble(8, row / 7.0);
      out.writeBool(9, row % 2 == 0);
      out.writeInt64(10, row);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteString();
  }
}
