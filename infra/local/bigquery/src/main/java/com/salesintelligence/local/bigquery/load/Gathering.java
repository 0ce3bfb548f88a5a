package com.salesintelligence.local.bigquery.load;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.store.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Gathers the rows of a load, and counts the bad ones: too many of them end it. */
final class Gathering implements Source.Sink {

  private static final int BATCH = 20_000;
  private static final int ERRORS_KEPT = 100;

  private final Database database;
  private final TableEntry stage;
  private final RowWriter writer;
  private final long badAllowed;
  private final List<@Nullable Object[]> batch = new ArrayList<>();
  private final List<ObjectNode> errors = new ArrayList<>();
  private String file = "";
  private long bad;

  Gathering(Database database, TableEntry stage, RowWriter writer, long badAllowed) {
    this.database = database;
    this.stage = stage;
    this.writer = writer;
    this.badAllowed = badAllowed;
  }

  /**
   * @param name of the file; empty where there is only one
   */
  void begin(String name) {
    file = name;
  }

  @Override
  public void take(long line, JsonRows.Row row) {
    try {
      batch.add(writer.complete(row));
      if (batch.size() == BATCH) {
        finish();
      }
    } catch (SQLException e) {
      throw new ApiError(500, "internalError", String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void refuse(long line, BadRow problem) {
    bad++;
    String where = (file.isEmpty() ? "" : "file " + file + ", ") + "line " + line;
    String field = problem.location().isEmpty() ? "" : " Field: " + problem.location() + ";";
    String message =
        "Error while reading data, error message: %s%s (%s)"
            .formatted(problem.getMessage(), field, where);
    if (errors.size() < ERRORS_KEPT) {
      errors.add(Json.object().put("reason", "invalid").put("message", message));
    }
    if (bad > badAllowed) {
      throw ApiError.invalid(message);
    }
  }

  void finish() throws SQLException {
    if (batch.isEmpty()) {
      return;
    }
    database.read(
        connection -> {
          RowWriter.append(connection, stage, batch);
          return connection;
        });
    batch.clear();
  }

  long bad() {
    return bad;
  }

  List<ObjectNode> errors() {
    return errors;
  }
}
