package com.salesintelligence.local.googlesql.statements;

import com.google.zetasql.Value;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCast;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedMakeStruct;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOption;
import com.salesintelligence.local.googlesql.SqlError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** OPTIONS (…) as plain values. */
final class Options {
  private Options() {}

  static Map<String, Object> of(List<ResolvedOption> options) {
    var values = new LinkedHashMap<String, Object>();
    for (ResolvedOption option : options) {
      String name = option.getName().toLowerCase(Locale.ROOT);
      values.put(name, value(name, option.getValue()));
    }
    return values;
  }

  /** The description among a column's options; no other is known. */
  static String description(List<ResolvedOption> options) {
    String description = "";
    for (var option : of(options).entrySet()) {
      if (!option.getKey().equals("description")) {
        throw SqlError.unsupported("Column option " + option.getKey());
      }
      description = String.valueOf(option.getValue());
    }
    return description;
  }

  private static Object value(String name, ResolvedExpr expr) {
    return switch (expr) {
      case ResolvedLiteral literal -> value(name, literal.getValue());
      case ResolvedCast cast -> value(name, cast.getExpr());
      case ResolvedFunctionCall call when isArray(call) -> labels(name, call.getArgumentList());
      default -> throw SqlError.unsupported("Option " + name + " with a computed value");
    };
  }

  private static boolean isArray(ResolvedFunctionCall call) {
    return call.getFunction().getName().equals("$make_array");
  }

  private static Object value(String name, Value value) {
    if (value.isNull()) {
      return "";
    }
    return switch (value.getType().getKind()) {
      case TYPE_STRING -> value.getStringValue();
      case TYPE_INT64 -> value.getInt64Value();
      case TYPE_DOUBLE -> value.getDoubleValue();
      case TYPE_NUMERIC -> value.getNumericValue().doubleValue();
      case TYPE_BOOL -> value.getBoolValue();
      case TYPE_ARRAY -> labelValues(name, value.getElementList());
      default ->
          throw SqlError.unsupported("Option " + name + " of type " + value.getType().typeName());
    };
  }

  private static Map<String, String> labels(String name, List<ResolvedExpr> pairs) {
    var labels = new LinkedHashMap<String, String>();
    for (ResolvedExpr pair : pairs) {
      if (!(pair instanceof ResolvedMakeStruct struct)
          || !(struct.getFieldList().getFirst() instanceof ResolvedLiteral key)
          || !(struct.getFieldList().getLast() instanceof ResolvedLiteral value)) {
        throw SqlError.unsupported("Option " + name + " with a computed value");
      }
      labels.put(key.getValue().getStringValue(), value.getValue().getStringValue());
    }
    return labels;
  }

  private static Map<String, String> labelValues(String name, List<Value> pairs) {
    var labels = new LinkedHashMap<String, String>();
    for (Value pair : pairs) {
      if (!pair.getType().isStruct() || pair.getFieldCount() != 2) {
        throw SqlError.unsupported("Option " + name + " with an array of other than pairs");
      }
      labels.put(pair.getField(0).getStringValue(), pair.getField(1).getStringValue());
    }
    return labels;
  }
}
