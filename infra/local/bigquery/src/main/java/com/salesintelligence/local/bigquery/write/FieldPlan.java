package com.salesintelligence.local.bigquery.write;

import com.salesintelligence.local.bigquery.catalog.TypeLimit;

/**
 * Where a protobuf field goes.
 *
 * @param slot position among the table's columns, or behind them for the pseudo columns
 * @param conversion what makes a value, or each value of an array
 */
record FieldPlan(int slot, String name, Wire wire, boolean repeated, Conversion conversion) {

  FieldPlan limited(String column, TypeLimit limit) {
    return new FieldPlan(slot, name, wire, repeated, Limits.of(conversion, column, limit));
  }
}
