package com.salesintelligence.local.googlesql.generate.functions;

import com.google.zetasql.AnyResolvedExprProto;
import com.google.zetasql.FileDescriptorSetsBuilder;
import com.google.zetasql.Type;
import com.google.zetasql.ZetaSQLTypeModifiers.TypeModifiersProto;
import com.google.zetasql.ZetaSQLTypeParameters.TypeParametersProto;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCast;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.SqlType;
import com.salesintelligence.local.googlesql.analysis.ZetaTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** CAST and SAFE_CAST between every pair of types that GoogleSQL casts. */
public final class Casts {
  /** By letters of source and target. */
  private static final Map<String, String> TEMPLATES = new HashMap<>();

  static {
    put("{0}", "SS II FF NN OO BB DD TT CC MM JJ GG VV EE TC CT");
    put("CAST({0} AS BIGINT)", "OI NI");
    put("CAST(round({0}) AS BIGINT)", "FI");
    put("CAST({0} AS DOUBLE)", "IF NF");
    put("CAST({0} AS DECIMAL(38,9))", "IN");
    put("_gsql_double_to_numeric({0})", "FN");
    put("CAST({0} AS BOOLEAN)", "IO");
    put("_gsql_to_int64({0})", "SI");
    put("_gsql_to_float64({0})", "SF");
    put("_gsql_to_numeric({0})", "SN");
    put("_gsql_to_bool({0})", "SO");
    put("encode({0})", "SB");
    put("decode({0})", "BS");
    put("_gsql.to_date({0})", "SD");
    put("_gsql.to_t({0})", "ST");
    put("_gsql.to_c({0})", "SC");
    put("_gsql.to_m({0})", "SM");
    put("CAST({0} AS VARCHAR)", "IS OS DS");
    put("_gsql_double_text({0})", "FS");
    put("_gsql.n_text({0})", "NS");
    put("_gsql.t_text({0})", "TS");
    put("_gsql.c_text({0})", "CS");
    put("_gsql.m_text({0})", "MS");
    put("CAST({0} AS TIMESTAMP)", "DT DC");
    put("CAST({0} AS DATE)", "TD CD");
    put("CAST({0} AS TIME)", "TM CM");
  }

  private Casts() {}

  /** ZetaSQL sends parameters even where there are none. */
  private static boolean isEmpty(TypeParametersProto parameters) {
    return !parameters.hasStringTypeParameters()
        && !parameters.hasNumericTypeParameters()
        && parameters.getChildListList().stream().allMatch(Casts::isEmpty);
  }

  private static void put(String template, String pairs) {
    for (String pair : pairs.split(" ")) {
      TEMPLATES.put(pair, template);
    }
  }

  public static String write(String value, Type from, Type to, boolean nullOnError) {
    String sql = cast(value, from, to);
    return nullOnError && !sql.equals(value) ? "TRY(" + sql + ")" : sql;
  }

  /** Whether DuckDB can cast so; else ZetaSQL does. */
  public static boolean knows(Type from, Type to) {
    if (from.isArray() && to.isArray()) {
      Type source = from.asArray().getElementType();
      return source.equals(to.asArray().getElementType())
          || knows(source, to.asArray().getElementType());
    }
    if (from.isStruct() && to.isStruct()) {
      int fields = to.asStruct().getFieldCount();
      return IntStream.range(0, fields)
          .allMatch(
              i ->
                  knows(
                      from.asStruct().getField(i).getType(), to.asStruct().getField(i).getType()));
    }
    return TEMPLATES.containsKey("" + TypeLetters.of(from) + TypeLetters.of(to));
  }

  public static SqlError unsupported(Type from, Type to) {
    return SqlError.unsupported(
        "CAST from " + TypeLetters.name(from) + " to " + TypeLetters.name(to));
  }

  static String toText(String value, Type type) {
    return template(value, type, "" + TypeLetters.of(type) + 'S');
  }

  private static String cast(String value, Type from, Type to) {
    if (from.isArray() && to.isArray()) {
      Type source = from.asArray().getElementType();
      Type target = to.asArray().getElementType();
      return source.equals(target)
          ? value
          : "list_transform(%s, lambda e: %s)".formatted(value, cast("e", source, target));
    }
    if (from.isStruct() && to.isStruct()) {
      return struct(value, from, to);
    }
    String pair = "" + TypeLetters.of(from) + TypeLetters.of(to);
    if (!TEMPLATES.containsKey(pair)) {
      throw unsupported(from, to);
    }
    return template(value, from, pair);
  }

  private static String template(String value, Type from, String pair) {
    String template = TEMPLATES.get(pair);
    if (template == null) {
      throw SqlError.unsupported("CAST from " + TypeLetters.name(from) + " to STRING");
    }
    return FunctionTable.fill(template, List.of(value));
  }

  /** Fields are matched by position; names are those of the target. */
  private static String struct(String value, Type from, Type to) {
    if (from.equals(to)) {
      return value;
    }
    var target = (SqlType.Struct) ZetaTypes.fromZeta(to);
    var fields = new ArrayList<String>();
    for (int i = 0; i < target.fields().size(); i++) {
      Type source = from.asStruct().getField(i).getType();
      String member = "struct_extract_at(" + value + ", " + (i + 1) + ")";
      fields.add(
          DuckName.quote(target.duckField(i))
              + " := "
              + cast(member, source, to.asStruct().getField(i).getType()));
    }
    return "CASE WHEN %s IS NOT NULL THEN struct_pack(%s) END"
        .formatted(value, String.join(", ", fields));
  }

  /** Whether the target has a length, precision or collation, as in {@code STRING(10)}. */
  public static boolean hasModifiers(ResolvedCast cast) {
    var proto =
        ((AnyResolvedExprProto) cast.serialize(new FileDescriptorSetsBuilder()))
            .getResolvedCastNode();
    TypeModifiersProto modifiers = proto.getTypeModifiers();
    return !isEmpty(modifiers.getTypeParameters());
  }
}
