package com.salesintelligence.local.bigquery.arrow;

import com.google.flatbuffers.Table;
import com.google.protobuf.ByteString;
import com.salesintelligence.local.bigquery.arrow.ArrowColumn.Kind;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Time;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;

/** Reads the schemas that clients send. */
final class ArrowSchemas {

  private static final int MAX_DEPTH = 15;

  private ArrowSchemas() {}

  static List<ArrowColumn> read(ByteString message) {
    Schema schema = ArrowMessage.read(message, MessageHeader.Schema).header(new Schema());
    var columns = new ArrayList<ArrowColumn>();
    for (int i = 0; i < schema.fieldsLength(); i++) {
      columns.add(column(schema.fields(i), 0));
    }
    return columns;
  }

  private static ArrowColumn column(Field field, int depth) {
    if (depth > MAX_DEPTH) {
      throw new ArrowProblem("Arrow columns are nested too deeply");
    }
    String name = String.valueOf(field.name());
    if (field.dictionary() != null) {
      throw unsupported(name, "dictionary");
    }
    var children = new ArrayList<ArrowColumn>();
    for (int i = 0; i < field.childrenLength(); i++) {
      children.add(column(field.children(i), depth + 1));
    }
    return typed(field, name, children);
  }

  private static ArrowColumn typed(Field field, String name, List<ArrowColumn> children) {
    return switch (field.typeType()) {
      case Type.Utf8 -> ArrowColumn.of(name, Kind.UTF8, children);
      case Type.LargeUtf8 -> ArrowColumn.of(name, Kind.LARGE_UTF8, children);
      case Type.Binary -> ArrowColumn.of(name, Kind.BINARY, children);
      case Type.LargeBinary -> ArrowColumn.of(name, Kind.LARGE_BINARY, children);
      case Type.Bool -> ArrowColumn.of(name, Kind.BOOL, children);
      case Type.Int -> integer(name, type(field, new Int()));
      case Type.FloatingPoint -> floating(name, type(field, new FloatingPoint()));
      case Type.Timestamp -> timestamp(name, type(field, new Timestamp()));
      case Type.Date -> date(name, type(field, new Date()));
      case Type.Time -> time(name, type(field, new Time()));
      case Type.Decimal -> decimal(name, type(field, new Decimal()));
      case Type.List -> list(name, Kind.LIST, children);
      case Type.LargeList -> list(name, Kind.LARGE_LIST, children);
      case Type.Struct_ -> ArrowColumn.of(name, Kind.STRUCT, children);
      default -> throw unsupported(name, Type.name(field.typeType()));
    };
  }

  private static <T extends Table> T type(Field field, T type) {
    if (field.type(type) == null) {
      throw new ArrowProblem("Arrow column " + field.name() + " has no type");
    }
    return type;
  }

  private static ArrowColumn integer(String name, Int type) {
    boolean signed = type.isSigned();
    boolean known =
        switch (type.bitWidth()) {
          case 8, 16, 32 -> true;
          case 64 -> signed;
          default -> false;
        };
    if (!known) {
      throw unsupported(name, (signed ? "int" : "uint") + type.bitWidth());
    }
    // Unsigned numbers are told from signed ones by their scale, which numbers do not have.
    return new ArrowColumn(name, Kind.INT, type.bitWidth(), 0, false, signed ? 0 : 1, List.of());
  }

  private static ArrowColumn floating(String name, FloatingPoint type) {
    return switch (type.precision()) {
      case Precision.SINGLE -> ArrowColumn.of(name, Kind.FLOAT, 32);
      case Precision.DOUBLE -> ArrowColumn.of(name, Kind.FLOAT, 64);
      default -> throw unsupported(name, "half-precision float");
    };
  }

  private static ArrowColumn timestamp(String name, Timestamp type) {
    boolean zoned = type.timezone() != null && !type.timezone().isEmpty();
    return new ArrowColumn(
        name, Kind.TIMESTAMP, 64, perSecond(name, type.unit()), zoned, 0, List.of());
  }

  private static ArrowColumn date(String name, Date type) {
    return ArrowColumn.of(name, Kind.DATE, type.unit() == DateUnit.DAY ? 32 : 64);
  }

  private static ArrowColumn time(String name, Time type) {
    return new ArrowColumn(
        name, Kind.TIME, type.bitWidth(), perSecond(name, type.unit()), false, 0, List.of());
  }

  private static ArrowColumn decimal(String name, Decimal type) {
    if (type.bitWidth() != 128 && type.bitWidth() != 256) {
      throw unsupported(name, "decimal of " + type.bitWidth() + " bits");
    }
    return new ArrowColumn(name, Kind.DECIMAL, type.bitWidth(), 0, false, type.scale(), List.of());
  }

  private static ArrowColumn list(String name, Kind kind, List<ArrowColumn> children) {
    if (children.size() != 1) {
      throw new ArrowProblem("Arrow column " + name + " is a list without elements' type");
    }
    if (children.getFirst().isList()) {
      throw unsupported(name, "list of lists");
    }
    return ArrowColumn.of(name, kind, children);
  }

  private static long perSecond(String name, short unit) {
    return switch (unit) {
      case TimeUnit.SECOND -> 1;
      case TimeUnit.MILLISECOND -> 1_000;
      case TimeUnit.MICROSECOND -> 1_000_000;
      case TimeUnit.NANOSECOND -> 1_000_000_000;
      default -> throw unsupported(name, "time unit " + unit);
    };
  }

  private static ArrowProblem unsupported(String name, String type) {
    return new ArrowProblem(
        "Arrow column %s: type %s is not supported by the embedded BigQuery".formatted(name, type));
  }
}
