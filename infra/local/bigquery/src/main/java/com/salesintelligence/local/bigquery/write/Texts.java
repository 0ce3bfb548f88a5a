package com.salesintelligence.local.bigquery.write;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import org.duckdb.DuckDBAppender;

/** Values with a length, and what becomes text. */
enum Texts implements Conversion {
  STRING {
    @Override
    public void check(byte[] bytes, long raw) {
      if (!Utf8.isValid(bytes, WireReader.start(raw), WireReader.length(raw))) {
        throw new BadValue("the text is not valid UTF-8");
      }
    }

    @Override
    public Object element(byte[] bytes, long raw) {
      check(bytes, raw);
      return new String(
          bytes, WireReader.start(raw), WireReader.length(raw), StandardCharsets.UTF_8);
    }
  },
  BYTES {
    @Override
    public Object element(byte[] bytes, long raw) {
      return copy(bytes, raw);
    }
  },
  INTEGER {
    @Override
    public void append(DuckDBAppender appender, byte[] bytes, long raw) throws SQLException {
      appender.append(Long.toString(raw));
    }

    @Override
    public Object element(byte[] bytes, long raw) {
      return Long.toString(raw);
    }

    @Override
    public void hash(KeyHash hash, byte[] bytes, long raw) {
      hash.add(Long.toString(raw));
    }
  };

  @Override
  public void append(DuckDBAppender appender, byte[] bytes, long raw) throws SQLException {
    appender.append(copy(bytes, raw));
  }

  @Override
  public void hash(KeyHash hash, byte[] bytes, long raw) {
    hash.add(bytes, WireReader.start(raw), WireReader.length(raw));
  }

  static byte[] copy(byte[] bytes, long raw) {
    int start = WireReader.start(raw);
    return Arrays.copyOfRange(bytes, start, start + WireReader.length(raw));
  }

  static String text(byte[] bytes, long raw) {
    return (String) STRING.element(bytes, raw);
  }

  /** The name of an enum's constant. */
  record EnumName(Map<Long, String> names) implements Conversion {
    @Override
    public void check(byte[] bytes, long raw) {
      if (!names.containsKey(raw)) {
        throw new BadValue("the enum has no constant with number " + raw);
      }
    }

    @Override
    public void append(DuckDBAppender appender, byte[] bytes, long raw) throws SQLException {
      appender.append(names.get(raw));
    }

    @Override
    public Object element(byte[] bytes, long raw) {
      check(bytes, raw);
      return names.getOrDefault(raw, "");
    }

    @Override
    public void hash(KeyHash hash, byte[] bytes, long raw) {
      hash.add(names.getOrDefault(raw, ""));
    }
  }
}
