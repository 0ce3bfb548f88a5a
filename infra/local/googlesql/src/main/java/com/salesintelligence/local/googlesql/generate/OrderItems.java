package com.salesintelligence.local.googlesql.generate;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOrderByItem;
import java.util.List;

/** ORDER BY inside an aggregate call. */
public final class OrderItems {
  private OrderItems() {}

  public static String write(List<ResolvedOrderByItem> items) {
    return Orders.items(items);
  }
}
