package com.salesintelligence.local.googlesql.generate.functions;

import com.google.zetasql.StructType.StructField;
import com.google.zetasql.Type;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.ZetaSQLType.TypeKind;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import com.salesintelligence.local.googlesql.SqlError;
import java.util.ArrayList;
import java.util.List;

/**
 * CONTAINS_SUBSTR: true where any text within a value contains another, else NULL where any part is
 * NULL; case and compatible forms of characters make no difference.
 */
final class Searches {
  private Searches() {}

  static String write(Call call) {
    if (call.nodes().get(1) instanceof ResolvedLiteral literal && literal.getValue().isNull()) {
      throw SqlError.invalid("CONTAINS_SUBSTR: the search value must not be NULL");
    }
    String sought = "_gsql_fold(" + call.arg(1) + ")";
    return contains(call.arg(0), call.type(0), sought, 0);
  }

  private static String contains(String value, Type type, String sought, int depth) {
    if (type.isArray()) {
      String element = "s" + depth;
      String found = contains(element, type.asArray().getElementType(), sought, depth + 1);
      return "CASE WHEN %s IS NOT NULL THEN %s END"
          .formatted(value, any("list_transform(%s, lambda %s: %s)", value, element, found));
    }
    if (type.isStruct()) {
      return any("[%s]", String.join(", ", fields(value, type, sought, depth)));
    }
    Type text = TypeFactory.createSimpleType(TypeKind.TYPE_STRING);
    if (TypeLetters.of(type) == 'J' || !Casts.knows(type, text)) {
      throw SqlError.unsupported("CONTAINS_SUBSTR over " + TypeLetters.name(type));
    }
    return "contains(_gsql_fold(%s), %s)".formatted(Casts.write(value, type, text, false), sought);
  }

  private static List<String> fields(String value, Type type, String sought, int depth) {
    var found = new ArrayList<String>();
    for (StructField field : type.asStruct().getFieldList()) {
      String member = "struct_extract_at(" + value + ", " + (found.size() + 1) + ")";
      found.add(contains(member, field.getType(), sought, depth));
    }
    return found;
  }

  private static String any(String list, Object... parts) {
    return "_gsql.in_array(TRUE, " + list.formatted(parts) + ")";
  }
}
