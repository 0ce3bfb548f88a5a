package com.salesintelligence.local.googlesql.statements;

import com.google.zetasql.TypeParameters;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnAnnotations;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnDefinition;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.SqlType;
import com.salesintelligence.local.googlesql.analysis.ZetaTypes;
import org.jspecify.annotations.Nullable;

/** Column definitions of CREATE TABLE and ADD COLUMN. */
final class Columns {
  private Columns() {}

  static ColumnSchema of(ResolvedColumnDefinition definition) {
    if (definition.getGeneratedColumnInfo() != null) {
      throw SqlError.unsupported("A generated column");
    }
    String value =
        definition.getDefaultValue() == null ? "" : definition.getDefaultValue().getSql();
    ResolvedColumnAnnotations annotations = definition.getAnnotations();
    var type = ZetaTypes.fromZeta(definition.getType());
    type.duckType();
    if (annotations == null) {
      return new ColumnSchema(definition.getName(), type, false, "", value, "");
    }
    refuseCollation(annotations);
    boolean array = type instanceof SqlType.Array;
    annotations.getChildList().forEach(child -> refuseNested(child, array));
    return new ColumnSchema(
        definition.getName(),
        type,
        annotations.getNotNull(),
        Options.description(annotations.getOptionList()),
        value,
        array ? elementParameters(annotations) : parameters(annotations.getTypeParameters()));
  }

  /** The parameters of an array are those of its elements. */
  private static String elementParameters(ResolvedColumnAnnotations annotations) {
    return annotations.getChildList().isEmpty()
        ? ""
        : parameters(annotations.getChildList().getFirst().getTypeParameters());
  }

  /** As {@link ColumnSchema} has them: {@code 10} or {@code 10,2}. */
  static String parameters(@Nullable TypeParameters parameters) {
    if (parameters == null || parameters.isEmpty()) {
      return "";
    }
    if (parameters.isStringTypeParameters()) {
      return String.valueOf(parameters.getStringTypeParameters().getMaxLength());
    }
    if (!parameters.isNumericTypeParameters()) {
      throw SqlError.unsupported("A parameter of a nested field's type");
    }
    var numeric = parameters.getNumericTypeParameters();
    return numeric.getPrecision() + (numeric.getScale() > 0 ? "," + numeric.getScale() : "");
  }

  private static void refuseCollation(ResolvedColumnAnnotations annotations) {
    if (annotations.getCollationName() != null) {
      throw SqlError.unsupported("COLLATE");
    }
  }

  private static void refuse(ResolvedColumnAnnotations annotations) {
    refuseCollation(annotations);
    if (!annotations.getTypeParameters().isEmpty()) {
      throw SqlError.unsupported("A parameterized type");
    }
  }

  private static void refuseNested(ResolvedColumnAnnotations annotations, boolean element) {
    refuseCollation(annotations);
    if (!element) {
      refuse(annotations);
    }
    if (annotations.getNotNull() || !annotations.getOptionList().isEmpty()) {
      throw SqlError.unsupported("NOT NULL or OPTIONS of a nested field");
    }
    annotations.getChildList().forEach(child -> refuseNested(child, false));
  }
}
