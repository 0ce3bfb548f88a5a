package com.salesintelligence.local.bigquery.load;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.catalog.TablePart;
import com.salesintelligence.local.bigquery.query.Destination;
import com.salesintelligence.local.bigquery.query.Outcome;
import com.salesintelligence.local.bigquery.query.Rows;
import com.salesintelligence.local.bigquery.query.TableRows;
import com.salesintelligence.local.bigquery.store.Database;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.SqlType;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes tables into files. */
public final class ExtractJobs {

  private static final Set<String> KNOWN =
      Set.of(
          "sourceTable",
          "destinationUri",
          "destinationUris",
          "destinationFormat",
          "compression",
          "fieldDelimiter",
          "printHeader");
  private static final Set<String> OF_PARQUET = Set.of("SNAPPY", "GZIP", "ZSTD");
  private static final long PAGE = 20_000;

  private final Metadata metadata;
  private final TableRows tableRows;
  private final ParquetFiles parquet;
  private final Buckets buckets;

  public ExtractJobs(Database database, Metadata metadata, TableRows tableRows) {
    this.metadata = metadata;
    this.tableRows = tableRows;
    parquet = new ParquetFiles(database);
    buckets = new Buckets(database.folders().buckets());
  }

  public Outcome run(JsonNode extract) {
    Json.only(extract, "JobConfigurationExtract", KNOWN);
    TablePart part = Destination.place(extract.path("sourceTable")).in(metadata);
    TableEntry table = part.table();
    if (table.isView()) {
      throw ApiError.invalid("A view cannot be extracted: " + table.name());
    }
    String uri =
        extract.has("destinationUri")
            ? Json.text(extract, "destinationUri")
            : extract.path("destinationUris").path(0).asString("");
    if (extract.path("destinationUris").size() > 1) {
      throw ApiError.unsupported("Extracting to several URIs");
    }
    try {
      Path target = buckets.target(uri);
      write(extract, part, target);
      ObjectNode statistics = Json.object().put("inputBytes", Long.toString(Files.size(target)));
      statistics.putArray("destinationUriFileCounts").add("1");
      return Outcome.extract(statistics);
    } catch (IOException | SQLException e) {
      throw new ApiError(500, "internalError", "A file cannot be written: " + e.getMessage());
    }
  }

  private void write(JsonNode extract, TablePart part, Path target)
      throws IOException, SQLException {
    String format = Json.text(extract, "destinationFormat");
    String named = Json.text(extract, "compression");
    String compression = named.isEmpty() ? "NONE" : named;
    boolean gzip = compression.equals("GZIP");
    boolean parquetAlone = format.equals("PARQUET") && OF_PARQUET.contains(compression);
    if (!compression.equals("NONE") && !gzip && !parquetAlone) {
      throw ApiError.unsupported("Compression " + compression);
    }
    switch (format) {
      case "", "CSV" -> {
        requireFlat(part.table());
        String delimiter = Json.text(extract, "fieldDelimiter");
        writeText(
            part,
            target,
            gzip,
            new CsvWriter(
                delimiter.isEmpty() ? "," : delimiter.replace("tab", "\t").replace("\\t", "\t"),
                extract.path("printHeader").asBoolean(true)));
      }
      case "NEWLINE_DELIMITED_JSON" -> writeText(part, target, gzip, new JsonWriter());
      case "PARQUET" -> parquet.extract(part, target, compression);
      default -> throw ApiError.unsupported("Extracting to " + format);
    }
  }

  private static void requireFlat(TableEntry table) {
    boolean nested = table.columns().stream().anyMatch(c -> !(c.type() instanceof SqlType.Scalar));
    if (nested) {
      throw ApiError.invalid(
          "Operation cannot be performed on a nested schema: CSV cannot hold nested or repeated"
              + " fields");
    }
  }

  private void writeText(TablePart part, Path target, boolean gzip, RowText text)
      throws IOException, SQLException {
    try (OutputStream file = Files.newOutputStream(target);
        OutputStream out = gzip ? new GZIPOutputStream(file) : file;
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
      List<ColumnSchema> columns = part.table().columns();
      text.begin(writer, columns);
      long total = tableRows.count(part);
      for (long from = 0; from < total; from += PAGE) {
        Rows rows = tableRows.rows(part, from, PAGE);
        for (var row : rows.values()) {
          text.write(writer, columns, row);
        }
      }
    }
  }
}
