package com.salesintelligence.contracts;

/** A Pub/Sub topic of the pipeline. */
public enum Topic {
  RAW_RECORDS("raw-records"),
  MATCHED_ENTITIES("matched-entities"),
  RECOMMENDATIONS("recommendations"),
  PIPELINE_RUNS("pipeline-runs"),
  INGEST_COMMANDS("ingest-commands"),
  RESOLVE_COMMANDS("resolve-commands"),
  SCORE_COMMANDS("score-commands");

  private final String id;

  Topic(String id) {
    this.id = id;
  }

  /** The name without the project, for example {@code raw-records}. */
  public String id() {
    return id;
  }
}
