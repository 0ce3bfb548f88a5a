package com.salesintelligence.warehouse;

import java.util.Map;

/**
 * Changes small control tables by single DML statements. Tables that take upserts take none of
 * these.
 */
@FunctionalInterface
public interface Changes {

  /**
   * @param file resource path of one statement; tables are named without project and dataset
   * @param parameters as {@link Queries} takes them
   * @return rows that it changed
   */
  long apply(String file, Map<String, ?> parameters);
}
