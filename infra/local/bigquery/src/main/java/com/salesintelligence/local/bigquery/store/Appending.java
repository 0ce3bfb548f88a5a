package com.salesintelligence.local.bigquery.store;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Appends values whose types are known by the values alone. */
public final class Appending {

  private Appending() {}

  public static void append(DuckDBAppender appender, @Nullable Object value) throws SQLException {
    switch (value) {
      case null -> appender.appendNull();
      case StructMembers members -> {
        appender.beginStruct();
        for (Object member : members) {
          append(appender, member);
        }
        appender.endStruct();
      }
      case Collection<?> list -> appender.append(list);
      case String text -> appender.append(text);
      case Long number -> appender.append(number.longValue());
      case Double number -> appender.append(number.doubleValue());
      case Boolean flag -> appender.append(flag.booleanValue());
      case BigDecimal number -> appender.append(number);
      case byte[] blob -> appender.append(blob);
      case LocalDateTime time -> appender.append(time);
      case LocalDate date -> appender.append(date);
      case LocalTime time -> appender.append(time);
      default -> throw new IllegalStateException("Not a value: " + value.getClass());
    }
  }
}
