package com.salesintelligence.local.bigquery.write;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of one message by number. */
final class FieldPlans {

  private static final int DIRECT = 256;

  private final @Nullable FieldPlan[] low = new FieldPlan[DIRECT];
  private final Map<Integer, FieldPlan> others = new HashMap<>();
  private final Map<Integer, FieldPlan> all;

  FieldPlans(Map<Integer, FieldPlan> byNumber) {
    all = Map.copyOf(byNumber);
    byNumber.forEach(
        (number, plan) -> {
          if (number < DIRECT) {
            low[number] = plan;
          } else {
            others.put(number, plan);
          }
        });
  }

  @Nullable FieldPlan at(int number) {
    return number < DIRECT ? low[number] : others.get(number);
  }

  Collection<FieldPlan> all() {
    return all.values();
  }
}
