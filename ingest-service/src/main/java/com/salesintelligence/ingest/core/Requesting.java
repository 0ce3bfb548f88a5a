package com.salesintelligence.ingest.core;

import com.salesintelligence.ingest.core.RunReport.Trigger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts the runs that people and schedules ask for. */
public final class Requesting {

  private final Collection<Runs> sources;

  public Requesting(Collection<Runs> sources) {
    this.sources = List.copyOf(sources);
  }

  /**
   * What is asked for.
   *
   * @param syncType full or incremental; empty: incremental
   * @param scopes by kind, for example mailbox; none: everything that the source has
   */
  public record Request(String source, String syncType, Map<String, String> scopes) {

    public Request {
      scopes = Map.copyOf(scopes);
    }
  }

  /** The answer to a request. */
  public sealed interface Answer {

    record Accepted(Runs.Started started) implements Answer {}

    record Refused(Refusal refusal, String message, List<String> known) implements Answer {}
  }

  /** Why a request is refused. */
  public enum Refusal {
    UNKNOWN_SOURCE,
    UNKNOWN_SYNC_TYPE,
    UNKNOWN_SCOPE,
    FIELD_OF_ANOTHER_SOURCE,
    SOURCE_SWITCHED_OFF
  }

  public boolean knows(String source) {
    return find(source).isPresent();
  }

  /** What the source calls its parts; object_type for one that there is not. */
  public String scopeKind(String source) {
    return find(source).map(Runs::scopeKind).orElse("object_type");
  }

  public Answer request(Request request) {
    var runs = find(request.source());
    if (runs.isEmpty()) {
      return refused(
          Refusal.UNKNOWN_SOURCE,
          "There is no source '%s'.".formatted(request.source()),
          sources.stream().map(Runs::source).toList());
    }
    return request(runs.get(), request);
  }

  private Optional<Runs> find(String source) {
    return sources.stream().filter(runs -> runs.source().equals(source)).findFirst();
  }

  private static Answer request(Runs runs, Request request) {
    var type =
        request.syncType().isEmpty()
            ? Optional.of(SyncType.INCREMENTAL)
            : SyncType.of(request.syncType());
    if (type.isEmpty()) {
      return refused(
          Refusal.UNKNOWN_SYNC_TYPE,
          "sync_type '%s' is neither full nor incremental.".formatted(request.syncType()),
          List.of("full", "incremental"));
    }
    if (runs.scopes().isEmpty()) {
      return refused(
          Refusal.SOURCE_SWITCHED_OFF,
          "%s is switched off: name what to read under ingest.%s."
              .formatted(runs.source(), runs.source()),
          List.of());
    }
    return scope(runs, request, type.get());
  }

  private static Answer scope(Runs runs, Request request, SyncType type) {
    for (var field : request.scopes().keySet()) {
      if (!field.equals(runs.scopeKind())) {
        return refused(
            Refusal.FIELD_OF_ANOTHER_SOURCE,
            "%s has no %s; it takes %s.".formatted(runs.source(), field, runs.scopeKind()),
            List.of());
      }
    }
    var scope = request.scopes().get(runs.scopeKind());
    if (scope != null && !runs.scopes().contains(scope)) {
      return refused(
          Refusal.UNKNOWN_SCOPE,
          "%s '%s' is none of those that this service reads.".formatted(runs.scopeKind(), scope),
          runs.scopes());
    }
    var scopes = scope == null ? runs.scopes() : List.of(scope);
    return new Answer.Accepted(runs.start(new RunRequest(type, scopes, Trigger.REQUEST)));
  }

  private static Answer refused(Refusal refusal, String message, List<String> known) {
    var hint = known.isEmpty() ? "" : " Known: " + String.join(", ", known) + ".";
    return new Answer.Refused(refusal, message + hint, known);
  }
}
