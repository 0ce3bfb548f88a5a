package com.salesintelligence.local.googlesql.analysis;

import com.google.common.collect.ImmutableList;
import com.google.zetasql.Function;
import com.google.zetasql.FunctionArgumentType;
import com.google.zetasql.FunctionSignature;
import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.ZetaSQLFunctions.FunctionEnums.Mode;
import com.google.zetasql.ZetaSQLFunctions.SignatureArgumentKind;
import com.google.zetasql.ZetaSQLType.TypeKind;
import java.util.List;

/** Functions that BigQuery has and ZetaSQL's own catalogue lacks. */
final class BigQueryFunctions {
  private BigQueryFunctions() {}

  static void addTo(SimpleCatalog catalog) {
    catalog.addFunction(containsSubstr());
    catalog.addFunction(extreme("max_by"));
    catalog.addFunction(extreme("min_by"));
  }

  /** The first argument of the row whose second one is the extreme. */
  private static Function extreme(String name) {
    var value = new FunctionArgumentType(SignatureArgumentKind.ARG_TYPE_ANY_1);
    var by = new FunctionArgumentType(SignatureArgumentKind.ARG_TYPE_ANY_2);
    var signature = new FunctionSignature(value, ImmutableList.of(value, by), -1);
    return new Function(List.of(name), "bigquery", Mode.AGGREGATE, List.of(signature));
  }

  /** Any value may be searched, a row of a table, too. */
  private static Function containsSubstr() {
    var any = new FunctionArgumentType(SignatureArgumentKind.ARG_TYPE_ARBITRARY);
    var text = type(TypeKind.TYPE_STRING);
    var signature =
        new FunctionSignature(type(TypeKind.TYPE_BOOL), ImmutableList.of(any, text), -1);
    return new Function(List.of("contains_substr"), "bigquery", Mode.SCALAR, List.of(signature));
  }

  private static FunctionArgumentType type(TypeKind kind) {
    return new FunctionArgumentType(TypeFactory.createSimpleType(kind));
  }
}
