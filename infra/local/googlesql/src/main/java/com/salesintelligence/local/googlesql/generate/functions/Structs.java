package com.salesintelligence.local.googlesql.generate.functions;

import com.google.zetasql.Type;
import com.salesintelligence.local.googlesql.SqlError;
import java.util.ArrayList;
import java.util.List;

/** Structs are equal where all their fields are; DuckDB would take two NULL fields for equal. */
final class Structs {
  private Structs() {}

  static String equal(Call call) {
    return equal(call.arg(0), call.type(0), call.arg(1), call.type(1));
  }

  static String in(Call call) {
    var candidates = new ArrayList<String>();
    for (int i = 1; i < call.size(); i++) {
      candidates.add(equal(call.arg(0), call.type(0), call.arg(i), call.type(i)));
    }
    return "(" + String.join(" OR ", candidates) + ")";
  }

  static String equal(String a, Type typeA, String b, Type typeB) {
    if (typeA.isStruct()) {
      var fields = new ArrayList<String>();
      for (int i = 0; i < typeA.asStruct().getFieldCount(); i++) {
        fields.add(
            equal(
                field(a, i),
                typeA.asStruct().getField(i).getType(),
                field(b, i),
                typeB.asStruct().getField(i).getType()));
      }
      return fields.isEmpty() ? "TRUE" : "(" + String.join(" AND ", fields) + ")";
    }
    String template = Comparisons.equality(typeA);
    if (template == null) {
      throw SqlError.unsupported("Equality of values of type " + TypeLetters.name(typeA));
    }
    return FunctionTable.fill(template, List.of(a, b));
  }

  private static String field(String struct, int index) {
    return "struct_extract_at(" + struct + ", " + (index + 1) + ")";
  }
}
