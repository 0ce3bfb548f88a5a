package com.salesintelligence.local.googlesql.statements;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOutputColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedScan;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.SqlType;
import com.salesintelligence.local.googlesql.Statement.Query;
import com.salesintelligence.local.googlesql.TableName;
import com.salesintelligence.local.googlesql.analysis.ZetaTypes;
import com.salesintelligence.local.googlesql.generate.Translation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** A query's rows with the names that BigQuery gives to its columns. */
final class Outputs {
  private Outputs() {}

  static Query query(
      Translation translation,
      ResolvedScan scan,
      List<ResolvedOutputColumn> outputs,
      boolean valueTable,
      Set<TableName> referenced) {
    if (valueTable
        && ZetaTypes.fromZeta(outputs.getFirst().getColumn().getType())
            instanceof SqlType.Struct struct) {
      var sql = translation.structs(scan, outputs.getFirst().getColumn(), struct.fields().size());
      var names = struct.fields().stream().map(SqlType.Field::name).toList();
      var types = struct.fields().stream().map(SqlType.Field::type).toList();
      return new Query(sql, columns(names, types), referenced);
    }
    var names = outputs.stream().map(ResolvedOutputColumn::getName).toList();
    var types = outputs.stream().map(o -> ZetaTypes.fromZeta(o.getColumn().getType())).toList();
    return new Query(translation.query(scan, outputs), columns(names, types), referenced);
  }

  /** Columns without a name become f0_, f1_ …; duplicates are refused. */
  private static List<ColumnSchema> columns(List<String> names, List<SqlType> types) {
    var columns = new ArrayList<ColumnSchema>();
    int anonymous = 0;
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (name.isEmpty() || name.startsWith("$")) {
        name = "f" + anonymous++ + "_";
      }
      columns.add(ColumnSchema.of(name, types.get(i)));
    }
    refuseDuplicates(columns);
    return columns;
  }

  private static void refuseDuplicates(List<ColumnSchema> columns) {
    var seen = new HashSet<String>();
    var twice = new TreeSet<String>();
    for (ColumnSchema column : columns) {
      if (!seen.add(column.name().toLowerCase(Locale.ROOT))) {
        twice.add(column.name());
      }
    }
    if (!twice.isEmpty()) {
      throw SqlError.invalid(
          "Duplicate column names in the result are not supported. Found duplicate(s): "
              + String.join(", ", twice));
    }
  }
}
