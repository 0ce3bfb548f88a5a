package com.salesintelligence.local.googlesql.generate;

import static com.salesintelligence.local.googlesql.generate.Translation.name;

import com.google.zetasql.resolvedast.ResolvedColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedRecursiveScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSetOperationItem;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSetOperationScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWithEntry;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWithScan;
import com.google.zetasql.resolvedast.ResolvedRecursiveScanEnums.RecursiveSetOperationType;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.SqlError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** WITH and set operations. WITH clauses move to the head of the statement; columns are w1 … wn. */
final class CommonTables {
  private final Translation translation;
  private final Deque<String> recursions = new ArrayDeque<>();

  CommonTables(Translation translation) {
    this.translation = translation;
  }

  Block with(ResolvedWithScan scan) {
    for (ResolvedWithEntry entry : scan.getWithEntryList()) {
      String name = cte(entry.getWithQueryName());
      if (entry.getWithSubquery() instanceof ResolvedRecursiveScan recursive) {
        recursive(name, recursive);
      } else {
        Block block = translation.block(entry.getWithSubquery());
        List<ResolvedColumn> columns = entry.getWithSubquery().getColumnList();
        translation.addCte(name, "", block.select(numbered(columns)));
      }
    }
    return translation.block(scan.getQuery());
  }

  private void recursive(String name, ResolvedRecursiveScan scan) {
    if (scan.getRecursionDepthModifier() != null) {
      throw SqlError.unsupported("WITH DEPTH");
    }
    translation.markRecursive();
    recursions.push(name);
    String union =
        scan.getOpType() == RecursiveSetOperationType.UNION_ALL ? " UNION ALL " : " UNION ";
    String select = item(scan.getNonRecursiveTerm()) + union + item(scan.getRecursiveTerm());
    recursions.pop();
    String columns =
        IntStream.rangeClosed(1, scan.getColumnList().size())
            .mapToObj(i -> "w" + i)
            .collect(Collectors.joining(", ", "(", ")"));
    translation.addCte(name, columns, select);
  }

  private String item(ResolvedSetOperationItem item) {
    return "("
        + translation.block(item.getScan()).select(numbered(item.getOutputColumnList()))
        + ")";
  }

  Block recursiveReference(List<ResolvedColumn> columns) {
    return read(recursions.getFirst(), columns);
  }

  Block reference(String name, List<ResolvedColumn> columns) {
    return read(cte(name), columns);
  }

  private static Block read(String table, List<ResolvedColumn> columns) {
    var items = new ArrayList<String>();
    for (int i = 0; i < columns.size(); i++) {
      items.add("w" + (i + 1) + " AS " + name(columns.get(i)));
    }
    String list = items.isEmpty() ? "1 AS x0" : String.join(", ", items);
    return Block.of("SELECT " + list + " FROM " + table);
  }

  private static String cte(String name) {
    return DuckName.quote("with " + name);
  }

  private static String numbered(List<ResolvedColumn> columns) {
    var items = new ArrayList<String>();
    for (int i = 0; i < columns.size(); i++) {
      items.add(name(columns.get(i)) + " AS w" + (i + 1));
    }
    return items.isEmpty() ? "1 AS w0" : String.join(", ", items);
  }

  Block setOperation(ResolvedSetOperationScan scan) {
    String operator =
        switch (scan.getOpType()) {
          case UNION_ALL -> " UNION ALL ";
          case UNION_DISTINCT -> " UNION ";
          case INTERSECT_DISTINCT -> " INTERSECT ";
          case EXCEPT_DISTINCT -> " EXCEPT ";
          default -> throw SqlError.unsupported("Set operation " + scan.getOpType());
        };
    String joined =
        scan.getInputItemList().stream().map(this::item).collect(Collectors.joining(operator));
    List<ResolvedColumn> columns = scan.getColumnList();
    var items = new ArrayList<String>();
    for (int i = 0; i < columns.size(); i++) {
      items.add("w" + (i + 1) + " AS " + name(columns.get(i)));
    }
    String list = items.isEmpty() ? "1 AS x0" : String.join(", ", items);
    return Block.of("SELECT " + list + " FROM (" + joined + ")");
  }
}
