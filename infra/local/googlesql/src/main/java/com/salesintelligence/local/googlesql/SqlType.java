package com.salesintelligence.local.googlesql;

import java.util.List;
import java.util.stream.Collectors;

/** A BigQuery data type, and how DuckDB stores its values. */
public sealed interface SqlType {

  /** The type as GoogleSQL writes it, for example {@code ARRAY<STRUCT<a INT64, b STRING>>}. */
  String googleSql();

  /** The DuckDB type that holds values of this type. */
  String duckType();

  /** Reads a type as GoogleSQL or BigQuery's REST API writes it (INTEGER and BOOLEAN included). */
  static SqlType parse(String text) {
    return new TypeReader(text).read();
  }

  static SqlType arrayOf(SqlType element) {
    return new Array(element);
  }

  static SqlType structOf(Field... fields) {
    return new Struct(List.of(fields));
  }

  /**
   * A type without parts. TIMESTAMP and DATETIME are naive microseconds, the former in UTC; JSON is
   * text in BigQuery's compact form, BIGNUMERIC the text of {@link BigNumerics}, a range a struct
   * whose NULL ends are unbounded, GEOGRAPHY the text of {@link GeographyTexts}. TIMESTAMP_PICOS is
   * a TIMESTAMP of twelve digits, text of one length in ISO 8601: queries cannot use it.
   */
  enum Scalar implements SqlType {
    STRING("VARCHAR"),
    BYTES("BLOB"),
    INT64("BIGINT"),
    FLOAT64("DOUBLE"),
    NUMERIC("DECIMAL(38,9)"),
    BOOL("BOOLEAN"),
    TIMESTAMP("TIMESTAMP"),
    TIMESTAMP_PICOS("VARCHAR"),
    DATE("DATE"),
    TIME("TIME"),
    DATETIME("TIMESTAMP"),
    JSON("JSON"),
    BIGNUMERIC("VARCHAR"),
    INTERVAL("INTERVAL"),
    RANGE_DATE("STRUCT(\"start\" DATE, \"end\" DATE)"),
    RANGE_DATETIME("STRUCT(\"start\" TIMESTAMP, \"end\" TIMESTAMP)"),
    RANGE_TIMESTAMP("STRUCT(\"start\" TIMESTAMP, \"end\" TIMESTAMP)"),
    GEOGRAPHY("VARCHAR");

    private final String duckType;

    Scalar(String duckType) {
      this.duckType = duckType;
    }

    @Override
    public String googleSql() {
      if (this == TIMESTAMP_PICOS) {
        return "TIMESTAMP(12)";
      }
      return isRange() ? "RANGE<" + bound().name() + ">" : name();
    }

    public boolean isRange() {
      return name().startsWith("RANGE_");
    }

    /** What a range's ends are. */
    public Scalar bound() {
      return switch (this) {
        case RANGE_DATE -> DATE;
        case RANGE_DATETIME -> DATETIME;
        case RANGE_TIMESTAMP -> TIMESTAMP;
        default -> throw new IllegalStateException(name() + " is no range");
      };
    }

    /** The type of ranges between two such values. */
    public static Scalar rangeOf(SqlType bound) {
      for (Scalar scalar : values()) {
        if (scalar.isRange() && scalar.bound() == bound) {
          return scalar;
        }
      }
      throw SqlError.invalid("Invalid type: RANGE<" + bound.googleSql() + ">");
    }

    @Override
    public String duckType() {
      return duckType;
    }
  }

  /**
   * An array; in BigQuery it never holds another array, and a stored NULL array is an empty one.
   */
  record Array(SqlType element) implements SqlType {
    @Override
    public String googleSql() {
      return "ARRAY<" + element.googleSql() + ">";
    }

    @Override
    public String duckType() {
      return element.duckType() + "[]";
    }
  }

  /** A struct; its fields keep their order, and names may be empty in anonymous structs. */
  record Struct(List<Field> fields) implements SqlType {
    public Struct {
      fields = List.copyOf(fields);
    }

    @Override
    public String googleSql() {
      return fields.stream()
          .map(f -> (f.name() + " " + f.type().googleSql()).strip())
          .collect(Collectors.joining(", ", "STRUCT<", ">"));
    }

    @Override
    public String duckType() {
      var members = new StringBuilder("STRUCT(");
      for (int i = 0; i < fields.size(); i++) {
        members.append(i == 0 ? "" : ", ").append(DuckName.quote(duckField(i)));
        members.append(' ').append(fields.get(i).type().duckType());
      }
      return members.append(")").toString();
    }

    /** DuckDB's name of a field: its own, or {@code _field_N} where it has none or repeats one. */
    public String duckField(int index) {
      String name = fields.get(index).name();
      boolean taken =
          fields.subList(0, index).stream().anyMatch(f -> f.name().equalsIgnoreCase(name));
      return name.isEmpty() || taken ? "_field_" + (index + 1) : name;
    }
  }

  /** One field of a struct. */
  record Field(String name, SqlType type) {}
}
