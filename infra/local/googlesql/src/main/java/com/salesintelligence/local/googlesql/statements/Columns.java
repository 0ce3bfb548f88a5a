package com.salesintelligence.local.googlesql.statements;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnAnnotations;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnDefinition;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.analysis.ZetaTypes;

/** Column definitions of CREATE TABLE and ADD COLUMN. */
final class Columns {
  private Columns() {}

  static ColumnSchema of(ResolvedColumnDefinition definition) {
    if (definition.getGeneratedColumnInfo() != null) {
      throw SqlError.unsupported("A generated column");
    }
    if (definition.getDefaultValue() != null) {
      throw SqlError.unsupported("A column's DEFAULT");
    }
    ResolvedColumnAnnotations annotations = definition.getAnnotations();
    var type = ZetaTypes.fromZeta(definition.getType());
    type.duckType();
    if (annotations == null) {
      return ColumnSchema.of(definition.getName(), type);
    }
    refuse(annotations);
    for (ResolvedColumnAnnotations child : annotations.getChildList()) {
      refuseNested(child);
    }
    return new ColumnSchema(
        definition.getName(),
        type,
        annotations.getNotNull(),
        Options.description(annotations.getOptionList()));
  }

  private static void refuse(ResolvedColumnAnnotations annotations) {
    if (annotations.getCollationName() != null) {
      throw SqlError.unsupported("COLLATE");
    }
    if (!annotations.getTypeParameters().isEmpty()) {
      throw SqlError.unsupported("A parameterized type");
    }
  }

  private static void refuseNested(ResolvedColumnAnnotations annotations) {
    refuse(annotations);
    if (annotations.getNotNull() || !annotations.getOptionList().isEmpty()) {
      throw SqlError.unsupported("NOT NULL or OPTIONS of a nested field");
    }
    annotations.getChildList().forEach(Columns::refuseNested);
  }
}
