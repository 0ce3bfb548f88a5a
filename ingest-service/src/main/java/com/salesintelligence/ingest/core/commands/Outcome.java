package com.salesintelligence.ingest.core.commands;

/** What became of a command. Messages are for people: what happened, and what to do. */
public sealed interface Outcome {

  String message();

  /**
   * It was carried out now, or had been before.
   *
   * @param externalId id at the source of what is there
   */
  record Done(String externalId, String message) implements Outcome {}

  /**
   * It was not carried out, for a reason that a person can judge.
   *
   * @param reason for programs, for example ALREADY_ENROLLED
   * @param externalId id at the source of what was found; empty where nothing was
   */
  record Skipped(String reason, String message, String externalId) implements Outcome {}

  /**
   * The source refused it, or could not be reached for long.
   *
   * @param reason for programs
   */
  record Failed(String reason, String message) implements Outcome {}
}
