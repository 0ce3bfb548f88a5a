package com.salesintelligence.local.googlesql.generate.functions;

import com.google.zetasql.resolvedast.ResolvedNodes;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSubqueryExpr;

/** Looks for a subquery anywhere within an expression. */
final class Subqueries extends ResolvedNodes.Visitor {
  private boolean found;

  static boolean in(ResolvedExpr expr) {
    var subqueries = new Subqueries();
    expr.accept(subqueries);
    return subqueries.found;
  }

  @Override
  public void visit(ResolvedSubqueryExpr node) {
    found = true;
  }
}
