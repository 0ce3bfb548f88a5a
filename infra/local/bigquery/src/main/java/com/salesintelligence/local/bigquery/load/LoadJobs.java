package com.salesintelligence.local.bigquery.load;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.catalog.TableSchemas;
import com.salesintelligence.local.bigquery.query.DefaultValues;
import com.salesintelligence.local.bigquery.query.Destination;
import com.salesintelligence.local.bigquery.query.Outcome;
import com.salesintelligence.local.bigquery.query.Staging;
import com.salesintelligence.local.bigquery.store.Database;
import com.salesintelligence.local.googlesql.ColumnSchema;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Loads files into tables. */
public final class LoadJobs {

  private static final Set<String> KNOWN =
      Set.of(
          "sourceUris",
          "schema",
          "schemaInline",
          "schemaInlineFormat",
          "destinationTable",
          "destinationTableProperties",
          "createDisposition",
          "writeDisposition",
          "nullMarker",
          "nullMarkers",
          "fieldDelimiter",
          "skipLeadingRows",
          "encoding",
          "quote",
          "maxBadRecords",
          "allowQuotedNewlines",
          "sourceFormat",
          "allowJaggedRows",
          "ignoreUnknownValues",
          "autodetect",
          "schemaUpdateOptions",
          "timePartitioning",
          "rangePartitioning",
          "clustering",
          "parquetOptions",
          "jsonExtension",
          // Google's client for Node sends it here, too: the job's own location counts.
          "location",
          "columnNameCharacterMap");

  private final Database database;
  private final Metadata metadata;
  private final Staging staging;
  private final DefaultValues defaults;
  private final Buckets buckets;

  public LoadJobs(Database database, Metadata metadata, Staging staging, DefaultValues defaults) {
    this.database = database;
    this.metadata = metadata;
    this.staging = staging;
    this.defaults = defaults;
    buckets = new Buckets(database.folders().buckets());
  }

  /**
   * @param upload the file that came with the request; empty where the configuration names files
   */
  public Outcome run(JsonNode load, Optional<Path> upload) {
    Json.only(load, "JobConfigurationLoad", KNOWN);
    try {
      List<Path> files = files(load, upload);
      return Json.text(load, "sourceFormat").equals("PARQUET")
          ? parquet(load, files)
          : text(load, files);
    } catch (SQLException e) {
      throw ApiError.invalid("Error while reading data, error message: " + firstLine(e));
    } catch (MalformedInputException | ZipException e) {
      throw ApiError.invalid("Error while reading data, error message: " + e.getMessage());
    } catch (BadRow e) {
      throw ApiError.invalid(e.getMessage());
    } catch (IOException e) {
      throw new ApiError(500, "internalError", "A file cannot be read: " + e);
    }
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private List<Path> files(JsonNode load, Optional<Path> upload) throws IOException {
    var files = new ArrayList<Path>();
    upload.ifPresent(files::add);
    for (JsonNode uri : load.path("sourceUris")) {
      files.addAll(buckets.find(uri.asString()));
    }
    if (files.isEmpty()) {
      throw ApiError.invalid("Required parameter is missing: sourceUris, or a file to upload");
    }
    return files;
  }

  private Outcome text(JsonNode load, List<Path> files) throws SQLException, IOException {
    Source source = Source.of(load);
    Optional<List<ColumnSchema>> known = knownColumns(load);
    List<ColumnSchema> columns = known.isPresent() ? known.get() : source.detect(files.getFirst());
    boolean detects = load.path("autodetect").asBoolean(false);
    if (source instanceof Source.Csv csv && detects) {
      source = csv.withoutHeader(files.getFirst());
    }
    requireColumns(columns);
    Destination destination = Destination.of(load, columns, Destination.Write.APPEND);
    try (Staging.Stage stage = staging.open(columns)) {
      var gathering =
          new Gathering(database, stage.entry(), new RowWriter(columns, defaults), limit(load));
      for (Path file : files) {
        gathering.begin(
            file.equals(files.getFirst()) && files.size() == 1
                ? ""
                : file.getFileName().toString());
        source.read(file, columns, gathering);
      }
      gathering.finish();
      staging.move(stage, destination);
      return loaded(files, stage, gathering);
    }
  }

  private static long limit(JsonNode load) {
    return load.path("maxBadRecords").asLong(0);
  }

  private Outcome parquet(JsonNode load, List<Path> files) throws SQLException, IOException {
    var parquet = new ParquetFiles(database);
    List<ColumnSchema> inFile = parquet.columns(files.getFirst());
    List<ColumnSchema> columns = knownColumns(load).orElse(inFile);
    Destination destination = Destination.of(load, columns, Destination.Write.APPEND);
    List<ColumnSchema> present =
        columns.stream()
            .filter(c -> inFile.stream().anyMatch(f -> f.name().equalsIgnoreCase(c.name())))
            .toList();
    requireColumns(present);
    try (Staging.Stage stage = staging.open(present)) {
      for (Path file : files) {
        parquet.load(file, parquet.columns(file), stage.entry());
      }
      staging.move(stage, destination);
      return Outcome.load(destination.name(), statistics(files, stage.count(), 0), List.of());
    }
  }

  private static void requireColumns(List<ColumnSchema> columns) {
    if (columns.isEmpty()) {
      throw ApiError.invalid(
          "Schema has no fields: no schema specified, and the file has nothing to detect one from");
    }
  }

  /** The given schema, or that of the table; empty where it must be worked out. */
  private Optional<List<ColumnSchema>> knownColumns(JsonNode load) {
    if (load.path("schema").path("fields").isArray()) {
      return Optional.of(TableSchemas.read(load.path("schema")));
    }
    Optional<TableEntry> table =
        metadata
            .table(Destination.name(load.path("destinationTable")))
            .filter(entry -> !entry.columns().isEmpty());
    boolean detects = load.path("autodetect").asBoolean(false);
    boolean replaces = Json.text(load, "writeDisposition").equals("WRITE_TRUNCATE");
    boolean adds = load.path("schemaUpdateOptions").size() > 0;
    boolean parquet = Json.text(load, "sourceFormat").equals("PARQUET");
    if (table.isPresent() && !((detects || parquet) && (replaces || adds))) {
      return Optional.of(table.get().columns());
    }
    if (!detects && !parquet) {
      throw ApiError.invalid("No schema specified on job or table.");
    }
    return Optional.empty();
  }

  private Outcome loaded(List<Path> files, Staging.Stage stage, Gathering gathering)
      throws SQLException, IOException {
    return Outcome.load(
        stage.entry().name(),
        statistics(files, stage.count(), gathering.bad()),
        gathering.errors());
  }

  private static ObjectNode statistics(List<Path> files, long rows, long bad) throws IOException {
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    return Json.object()
        .put("inputFiles", Integer.toString(files.size()))
        .put("inputFileBytes", Long.toString(bytes))
        .put("outputRows", Long.toString(rows))
        .put("outputBytes", Long.toString(bytes))
        .put("badRecords", Long.toString(bad));
  }
}
