package com.salesintelligence.ingest.core;

import java.util.Arrays;
import java.util.Optional;

/** What a source told of one record. Its version grows with each change of the record there. */
public sealed interface Reading {

  RecordKey key();

  long version();

  /** About how many bytes it takes while it travels. */
  default int weight() {
    return switch (this) {
      case Present present -> 1_000 + present.body().weight();
      case Gone gone -> 200;
      case Unreadable unreadable -> 1_000 + unreadable.original().length;
    };
  }

  /** Equal for two readings that say the same of a record, whatever their version. */
  default int fingerprint() {
    return switch (this) {
      case Present present -> present.body().hashCode();
      case Gone gone -> gone.mergedInto().hashCode();
      case Unreadable unreadable -> Arrays.hashCode(unreadable.original());
    };
  }

  default Reading at(long newVersion) {
    return switch (this) {
      case Present(var key, var version, var body) -> new Present(key, newVersion, body);
      case Gone(var key, var version, var mergedInto) -> new Gone(key, newVersion, mergedInto);
      case Unreadable(var key, var version, var original, var problem) ->
          new Unreadable(key, newVersion, original, problem);
    };
  }

  /** The record as it stands. */
  record Present(RecordKey key, long version, Body body) implements Reading {}

  /**
   * The record is deleted.
   *
   * @param mergedInto id of the record that lives on after a merge
   */
  record Gone(RecordKey key, long version, Optional<String> mergedInto) implements Reading {

    public static Gone of(RecordKey key, long version) {
      return new Gone(key, version, Optional.empty());
    }
  }

  /**
   * The record is there and cannot be understood, today or ever.
   *
   * @param original bytes as the source sent them
   * @param problem what is wrong and what to do, without personal data
   */
  record Unreadable(RecordKey key, long version, byte[] original, String problem)
      implements Reading {}
}
