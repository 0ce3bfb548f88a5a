package com.salesintelligence.local.googlesql.statements;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOutputColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedScan;
import com.salesintelligence.local.googlesql.ColumnSchema;
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

/** A query's rows with the names that BigQuery gives to its columns. */
final class Outputs {
  private Outputs() {}

  private static List<String> names(List<ResolvedOutputColumn> outputs) {
    return outputs.stream().map(ResolvedOutputColumn::getName).toList();
  }

  /** The rows of a query: a column whose name there is already is numbered, a_1. */
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
    var names = names(outputs);
    var types = outputs.stream().map(o -> ZetaTypes.fromZeta(o.getColumn().getType())).toList();
    return new Query(translation.query(scan, outputs), columns(names, types), referenced);
  }

  /** Columns without a name become f0_, f1_ …; duplicates are numbered. */
  private static List<ColumnSchema> columns(List<String> names, List<SqlType> types) {
    var columns = new ArrayList<ColumnSchema>();
    var taken = new HashSet<String>();
    names.forEach(name -> taken.add(name.toLowerCase(Locale.ROOT)));
    var used = new HashSet<String>();
    int anonymous = 0;
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (name.isEmpty() || name.startsWith("$")) {
        name = "f" + anonymous++ + "_";
      }
      String unique = name;
      for (int n = 1; !used.add(unique.toLowerCase(Locale.ROOT)); n++) {
        String numbered = name + "_" + n;
        unique = taken.contains(numbered.toLowerCase(Locale.ROOT)) ? unique : numbered;
      }
      columns.add(ColumnSchema.of(unique, types.get(i)));
    }
    return columns;
  }
}
