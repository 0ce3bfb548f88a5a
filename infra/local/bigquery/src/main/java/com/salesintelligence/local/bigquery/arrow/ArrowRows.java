package com.salesintelligence.local.bigquery.arrow;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.salesintelligence.local.bigquery.arrow.ArrowColumn.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;

/** Arrow batches as the protobuf rows that they stand for, so that both are stored alike. */
public final class ArrowRows {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final List<ArrowColumn> columns;

  private ArrowRows(List<ArrowColumn> columns) {
    this.columns = columns;
  }

  /**
   * @throws ArrowProblem where the bytes are no schema, or one that BigQuery does not take
   */
  public static ArrowRows of(ByteString schema) {
    try {
      return new ArrowRows(ArrowSchemas.read(schema));
    } catch (IndexOutOfBoundsException | IllegalArgumentException | AssertionError e) {
      throw new ArrowProblem("Invalid Arrow schema: " + e);
    } catch (java.nio.BufferUnderflowException e) {
      throw new ArrowProblem("Invalid Arrow schema: it ends too early");
    }
  }

  /** The message type of the rows. */
  public DescriptorProto descriptor() {
    return descriptor("ArrowRow", columns);
  }

  private static DescriptorProto descriptor(String name, List<ArrowColumn> columns) {
    var message = DescriptorProto.newBuilder().setName(name);
    for (int i = 0; i < columns.size(); i++) {
      ArrowColumn column = columns.get(i);
      ArrowColumn value = column.isList() ? column.children().getFirst() : column;
      var field =
          FieldDescriptorProto.newBuilder()
              .setName(column.name())
              .setNumber(i + 1)
              .setLabel(column.isList() ? Label.LABEL_REPEATED : Label.LABEL_OPTIONAL)
              .setType(type(value));
      if (value.kind() == Kind.STRUCT) {
        String nested = name + "_" + i;
        message.addNestedType(descriptor(nested, value.children()));
        field.setTypeName(nested);
      }
      message.addField(field);
    }
    return message.build();
  }

  private static Type type(ArrowColumn column) {
    return switch (column.kind()) {
      case UTF8, LARGE_UTF8, TIME, DECIMAL -> Type.TYPE_STRING;
      case BINARY, LARGE_BINARY -> Type.TYPE_BYTES;
      case INT -> Type.TYPE_INT64;
      case BOOL -> Type.TYPE_BOOL;
      case FLOAT -> Type.TYPE_DOUBLE;
      case TIMESTAMP -> column.isInstant() ? Type.TYPE_INT64 : Type.TYPE_STRING;
      case DATE -> Type.TYPE_INT32;
      case STRUCT, LIST, LARGE_LIST -> Type.TYPE_MESSAGE;
    };
  }

  /**
   * @throws ArrowProblem where the bytes are no batch of this schema
   */
  public List<ByteString> read(ByteString batch) {
    try {
      return new Batch(ArrowMessage.read(batch, MessageHeader.RecordBatch)).rows(columns);
    } catch (IndexOutOfBoundsException
        | IllegalArgumentException
        | ArithmeticException
        | DateTimeException
        | AssertionError e) {
      throw new ArrowProblem("Invalid Arrow batch: " + e);
    } catch (java.nio.BufferUnderflowException e) {
      throw new ArrowProblem("Invalid Arrow batch: it ends too early");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The vectors of a batch: its nodes and buffers come in the order of the columns. */
  private static final class Batch {
    private final RecordBatch batch;
    private final ByteBuffer body;
    private int node;
    private int buffer;

    Batch(ArrowMessage message) {
      batch = message.header(new RecordBatch());
      body = message.body();
      if (batch.compression() != null) {
        throw new ArrowProblem(
            "Compressed Arrow batches are not supported by the embedded BigQuery");
      }
    }

    List<ByteString> rows(List<ArrowColumn> columns) throws IOException {
      List<ArrowVector> vectors = columns.stream().map(this::vector).toList();
      if (batch.length() < 0 || batch.length() > 8L * body.limit()) {
        throw new ArrowProblem("Invalid Arrow batch: it has " + batch.length() + " rows");
      }
      var rows = new ArrayList<ByteString>((int) batch.length());
      for (int row = 0; row < batch.length(); row++) {
        ByteString.Output bytes = ByteString.newOutput(64);
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        for (int i = 0; i < vectors.size(); i++) {
          vectors.get(i).write(out, i + 1, row);
        }
        out.flush();
        rows.add(bytes.toByteString());
      }
      return rows;
    }

    private ArrowVector vector(ArrowColumn column) {
      boolean complete = batch.nodes(node++).nullCount() == 0;
      ByteBuffer validity = next();
      ByteBuffer offsets =
          switch (column.kind()) {
            case UTF8, LARGE_UTF8, BINARY, LARGE_BINARY, LIST, LARGE_LIST -> next();
            default -> NOTHING;
          };
      ByteBuffer data =
          switch (column.kind()) {
            case LIST, LARGE_LIST, STRUCT -> NOTHING;
            default -> next();
          };
      List<ArrowVector> children = column.children().stream().map(this::vector).toList();
      return new ArrowVector(column, complete ? NOTHING : validity, offsets, data, children);
    }

    private ByteBuffer next() {
      Buffer place = batch.buffers(buffer++);
      return body.slice(Math.toIntExact(place.offset()), Math.toIntExact(place.length()))
          .order(ByteOrder.LITTLE_ENDIAN);
    }
  }
}
