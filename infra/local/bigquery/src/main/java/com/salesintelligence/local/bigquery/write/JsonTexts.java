package com.salesintelligence.local.bigquery.write;

import com.salesintelligence.local.bigquery.catalog.Json;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** JSON: checked, and stored without the spaces that mean nothing. */
enum JsonTexts implements Conversion {
  JSON;

  @Override
  public void check(byte[] bytes, long raw) {
    Texts.STRING.check(bytes, raw);
    try (JsonParser parser =
        Json.MAPPER.createParser(bytes, WireReader.start(raw), WireReader.length(raw))) {
      if (parser.nextToken() == null) {
        throw new BadValue("Invalid JSON value: it is empty");
      }
      parser.skipChildren();
      if (parser.nextToken() != null) {
        throw new BadValue("Invalid JSON value: more follows behind its end");
      }
    } catch (JacksonException e) {
      throw new BadValue("Invalid JSON value: " + e.getOriginalMessage());
    }
  }

  @Override
  public void append(DuckDBAppender appender, byte[] bytes, long raw) throws SQLException {
    if (isCompact(bytes, WireReader.start(raw), WireReader.length(raw))) {
      Texts.STRING.append(appender, bytes, raw);
    } else {
      appender.append(compact(bytes, raw));
    }
  }

  @Override
  public String element(byte[] bytes, long raw) {
    check(bytes, raw);
    return compact(bytes, raw);
  }

  @Override
  public void hash(KeyHash hash, byte[] bytes, long raw) {
    hash.add(compact(bytes, raw));
  }

  private static String compact(byte[] bytes, long raw) {
    return Json.MAPPER.readTree(bytes, WireReader.start(raw), WireReader.length(raw)).toString();
  }

  /** Whether no space lies outside of texts. */
  private static boolean isCompact(byte[] bytes, int start, int length) {
    boolean inText = false;
    for (int i = start; i < start + length; i++) {
      byte c = bytes[i];
      if (inText) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          inText = false;
        }
      } else if (c == '"') {
        inText = true;
      } else if (c <= ' ' && c >= 0) {
        return false;
      }
    }
    return true;
  }
}
