package com.salesintelligence.local.googlesql.analysis;

import com.google.zetasql.StructType.StructField;
import com.google.zetasql.Type;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.ZetaSQLOptions.ProductMode;
import com.google.zetasql.ZetaSQLType.TypeKind;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.SqlType;
import com.salesintelligence.local.googlesql.SqlType.Field;
import com.salesintelligence.local.googlesql.SqlType.Scalar;

/** Types between ZetaSQL and this module. */
public final class ZetaTypes {
  private ZetaTypes() {}

  public static Type toZeta(SqlType type) {
    return switch (type) {
      case SqlType.Array array -> TypeFactory.createArrayType(toZeta(array.element()));
      case SqlType.Struct struct ->
          TypeFactory.createStructType(
              struct.fields().stream()
                  .map(f -> new StructField(f.name(), toZeta(f.type())))
                  .toList());
      case Scalar scalar ->
          scalar.isRange()
              ? TypeFactory.createRangeType(toZeta(scalar.bound()))
              : TypeFactory.createSimpleType(kind(scalar));
    };
  }

  public static SqlType fromZeta(Type type) {
    if (type.isArray()) {
      return new SqlType.Array(fromZeta(type.asArray().getElementType()));
    }
    if (type.isStruct()) {
      return new SqlType.Struct(
          type.asStruct().getFieldList().stream()
              .map(f -> new Field(f.getName(), fromZeta(f.getType())))
              .toList());
    }
    if (type.isRange()) {
      return Scalar.rangeOf(fromZeta(type.asRange().getElementType()));
    }
    if (type.isEnum()) {
      throw SqlError.unsupported("A value of an enumeration");
    }
    for (Scalar scalar : Scalar.values()) {
      if (!scalar.isRange() && kind(scalar) == type.getKind()) {
        return scalar;
      }
    }
    throw SqlError.unsupported("Type " + type.typeName(ProductMode.PRODUCT_EXTERNAL));
  }

  private static TypeKind kind(Scalar scalar) {
    return switch (scalar) {
      case STRING -> TypeKind.TYPE_STRING;
      case BYTES -> TypeKind.TYPE_BYTES;
      case INT64 -> TypeKind.TYPE_INT64;
      case FLOAT64 -> TypeKind.TYPE_DOUBLE;
      case NUMERIC -> TypeKind.TYPE_NUMERIC;
      case BIGNUMERIC -> TypeKind.TYPE_BIGNUMERIC;
      case BOOL -> TypeKind.TYPE_BOOL;
      case TIMESTAMP, TIMESTAMP_PICOS -> TypeKind.TYPE_TIMESTAMP;
      case DATE -> TypeKind.TYPE_DATE;
      case TIME -> TypeKind.TYPE_TIME;
      case DATETIME -> TypeKind.TYPE_DATETIME;
      case JSON -> TypeKind.TYPE_JSON;
      case GEOGRAPHY -> TypeKind.TYPE_GEOGRAPHY;
      case INTERVAL -> TypeKind.TYPE_INTERVAL;
      case RANGE_DATE, RANGE_DATETIME, RANGE_TIMESTAMP -> TypeKind.TYPE_RANGE;
    };
  }
}
