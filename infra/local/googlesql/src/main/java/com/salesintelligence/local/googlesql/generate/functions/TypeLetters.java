package com.salesintelligence.local.googlesql.generate.functions;

import com.google.zetasql.Type;
import com.google.zetasql.ZetaSQLOptions.ProductMode;
import com.salesintelligence.local.googlesql.analysis.ZetaTypes;

/** Types as single letters: a signature in the tables of functions is a word of these. */
final class TypeLetters {
  private TypeLetters() {}

  static char of(Type type) {
    return switch (type.getKind()) {
      case TYPE_STRING -> 'S';
      case TYPE_BYTES -> 'B';
      case TYPE_INT64 -> 'I';
      case TYPE_DOUBLE -> 'F';
      case TYPE_NUMERIC -> 'N';
      case TYPE_BOOL -> 'O';
      case TYPE_TIMESTAMP -> 'T';
      case TYPE_DATE -> 'D';
      case TYPE_DATETIME -> 'C';
      case TYPE_TIME -> 'M';
      case TYPE_JSON -> 'J';
      case TYPE_INTERVAL -> 'V';
      case TYPE_BIGNUMERIC -> 'G';
      case TYPE_RANGE -> 'E';
      case TYPE_ARRAY -> 'A';
      case TYPE_STRUCT -> 'R';
      case TYPE_ENUM -> 'P';
      default -> '?';
    };
  }

  static String name(Type type) {
    if (type.isEnum()) {
      return "part";
    }
    return type.isStruct() || type.isArray()
        ? ZetaTypes.fromZeta(type).googleSql()
        : type.typeName(ProductMode.PRODUCT_EXTERNAL);
  }
}
