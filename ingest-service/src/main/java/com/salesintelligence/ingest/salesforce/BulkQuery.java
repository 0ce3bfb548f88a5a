package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.salesforce.FullPosition.StartedJob;
import com.salesintelligence.ingest.salesforce.SalesforceFailures.LocatorLost;
import com.salesintelligence.ingest.salesforce.Soql.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Reads many records by a job of the Bulk API 2.0: in no order, as CSV, page by page. A job that
 * fails or whose results are gone is followed by another one.
 */
final class BulkQuery {

  private static final Logger log = LoggerFactory.getLogger(BulkQuery.class);
  private static final int MOST_JOBS = 3;
  private static final int MOST_BREAKS = 5;

  private final SalesforceApi api;
  private final BulkSettings settings;
  private final InstantSource clock;

  BulkQuery(SalesforceApi api, BulkSettings settings, InstantSource clock) {
    this.api = api;
    this.settings = settings;
    this.clock = clock;
  }

  /** This job brings nothing more; another one may. */
  private static final class JobLost extends Exception {

    private static final long serialVersionUID = 1L;

    JobLost(String problem) {
      super(problem);
    }
  }

  boolean isPossible() {
    return settings.above() > 0;
  }

  boolean isWorthwhile(long records) {
    return records > settings.above();
  }

  /**
   * @param started a job of which some rows were passed on before; null: there is none
   * @param earlier takes those rows
   * @param reached is told now and then how far the job has come
   * @return false when Salesforce takes no such job, so that the records are to be read in another
   *     way; nothing was read then
   */
  boolean forEach(
      Columns columns,
      @Nullable Place after,
      @Nullable StartedJob started,
      Consumer<SalesforceRecord> reader,
      Consumer<SalesforceRecord> earlier,
      Consumer<StartedJob> reached) {
    int fields = columns.selected().hashCode();
    var known = started == null || started.fields() != fields ? null : started;
    for (int jobs = 1; ; jobs++) {
      var job = known == null ? create(Soql.all(columns, after)) : Optional.of(known.id());
      if (job.isEmpty()) {
        return false;
      }
      try {
        long found = found(job.get());
        var rows =
            new JobRows(
                job.get(), fields, known == null ? 0 : known.rows(), reader, earlier, reached);
        read(job.get(), found, columns, rows);
        return true;
      } catch (JobLost lost) {
        known = null;
        log.warn("{}: {} ({} of {})", columns.type(), lost.getMessage(), jobs, MOST_JOBS);
        if (jobs == MOST_JOBS) {
          throw new SourceFailure(
              Fault.SOURCE_UNAVAILABLE, String.valueOf(lost.getMessage()), null, lost);
        }
      }
    }
  }

  private Optional<String> create(String soql) {
    try {
      var job =
          api.post(
              "jobs/query",
              Map.of(
                  "operation", "queryAll",
                  "query", soql,
                  "contentType", "CSV",
                  "columnDelimiter", "COMMA",
                  "lineEnding", "LF"));
      var id = job.path("id").asString("");
      if (!id.matches("\\w{15,18}")) {
        throw SalesforceFailures.unreadable(null);
      }
      return Optional.of(id);
    } catch (SourceFailure failure) {
      if (failure.fault() != Fault.SOURCE_REQUEST_REJECTED) {
        throw failure;
      }
      log.warn("no query job, reading by single queries: {}", failure.getMessage());
      return Optional.empty();
    }
  }

  /** Waits for the end of the job. */
  private long found(String job) throws JobLost {
    var wait = settings.firstWait();
    var end = clock.instant().plus(settings.patience());
    while (true) {
      var state = state(job);
      switch (state.path("state").asString("")) {
        case "JobComplete" -> {
          return state.path("numberRecordsProcessed").asLong(-1);
        }
        case "Failed" -> throw new JobLost("Salesforce's query job failed: " + problem(state));
        case "Aborted" -> throw new JobLost("Salesforce's query job was aborted.");
        default -> wait = pause(wait, end);
      }
    }
  }

  private JsonNode state(String job) throws JobLost {
    try {
      return api.get("jobs/query/" + job);
    } catch (SourceFailure failure) {
      throw gone(failure);
    }
  }

  private static String problem(JsonNode state) {
    var text = state.path("errorMessage").asString("without a reason");
    return text.length() > 200 ? text.substring(0, 200) : text;
  }

  private Duration pause(Duration wait, Instant end) throws JobLost {
    if (!clock.instant().isBefore(end)) {
      throw new JobLost("Salesforce's query job did not end in " + settings.patience() + ".");
    }
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceFailure(
          Fault.STOPPED, "The service was stopped; the next run goes on from the last cursor.");
    }
    var next = wait.multipliedBy(2);
    return next.compareTo(settings.longestWait()) < 0 ? next : settings.longestWait();
  }

  private void read(String job, long found, Columns columns, JobRows rows) throws JobLost {
    long read = 0;
    var locator = "";
    do {
      rows.tell();
      var page = new CsvPage(columns, rows);
      fill(page, job, locator);
      if (page.next().equals(locator) && !locator.isEmpty()) {
        throw new JobLost("Salesforce's query job gives the same page again and again.");
      }
      read += page.passedOn();
      locator = page.next();
    } while (!locator.isEmpty());
    if (found >= 0 && read != found) {
      throw new JobLost(
          "Salesforce's query job found %d records and gave %d.".formatted(found, read));
    }
  }

  private void fill(CsvPage page, String job, String locator) throws JobLost {
    var path =
        "jobs/query/%s/results?maxRecords=%d%s"
            .formatted(
                job,
                settings.pageSize(),
                locator.isEmpty() ? "" : "&locator=" + SalesforceApi.encode(locator));
    int breaks = 0;
    while (true) {
      long before = page.passedOn();
      try (var answer = api.download(path)) {
        page.read(answer);
        return;
      } catch (LocatorLost lost) {
        throw new JobLost("The results of Salesforce's query job are gone.");
      } catch (SourceFailure failure) {
        breaks = page.passedOn() > before ? 1 : breaks + 1;
        if (!isWorthRepeating(failure) || breaks >= MOST_BREAKS) {
          throw gone(failure);
        }
      }
    }
  }

  private static boolean isWorthRepeating(SourceFailure failure) {
    return failure.fault() == Fault.SOURCE_UNAVAILABLE
        || failure.fault() == Fault.SOURCE_ANSWER_UNREADABLE;
  }

  /** A job that Salesforce no longer knows is lost; any other failure is one of the run. */
  private static JobLost gone(SourceFailure failure) {
    if (failure.fault() == Fault.SOURCE_REQUEST_REJECTED) {
      return new JobLost("Salesforce's query job is gone: " + failure.getMessage());
    }
    throw failure;
  }
}
