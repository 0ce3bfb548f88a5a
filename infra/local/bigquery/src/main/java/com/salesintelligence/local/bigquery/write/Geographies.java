package com.salesintelligence.local.bigquery.write;

import com.salesintelligence.local.googlesql.GeographyTexts;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/** GEOGRAPHY from well-known text, spaced as BigQuery does. */
enum Geographies implements Conversion {
  TEXT;

  @Override
  public void check(byte[] bytes, long raw) {
    element(bytes, raw);
  }

  @Override
  public void append(DuckDBAppender appender, byte[] bytes, long raw) throws SQLException {
    appender.append(element(bytes, raw));
  }

  @Override
  public String element(byte[] bytes, long raw) {
    String text = Texts.text(bytes, raw);
    if (text.stripLeading().startsWith("{")) {
      throw new BadValue("The embedded BigQuery does not read GEOGRAPHY from GeoJSON");
    }
    try {
      return GeographyTexts.normal(text);
    } catch (IllegalArgumentException e) {
      throw new BadValue("Invalid GEOGRAPHY value: " + text);
    }
  }

  @Override
  public void hash(KeyHash hash, byte[] bytes, long raw) {
    hash.add(element(bytes, raw));
  }
}
