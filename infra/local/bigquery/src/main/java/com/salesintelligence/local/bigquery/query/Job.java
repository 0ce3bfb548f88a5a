package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A job: what was asked, and what became of it. */
public final class Job {

  private final JobName name;
  private final ObjectNode configuration;
  private final @Nullable Job parent;
  private final String text;
  private volatile String location;
  private final long created = System.currentTimeMillis();
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private volatile long ended;
  private volatile int children;
  private volatile @Nullable PreparedStatement running;
  private volatile @Nullable String stopReason;

  Job(JobName name, ObjectNode configuration, @Nullable Job parent, String text) {
    this.name = name;
    this.configuration = configuration;
    this.parent = parent;
    this.text = text;
    location = parent == null ? JobName.LOCATION : parent.location();
  }

  /** Where the data lie that it works on. */
  public String location() {
    return location;
  }

  void location(String where) {
    location = where;
  }

  public ObjectNode reference() {
    return name.reference().put("location", location);
  }

  public JobName name() {
    return name;
  }

  public ObjectNode configuration() {
    return configuration;
  }

  @Nullable JobName parent() {
    return parent == null ? null : parent.name;
  }

  /** The statement itself, for the children of a script. */
  String text() {
    return text;
  }

  public long created() {
    return created;
  }

  long ended() {
    return ended;
  }

  int children() {
    return children;
  }

  void children(int count) {
    children = count;
  }

  /** From now on the job can be stopped by this statement; a job that was stopped ends here. */
  void running(PreparedStatement statement) {
    running = statement;
    requireNotStopped();
  }

  void requireNotStopped() {
    String reason = stopReason;
    if (reason != null) {
      throw stopped(reason);
    }
  }

  private static ApiError stopped(String reason) {
    return new ApiError(400, "stopped", "Job execution was cancelled: " + reason);
  }

  void succeed(Outcome result) {
    ended = System.currentTimeMillis();
    outcome.complete(result);
  }

  void fail(ApiError error) {
    ended = System.currentTimeMillis();
    String reason = stopReason;
    outcome.completeExceptionally(reason == null ? error : stopped(reason));
  }

  public boolean isDone() {
    return outcome.isDone();
  }

  /** Waits; tells whether the job is done. */
  public boolean await(long millis) {
    try {
      outcome.get(millis, TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException e) {
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What the job did; the job is done. */
  public Outcome outcome() {
    ApiError error = error();
    if (error != null) {
      throw error;
    }
    return outcome.join();
  }

  public @Nullable ApiError error() {
    if (!outcome.isCompletedExceptionally()) {
      return null;
    }
    return outcome.exceptionNow() instanceof ApiError error
        ? error
        : new ApiError(500, "internalError", "The job failed");
  }

  /** Ends the job as soon as it can; nothing where it is done. */
  void stop(String reason) {
    if (isDone()) {
      return;
    }
    stopReason = reason;
    PreparedStatement statement = running;
    if (statement == null || isDone()) {
      return;
    }
    try {
      statement.cancel();
    } catch (SQLException e) {
      throw new ApiError(500, "internalError", "The job could not be cancelled: " + e.getMessage());
    }
  }

  /** As the REST API gives it. */
  public ObjectNode resource() {
    return JobResources.of(this, Json.object());
  }
}
