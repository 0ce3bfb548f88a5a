package com.salesintelligence.local.bigquery.arrow;

import com.google.flatbuffers.FlatBufferBuilder;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.SqlType;
import java.util.List;
import org.apache.arrow.flatbuf.Binary;
import org.apache.arrow.flatbuf.Bool;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Struct_;
import org.apache.arrow.flatbuf.Time;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;

/** Describes columns in Arrow's types, as BigQuery maps them. */
final class ArrowTypes {

  private final FlatBufferBuilder builder;

  ArrowTypes(FlatBufferBuilder builder) {
    this.builder = builder;
  }

  int schema(List<ColumnSchema> columns) {
    int[] fields =
        columns.stream().mapToInt(c -> field(c.name(), c.type(), !c.required())).toArray();
    int vector = Schema.createFieldsVector(builder, fields);
    return Schema.createSchema(builder, Endianness.Little, vector, 0, 0);
  }

  private int field(String name, SqlType type, boolean nullable) {
    return switch (type) {
      case SqlType.Array(SqlType element) -> {
        int child = field("item", element, true);
        int list = emptyTable(Type.List);
        yield field(name, false, Type.List, list, new int[] {child});
      }
      case SqlType.Struct(List<SqlType.Field> members) -> {
        int[] children = members.stream().mapToInt(m -> field(m.name(), m.type(), true)).toArray();
        Struct_.startStruct_(builder);
        yield field(name, nullable, Type.Struct_, Struct_.endStruct_(builder), children);
      }
      case SqlType.Scalar scalar -> scalar(name, scalar, nullable);
    };
  }

  private int scalar(String name, SqlType.Scalar type, boolean nullable) {
    int[] none = {};
    return switch (type) {
      case STRING, JSON, GEOGRAPHY -> field(name, nullable, Type.Utf8, emptyTable(Type.Utf8), none);
      case BYTES -> field(name, nullable, Type.Binary, emptyTable(Type.Binary), none);
      case BOOL -> field(name, nullable, Type.Bool, emptyTable(Type.Bool), none);
      case INT64 -> field(name, nullable, Type.Int, Int.createInt(builder, 64, true), none);
      case FLOAT64 -> {
        int precise = FloatingPoint.createFloatingPoint(builder, Precision.DOUBLE);
        yield field(name, nullable, Type.FloatingPoint, precise, none);
      }
      case NUMERIC -> {
        int decimal = Decimal.createDecimal(builder, 38, 9, 128);
        yield field(name, nullable, Type.Decimal, decimal, none);
      }
      case BIGNUMERIC -> {
        int decimal = Decimal.createDecimal(builder, 76, 38, 256);
        yield field(name, nullable, Type.Decimal, decimal, none);
      }
      case RANGE_DATE, RANGE_DATETIME, RANGE_TIMESTAMP -> {
        int[] ends = {field("start", type.bound(), true), field("end", type.bound(), true)};
        Struct_.startStruct_(builder);
        yield field(name, nullable, Type.Struct_, Struct_.endStruct_(builder), ends);
      }
      case DATE -> {
        int days = Date.createDate(builder, DateUnit.DAY);
        yield field(name, nullable, Type.Date, days, none);
      }
      case TIME -> {
        int micros = Time.createTime(builder, TimeUnit.MICROSECOND, 64);
        yield field(name, nullable, Type.Time, micros, none);
      }
      case DATETIME -> {
        int civil = Timestamp.createTimestamp(builder, TimeUnit.MICROSECOND, 0);
        yield field(name, nullable, Type.Timestamp, civil, none);
      }
      case TIMESTAMP_PICOS -> {
        int zone = builder.createString("UTC");
        int utc = Timestamp.createTimestamp(builder, TimeUnit.NANOSECOND, zone);
        yield field(name, nullable, Type.Timestamp, utc, none);
      }
      case TIMESTAMP -> {
        int zone = builder.createString("UTC");
        int utc = Timestamp.createTimestamp(builder, TimeUnit.MICROSECOND, zone);
        yield field(name, nullable, Type.Timestamp, utc, none);
      }
      default -> throw SqlError.unsupported("Reading a column of type " + type + " (" + name + ")");
    };
  }

  private int emptyTable(byte type) {
    switch (type) {
      case Type.Utf8 -> {
        Utf8.startUtf8(builder);
        return Utf8.endUtf8(builder);
      }
      case Type.Binary -> {
        Binary.startBinary(builder);
        return Binary.endBinary(builder);
      }
      case Type.Bool -> {
        Bool.startBool(builder);
        return Bool.endBool(builder);
      }
      default -> {
        org.apache.arrow.flatbuf.List.startList(builder);
        return org.apache.arrow.flatbuf.List.endList(builder);
      }
    }
  }

  private int field(String name, boolean nullable, byte type, int typeTable, int[] children) {
    int text = builder.createString(name);
    int vector = Field.createChildrenVector(builder, children);
    return Field.createField(builder, text, nullable, type, typeTable, 0, vector, 0);
  }
}
