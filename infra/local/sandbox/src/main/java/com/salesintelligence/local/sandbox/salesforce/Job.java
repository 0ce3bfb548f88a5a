package com.salesintelligence.local.sandbox.salesforce;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A query job of the Bulk API 2.0.
 *
 * @param rows what it found when it was made
 * @param lasts how long it takes
 * @param ended Aborted or Failed, whatever the time
 */
record Job(
    String id,
    String soql,
    String operation,
    Query query,
    List<Row> rows,
    String version,
    String lineEnding,
    String delimiter,
    Instant made,
    Duration lasts,
    @Nullable String ended) {
  static final Map<String, Character> DELIMITERS =
      Map.of(
          "COMMA", ',', "TAB", '\t', "SEMICOLON", ';', "PIPE", '|', "CARET", '^', "BACKQUOTE", '`');

  /** UploadComplete, then InProgress, then JobComplete. */
  String state(Instant now) {
    if (ended != null) {
      return ended;
    }
    var passed = Duration.between(made, now);
    if (passed.compareTo(lasts) >= 0) {
      return "JobComplete";
    }
    return passed.compareTo(lasts.dividedBy(3)) < 0 ? "UploadComplete" : "InProgress";
  }

  Job aborted() {
    return new Job(
        id, soql, operation, query, rows, version, lineEnding, delimiter, made, lasts, "Aborted");
  }

  Map<String, Object> shown(Instant now, String user, boolean whole) {
    String state = state(now);
    var shown = new LinkedHashMap<String, Object>();
    shown.put("id", id);
    shown.put("operation", operation);
    shown.put("object", query.type().label());
    shown.put("createdById", user);
    shown.put("createdDate", Times.write(made));
    shown.put("systemModstamp", Times.write(made));
    shown.put("state", state);
    shown.put("concurrencyMode", "Parallel");
    shown.put("contentType", "CSV");
    shown.put("apiVersion", Double.parseDouble(version.substring(1)));
    shown.put("lineEnding", lineEnding);
    shown.put("columnDelimiter", delimiter);
    if (whole) {
      shown.put("jobType", "V2Query");
      shown.put("numberRecordsProcessed", state.equals("JobComplete") ? rows.size() : 0);
      shown.put("retries", 0);
      shown.put("totalProcessingTime", lasts.toMillis());
    }
    if (state.equals("Failed")) {
      shown.put("errorMessage", "InternalServerError: the query could not be processed");
    }
    return shown;
  }
}
