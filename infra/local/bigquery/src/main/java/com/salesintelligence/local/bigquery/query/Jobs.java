package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.TableName;
import com.salesintelligence.local.googlesql.script.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Runs jobs and remembers the last of them with their rows. */
public final class Jobs {

  private static final int REMEMBERED_JOBS = 1_000;
  private static final long REMEMBERED_VALUES = 500_000;

  /** DuckDB keeps the thread that it works on, so that virtual ones would wait for each other. */
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("bigquery-job-", 0).factory());

  private final QueryEngine engine;
  private final Map<JobName, Job> jobs = Collections.synchronizedMap(new LinkedHashMap<>());

  public Jobs(QueryEngine engine) {
    this.engine = engine;
  }

  public Optional<Job> find(JobName name) {
    return Optional.ofNullable(jobs.get(name));
  }

  public Job require(JobName name) {
    return find(name).orElseThrow(() -> ApiError.notFound("Job " + name));
  }

  public List<Job> list(String project, @Nullable String parent) {
    synchronized (jobs) {
      return jobs.values().stream()
          .filter(job -> job.name().project().equals(project))
          .filter(job -> isChildOf(job, parent))
          .sorted(Comparator.comparingLong(Job::created).reversed())
          .toList();
    }
  }

  private static boolean isChildOf(Job job, @Nullable String parent) {
    JobName itsParent = job.parent();
    return parent == null ? itsParent == null : itsParent != null && itsParent.id().equals(parent);
  }

  /**
   * Starts a query; a job of the same name is returned as it is.
   *
   * @param id chosen by the client; empty for one of our own
   * @param location chosen by the client; empty where the data decide
   */
  public Job query(QueryCall call, ObjectNode configuration, String id, String location) {
    Job job = remember(new Job(name(call.project(), id), configuration, null, call.sql()));
    if (!location.isEmpty()) {
      job.location(location);
    }
    start(job, () -> run(job, call, location));
    return job;
  }

  /** Starts something else as a job. */
  public Job other(
      String project, String id, ObjectNode configuration, String location, Work work) {
    Job job = remember(new Job(name(project, id), configuration, null, ""));
    job.location(location);
    start(job, () -> complete(job, work));
    return job;
  }

  private void start(Job job, Runnable work) {
    long timeout = job.configuration().path("jobTimeoutMs").asLong(0);
    threads.execute(work);
    if (timeout > 0) {
      CompletableFuture.delayedExecutor(timeout, TimeUnit.MILLISECONDS, threads)
          .execute(() -> job.stop("Job timed out after " + timeout + " ms"));
    }
  }

  /** How many bytes a statement would read. */
  public long scannedBytes(QueryCall call) {
    return engine.scannedBytes(call);
  }

  public Outcome dryRun(QueryCall call) {
    return engine.dryRun(call);
  }

  /**
   * Of a query that was answered in full to a client that wanted no job; asked again, it runs
   * again.
   */
  public void forget(Job job) {
    jobs.remove(job.name());
    if (job.isDone() && hasTable(job)) {
      engine.drop(large(job));
    }
  }

  public void cancel(Job job) {
    job.stop("User requested cancellation");
  }

  private void run(Job job, QueryCall call, String location) {
    complete(
        job,
        () -> {
          List<Step> script = engine.script(call.sql());
          boolean single = script.size() == 1 && script.getFirst() instanceof Step.Sql;
          job.location(engine.location(call, location, single));
          return single ? engine.run(call, job::running, large(job)) : script(job, call, script);
        });
  }

  /** One child job for each statement; what the last query gives is what the script gives. */
  private Outcome script(Job job, QueryCall call, List<Step> script) {
    Rows last =
        engine.run(
            script,
            call,
            (statement, place) -> {
              ObjectNode configuration = Json.object();
              configuration
                  .put("jobType", "QUERY")
                  .putObject("query")
                  .put("query", statement.sql());
              JobName name =
                  new JobName(job.name().project(), job.name().id() + "_" + job.children());
              Job child = remember(new Job(name, configuration, job, statement.sql()));
              job.children(job.children() + 1);
              complete(
                  child,
                  () ->
                      engine.run(
                          statement,
                          running -> {
                            child.running(running);
                            job.running(running);
                          }));
              return child.outcome();
            },
            job::requireNotStopped);
    return Outcome.query("SCRIPT", last, java.util.Set.of());
  }

  private static void complete(Job job, Work work) {
    try {
      job.succeed(work.run());
    } catch (ApiError e) {
      job.fail(e);
    } catch (SqlError e) {
      job.fail(ApiError.of(e));
    } catch (RuntimeException | Error e) {
      job.fail(new ApiError(500, "internalError", "The embedded BigQuery failed: " + e));
      throw e;
    }
  }

  private Job remember(Job job) {
    List<Job> forgotten;
    synchronized (jobs) {
      if (jobs.containsKey(job.name())) {
        throw ApiError.duplicate("Job " + job.name());
      }
      jobs.put(job.name(), job);
      forgotten = forgetOld();
    }
    forgotten.stream()
        .filter(Jobs::hasTable)
        .forEach(old -> threads.execute(() -> engine.drop(large(old))));
    return job;
  }

  private static boolean hasTable(Job job) {
    return job.error() == null && job.outcome().stored() != null;
  }

  private List<Job> forgetOld() {
    var forgotten = new ArrayList<Job>();
    long values = jobs.values().stream().mapToLong(Jobs::values).sum();
    var oldest = jobs.values().iterator();
    while (oldest.hasNext() && (jobs.size() > REMEMBERED_JOBS || values > REMEMBERED_VALUES)) {
      Job job = oldest.next();
      if (job.isDone()) {
        values -= values(job);
        oldest.remove();
        forgotten.add(job);
      }
    }
    return forgotten;
  }

  /** The rows of a query that are in memory, as a table. */
  public Optional<TableEntry> table(TableName name) {
    return name.dataset().equals(JobName.ANONYMOUS_DATASET)
        ? find(new JobName(name.project(), JobName.ofAnonymousTable(name.table())))
            .filter(job -> job.isDone() && job.error() == null)
            .map(job -> engine.keep(large(job), job.outcome().rows()))
        : Optional.empty();
  }

  /** Where the rows of a query go that are too many to stay in memory. */
  private static TableName large(Job job) {
    return new TableName(
        job.name().project(), JobName.ANONYMOUS_DATASET, job.name().anonymousTable());
  }

  private static long values(Job job) {
    return job.isDone() && job.error() == null ? job.outcome().rows().size() : 0;
  }

  private static JobName name(String project, String id) {
    return new JobName(project, id.isEmpty() ? "job_" + UUID.randomUUID() : id);
  }

  /** What a job does. */
  @FunctionalInterface
  public interface Work {
    Outcome run();
  }
}
