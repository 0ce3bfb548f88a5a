package com.salesintelligence.contracts;

/** A Pub/Sub topic of the pipeline. */
public enum Topic {
  RAW_RECORDS("raw-records", true),
  MATCHED_ENTITIES("matched-entities", true),
  RECOMMENDATIONS("recommendations", false),
  PIPELINE_RUNS("pipeline-runs", false),
  INGEST_COMMANDS("ingest-commands", false),
  RESOLVE_COMMANDS("resolve-commands", false),
  SCORE_COMMANDS("score-commands", false);

  private final String id;
  private final boolean batched;

  Topic(String id, boolean batched) {
    this.id = id;
    this.batched = batched;
  }

  /** The name without the project, for example {@code raw-records}. */
  public String id() {
    return id;
  }

  /** Whether events that are published together travel in one message: a batch of CloudEvents. */
  public boolean isBatched() {
    return batched;
  }
}
