package com.salesintelligence.local.googlesql;

/** The full name of a table or view; table names are case-sensitive. */
public record TableName(String project, String dataset, String table) {
  @Override
  public String toString() {
    return project + ":" + dataset + "." + table;
  }
}
