package com.salesintelligence.resolve.core;

import java.util.List;

/**
 * A record that tells nothing about who is who: its rows are stored as they are.
 *
 * @param rows the record's own and those of its parts
 * @param references whose account it is about
 */
public record PlainFact(RecordKey key, long version, List<StoredRow> rows, References references)
    implements Fact {

  public PlainFact {
    rows = List.copyOf(rows);
  }
}
