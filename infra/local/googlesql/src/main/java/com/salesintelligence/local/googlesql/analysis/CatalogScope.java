package com.salesintelligence.local.googlesql.analysis;

import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.SimpleTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tables that are in the shared catalogue for the time of one analysis. */
final class CatalogScope {
  private final SimpleCatalog root;
  private final List<String> tables = new ArrayList<>();
  private final Map<String, SimpleCatalog> catalogs = new HashMap<>();

  CatalogScope(SimpleCatalog root) {
    this.root = root;
  }

  void add(List<String> path, SimpleTable table) {
    SimpleCatalog catalog = root;
    var key = new StringBuilder();
    for (String element : path.subList(0, path.size() - 1)) {
      key.append(element.toLowerCase(Locale.ROOT)).append('\n');
      SimpleCatalog parent = catalog;
      catalog = catalogs.computeIfAbsent(key.toString(), k -> parent.addNewSimpleCatalog(element));
    }
    catalog.addSimpleTable(path.getLast(), table);
    if (catalog == root) {
      tables.add(path.getLast());
    }
  }

  void close() {
    tables.forEach(root::removeSimpleTable);
    catalogs.forEach(
        (key, catalog) -> {
          if (key.indexOf('\n') == key.length() - 1) {
            root.removeSimpleCatalog(catalog);
          }
        });
  }
}
