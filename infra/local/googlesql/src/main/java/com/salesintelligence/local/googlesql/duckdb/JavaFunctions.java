package com.salesintelligence.local.googlesql.duckdb;

import com.google.common.hash.Hashing;
import com.salesintelligence.local.googlesql.reference.ReferenceEvaluator;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBLogicalType;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/** Scalar functions of DuckDB that run in Java; all give NULL for a NULL argument. */
final class JavaFunctions {
  private final Connection duckDb;

  private JavaFunctions(Connection duckDb) {
    this.duckDb = duckDb;
  }

  static void register(Connection duckDb) throws SQLException {
    var functions = new JavaFunctions(duckDb);
    functions.numbers();
    functions.texts();
    functions.times();
    functions.reference();
  }

  /** The program is the same in all rows; its arguments are JSON arrays. */
  private void reference() throws SQLException {
    try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
      builder
          .withName("_gsql_reference")
          .withParameters(Kind.TEXT.open(), Kind.TEXT.open())
          .withReturnType(Kind.TEXT.open())
          .withVectorizedFunction(JavaFunctions::evaluate)
          .register(duckDb);
    }
  }

  private static void evaluate(DuckDBDataChunkReader input, DuckDBWritableVector output) {
    var programs = input.vector(0);
    var arguments = input.vector(1);
    var rows = new ArrayList<String>();
    for (long i = 0; i < input.rowCount(); i++) {
      rows.add(arguments.getString(i));
    }
    if (rows.isEmpty()) {
      return;
    }
    List<@Nullable String> results = ReferenceEvaluator.evaluate(programs.getString(0), rows);
    for (int i = 0; i < results.size(); i++) {
      String result = results.get(i);
      if (result == null) {
        output.setNull(i);
      } else {
        output.setString(i, result);
      }
    }
  }

  private void numbers() throws SQLException {
    define("_gsql_to_int64", Kind.INTEGER, Kind.TEXT, Numbers::int64);
    define("_gsql_to_float64", Kind.REAL, Kind.TEXT, Numbers::float64);
    define("_gsql_to_numeric", Kind.NUMERIC, Kind.TEXT, Numbers::numeric);
    define("_gsql_to_bool", Kind.BOOL, Kind.TEXT, Numbers::bool);
    define("_gsql_double_text", Kind.TEXT, Kind.REAL, Numbers::text);
    define("_gsql_double_to_numeric", Kind.NUMERIC, Kind.REAL, Numbers::numericOf);
    define("_gsql_f_round", Kind.REAL, Kind.REAL, Kind.INTEGER, Numbers::round);
    define("_gsql_n_round", Kind.NUMERIC, Kind.NUMERIC, Kind.INTEGER, Numbers::roundNumeric);
    define("_gsql_n_multiply", Kind.NUMERIC, Kind.NUMERIC, Kind.NUMERIC, Numbers::multiply);
    define("_gsql_n_divide", Kind.NUMERIC, Kind.NUMERIC, Kind.NUMERIC, Numbers::divide);
    define("_gsql_printf_int", Kind.TEXT, Kind.TEXT, Kind.INTEGER, JavaFunctions::formatInteger);
    define("_gsql_fixed", Kind.TEXT, Kind.REAL, Kind.INTEGER, Numbers::fixed);
  }

  private void texts() throws SQLException {
    define("_gsql_fail", Kind.TEXT, Kind.TEXT, JavaFunctions::fail);
    define("_gsql_initcap", Kind.TEXT, Kind.TEXT, Texts::initcap);
    define("_gsql_ascii", Kind.INTEGER, Kind.TEXT, Texts::ascii);
    define("_gsql_json_quote", Kind.TEXT, Kind.TEXT, Texts::jsonQuote);
    define("_gsql_edit_distance", Kind.INTEGER, Kind.TEXT, Kind.TEXT, Texts::editDistance);
    define("_gsql_to_base32", Kind.TEXT, Kind.TEXT, Texts::toBase32);
    define("_gsql_from_base32", Kind.TEXT, Kind.TEXT, Texts::fromBase32);
    define("_gsql_upper", Kind.TEXT, Kind.TEXT, Texts::upper);
    define("_gsql_lower", Kind.TEXT, Kind.TEXT, Texts::lower);
    define("_gsql_fold", Kind.TEXT, Kind.TEXT, Texts::fold);
    define("_gsql_reverse", Kind.TEXT, Kind.TEXT, Texts::reverse);
    define(
        "_gsql_farm_fingerprint",
        Kind.INTEGER,
        Kind.TEXT,
        (String hex) ->
            Hashing.farmHashFingerprint64().hashBytes(HexFormat.of().parseHex(hex)).asLong());
  }

  private void times() throws SQLException {
    define("_gsql_to_zone", Kind.INTEGER, Kind.INTEGER, Kind.TEXT, Times::toZone);
    define("_gsql_from_zone", Kind.INTEGER, Kind.INTEGER, Kind.TEXT, Times::fromZone);
    define("_gsql_time_text", Kind.TEXT, Kind.INTEGER, Kind.TEXT, Times::text);
    define("_gsql_text_to_time", Kind.INTEGER, Kind.TEXT, Kind.TEXT, TimeTexts::parse);
    define("_gsql_format_civil", Kind.TEXT, Kind.TEXT, Kind.INTEGER, TimeFormat::civil);
    define("_gsql_format_time", Kind.TEXT, Kind.TEXT, Kind.INTEGER, TimeFormat::zoned);
    define("_gsql_parse_time", Kind.INTEGER, Kind.TEXT, Kind.TEXT, TimeParse::zoned);
  }

  private static String fail(String message) {
    throw new IllegalArgumentException(message);
  }

  private static String formatInteger(String format, Long value) {
    return String.format(Locale.ROOT, format, value);
  }

  private <I, O> void define(String name, Kind result, Kind in, Function<I, O> function)
      throws SQLException {
    try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
      builder
          .withName(name)
          .withParameter(in.open())
          .withReturnType(result.open())
          .withFunction((@Nullable I value) -> value == null ? null : function.apply(value));
      builder.withNullInNullOut().register(duckDb);
    }
  }

  private <A, B, O> void define(
      String name, Kind result, Kind first, Kind second, BiFunction<A, B, O> function)
      throws SQLException {
    try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
      builder
          .withName(name)
          .withParameters(first.open(), second.open())
          .withReturnType(result.open());
      // Null-in-null-out alone is not enough: within lists DuckDB still hands NULL over.
      builder
          .withFunction(
              (@Nullable A a, @Nullable B b) ->
                  a == null || b == null ? null : function.apply(a, b))
          .withNullInNullOut()
          .register(duckDb);
    }
  }

  /** Types of arguments and results; a builder closes the handles that it is given. */
  private enum Kind {
    TEXT(DuckDBColumnType.VARCHAR),
    INTEGER(DuckDBColumnType.BIGINT),
    REAL(DuckDBColumnType.DOUBLE),
    NUMERIC(DuckDBColumnType.DECIMAL),
    BOOL(DuckDBColumnType.BOOLEAN);

    private final DuckDBColumnType type;

    Kind(DuckDBColumnType type) {
      this.type = type;
    }

    DuckDBLogicalType open() throws SQLException {
      return this == NUMERIC ? DuckDBLogicalType.decimal(38, 9) : DuckDBLogicalType.of(type);
    }
  }
}
