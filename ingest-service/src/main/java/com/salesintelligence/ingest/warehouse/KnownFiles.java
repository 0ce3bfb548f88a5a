package com.salesintelligence.ingest.warehouse;

import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import java.util.List;
import java.util.Map;

/** Finds what the warehouse holds of datasets and documents, with the hashes of their contents. */
public final class KnownFiles {

  private static final Query<KnownDatasetRow> ROWS =
      Query.of("sql/known/datasets/row.sql", KnownDatasetRow.class);
  private static final Query<KnownDocument> DOCUMENTS =
      Query.of("sql/known/documents/document.sql", KnownDocument.class);

  private final Access access;

  public KnownFiles(Queries queries) {
    this.access = new Access(queries);
  }

  /** A row of a dataset that is there. */
  public record KnownDatasetRow(String rowKey, String contentHash, String file, long version) {}

  /**
   * A document that is there.
   *
   * @param accessLabels separated by commas
   */
  public record KnownDocument(
      String documentId, String contentHash, String accessLabels, long chunks, long version) {}

  public List<KnownDatasetRow> rows(String dataset) {
    return access.list(ROWS, Map.of("dataset", dataset));
  }

  public List<KnownDocument> documents(String folder) {
    return access.list(DOCUMENTS, Map.of("folder", folder));
  }
}
