package com.salesintelligence.local.bigquery.load;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.googlesql.ColumnSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A file of rows in text form. */
sealed interface Source {

  /** The columns, as the first rows have them. */
  List<ColumnSchema> detect(Path file) throws IOException;

  /** Hands over each row, or what is wrong with it, with the line that it begins on. */
  void read(Path file, List<ColumnSchema> columns, Sink sink) throws IOException;

  static Source of(JsonNode load) {
    return switch (Json.text(load, "sourceFormat")) {
      case "", "CSV" -> new Csv(CsvOptions.of(load), isLoose(load));
      case "NEWLINE_DELIMITED_JSON" -> new NewlineJson(isLoose(load));
      case String other -> throw ApiError.unsupported("Loading from " + other);
    };
  }

  private static boolean isLoose(JsonNode load) {
    return load.path("ignoreUnknownValues").asBoolean(false);
  }

  /** Takes rows. */
  interface Sink {
    void take(long line, JsonRows.Row row);

    /** The load goes on where there are few bad rows. */
    void refuse(long line, BadRow problem);
  }

  private static Reader open(Path file, Charset charset) throws IOException {
    var raw = new PushbackInputStream(Files.newInputStream(file), 2);
    byte[] magic = raw.readNBytes(2);
    raw.unread(magic);
    boolean gzip = magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
    InputStream in = gzip ? new GZIPInputStream(raw, 1 << 16) : raw;
    return new BufferedReader(new InputStreamReader(in, charset), 1 << 16);
  }

  /** Records of fields. */
  record Csv(CsvOptions options, boolean ignoreUnknown) implements Source {

    @Override
    public List<ColumnSchema> detect(Path file) throws IOException {
      return detected(file).columns();
    }

    private Detection.Csv detected(Path file) throws IOException {
      var records = new ArrayList<List<CsvReader.Field>>();
      int skip = options.skip().orElse(0);
      try (var reader = new CsvReader(open(file, options.charset()), options)) {
        for (int i = 1; i < skip; i++) {
          reader.read();
        }
        @Nullable List<CsvReader.Field> record = reader.read();
        while (record != null && records.size() < Detection.SAMPLE) {
          records.add(record);
          record = reader.read();
        }
      }
      return Detection.csv(records, options.skip().map(lines -> lines > 0).orElse(null));
    }

    @Override
    public void read(Path file, List<ColumnSchema> columns, Sink sink) throws IOException {
      var rows = new CsvRows(columns, options, ignoreUnknown);
      try (var reader = new CsvReader(open(file, options.charset()), options)) {
        skip(reader);
        boolean more = true;
        while (more) {
          long line = reader.line();
          try {
            List<CsvReader.Field> fields = reader.read();
            more = fields != null;
            if (fields != null && !isBlank(fields)) {
              sink.take(line, rows.read(fields));
            }
          } catch (BadRow e) {
            sink.refuse(line, e);
          }
        }
      }
    }

    private void skip(CsvReader reader) throws IOException {
      for (int i = 0; i < options.skip().orElse(0); i++) {
        reader.read();
      }
    }

    private static boolean isBlank(List<CsvReader.Field> fields) {
      return fields.size() == 1
          && fields.getFirst().text().isEmpty()
          && !fields.getFirst().quoted();
    }

    /** The same, with a header that is found in the file left out. */
    Csv withoutHeader(Path file) throws IOException {
      if (options.skip().isPresent() || !detected(file).header()) {
        return this;
      }
      return new Csv(
          new CsvOptions(
              options.delimiter(),
              options.quote(),
              java.util.Optional.of(1),
              options.quotedNewlines(),
              options.jagged(),
              options.nulls(),
              options.charset()),
          ignoreUnknown);
    }
  }

  /** One JSON object a line. */
  record NewlineJson(boolean ignoreUnknown) implements Source {

    @Override
    public List<ColumnSchema> detect(Path file) throws IOException {
      var objects = new ArrayList<ObjectNode>();
      try (var reader = new BufferedReader(open(file, StandardCharsets.UTF_8))) {
        String line = reader.readLine();
        while (line != null && objects.size() < Detection.SAMPLE) {
          if (!line.isBlank()) {
            objects.add(JsonRows.object(line));
          }
          line = reader.readLine();
        }
      }
      return Detection.json(objects);
    }

    @Override
    public void read(Path file, List<ColumnSchema> columns, Sink sink) throws IOException {
      var rows = new JsonRows(columns, ignoreUnknown, false);
      try (var reader = new BufferedReader(open(file, StandardCharsets.UTF_8))) {
        String line = reader.readLine();
        for (long number = 1; line != null; number++) {
          if (!line.isBlank()) {
            try {
              sink.take(number, rows.read(JsonRows.object(line)));
            } catch (BadRow e) {
              sink.refuse(number, e);
            }
          }
          line = reader.readLine();
        }
      }
    }
  }
}
