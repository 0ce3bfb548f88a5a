package com.salesintelligence.local.googlesql.generate.functions;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import com.google.zetasql.resolvedast.ResolvedNonScalarFunctionCallBaseEnums.NullHandlingModifier;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.SqlType;
import com.salesintelligence.local.googlesql.analysis.ZetaTypes;
import com.salesintelligence.local.googlesql.reference.Program;
import com.salesintelligence.local.googlesql.reference.ReferenceEvaluator;
import java.util.ArrayList;
import java.util.List;

/**
 * Aggregates that DuckDB lacks: it collects the rows of a group, ZetaSQL's evaluator does the rest.
 */
final class ReferenceAggregates {
  /** Functions that the evaluator lacks, too, by exact ones; {0} … are the arguments. */
  private static final String TOP_COUNT =
      "ARRAY(SELECT AS STRUCT {0} AS value, COUNT(*) AS count FROM UNNEST(a0) WITH OFFSET AS o"
          + " GROUP BY {0} ORDER BY count DESC, MIN(o) LIMIT {1})";

  private static final String TOP_SUM =
      "ARRAY(SELECT AS STRUCT {0} AS value, SUM({1}) AS sum FROM UNNEST(a0) WITH OFFSET AS o"
          + " GROUP BY {0} ORDER BY sum DESC, MIN(o) LIMIT {2})";

  private final AggregateCall aggregate;
  private final List<String> values = new ArrayList<>();
  private final List<SqlType.Field> fields = new ArrayList<>();

  private ReferenceAggregates(AggregateCall aggregate) {
    this.aggregate = aggregate;
  }

  static String write(AggregateCall aggregate, String over) {
    return new ReferenceAggregates(aggregate).write(over);
  }

  private String write(String over) {
    var arguments = new ArrayList<String>();
    for (int i = 0; i < aggregate.call().size(); i++) {
      arguments.add(argument(aggregate.call().nodes().get(i), aggregate.call().arg(i)));
    }
    String expression =
        switch (aggregate.name()) {
          case "approx_top_count" -> FunctionTable.fill(TOP_COUNT, arguments);
          case "approx_top_sum" -> FunctionTable.fill(TOP_SUM, arguments);
          case "percentile_cont", "percentile_disc" ->
              "(SELECT %s OVER () FROM UNNEST(a0) LIMIT 1)".formatted(call(arguments));
          default -> "(SELECT %s FROM UNNEST(a0) WITH OFFSET AS o)".formatted(call(arguments));
        };
    var rows = new SqlType.Array(new SqlType.Struct(fields));
    Program program =
        ReferenceEvaluator.program(expression, List.of(rows))
            .orElseThrow(aggregate.call()::unsupported);
    String result =
        ValueCodes.decode(
            "_gsql_reference(%s, %s)"
                .formatted(
                    DuckName.literal(program.text()),
                    ValueCodes.encodeAll(List.of(collected(over)), List.of(rows))),
            ZetaTypes.fromZeta(aggregate.call().result()));
    return aggregate.limit().isEmpty() ? result : "(" + result + ")[1:" + aggregate.limit() + "]";
  }

  private String argument(ResolvedExpr node, String value) {
    if (node instanceof ResolvedLiteral) {
      return ReferenceEvaluator.text(node);
    }
    return field(ZetaTypes.fromZeta(node.getType()), value);
  }

  private String field(SqlType type, String value) {
    String name = "x" + fields.size();
    fields.add(new SqlType.Field(name, type));
    values.add(name + " := " + value);
    return name;
  }

  private String call(List<String> arguments) {
    boolean sorted = !aggregate.order().isEmpty();
    aggregate.refuse(sorted && aggregate.distinct(), "DISTINCT and ORDER BY");
    aggregate.refuse(!aggregate.limit().isEmpty() && !isList(), "LIMIT");
    if (aggregate.name().equals("$count_star")) {
      return "COUNT(*" + having() + ")";
    }
    var sql = new StringBuilder(aggregate.call().function().getSqlName()).append('(');
    sql.append(aggregate.distinct() ? "DISTINCT " : "").append(String.join(", ", arguments));
    if (aggregate.nulls() != NullHandlingModifier.DEFAULT_NULL_HANDLING) {
      sql.append(' ').append(aggregate.nulls().name().replace('_', ' '));
    }
    sql.append(having());
    if (sorted) {
      sql.append(" ORDER BY o");
    }
    return sql.append(')').toString();
  }

  private boolean isList() {
    return aggregate.name().equals("array_agg");
  }

  private String having() {
    return aggregate.having().isEmpty()
        ? ""
        : " HAVING %s %s"
            .formatted(aggregate.havingKind(), field(aggregate.havingType(), aggregate.having()));
  }

  /** A group without rows has an empty list. */
  private String collected(String over) {
    String order = aggregate.order().isEmpty() ? "" : " ORDER BY " + aggregate.order();
    String list = "list(struct_pack(" + String.join(", ", values) + ")" + order + ")" + over;
    return "COALESCE(" + list + ", [])";
  }
}
