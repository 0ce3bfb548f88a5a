package com.salesintelligence.ingest.core;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A system that records are read from. Its methods throw {@link SourceFailure}. */
public interface Source {

  /** As requests and tables name it, for example {@code gmail}. */
  String name();

  /** What its scopes are, as requests name the field: {@code mailbox} or {@code object_type}. */
  String scopeKind();

  /** Parts that are read one by one, each with a cursor of its own: mailboxes, object types. */
  List<String> scopes();

  /**
   * What an instance leases to read the scope. The scopes of a source share its quota, and so one
   * instance reads them all; a source that grants each scope a quota of its own says so here.
   */
  default String leasedAs(String scope) {
    return name();
  }

  /** Tells every record that is there now. */
  Bookmark everything(String scope, Sink sink);

  /**
   * Tells what changed since the cursor.
   *
   * @return empty when the source no longer knows the cursor, so that only {@link #everything}
   *     helps
   */
  Optional<Bookmark> changes(String scope, String cursor, Sink sink);

  /**
   * Of records that {@link #everything} did not tell and that are stored as changed since it began:
   * those that are there all the same. Whoever reads single records in between stores such.
   */
  default Set<RecordKey> stillThere(String scope, Collection<RecordKey> doubtful) {
    return Set.of();
  }

  /**
   * Whether what it tells later is newer, whatever its version. Not so where its increments come
   * from an index that lags: a reading of an older version may be an old one.
   */
  default boolean tellsItsLatest() {
    return true;
  }

  /**
   * How long to wait between two polls: longer than planned while the source is better asked less
   * often.
   */
  default Duration pause(Duration planned) {
    return planned;
  }
}
