package com.salesintelligence.ingest.messaging;

import com.salesintelligence.contracts.events.Dataset;
import com.salesintelligence.contracts.events.DatasetColumn;
import com.salesintelligence.contracts.events.DatasetRow;
import com.salesintelligence.contracts.events.Document;
import com.salesintelligence.contracts.events.DocumentChunk;
import com.salesintelligence.ingest.core.Body;

/** Datasets and documents as events carry them. */
final class FileBodies {

  private FileBodies() {}

  static Dataset.Builder dataset(Body.Dataset dataset) {
    var wire =
        Dataset.newBuilder()
            .setTitle(dataset.title())
            .setDescription(dataset.description())
            .setOwner(dataset.owner())
            .setSensitivity(dataset.sensitivity())
            .setRefresh(dataset.refresh())
            .addAllKeyColumns(dataset.keyColumns())
            .setRejectedRows(dataset.rejectedRows())
            .setLoadedAt(WireBody.timestamp(dataset.loadedAt()));
    for (var column : dataset.columns()) {
      wire.addColumns(
          DatasetColumn.newBuilder()
              .setName(column.name())
              .setType(column.type())
              .setDescription(column.description()));
    }
    return wire;
  }

  static DatasetRow.Builder row(Body.DatasetRow row) {
    return DatasetRow.newBuilder()
        .setDataset(row.dataset())
        .setRowKey(row.rowKey())
        .setFieldsJson(row.fieldsJson())
        .setContentHash(row.contentHash())
        .setFile(row.file())
        .setRowNumber(row.rowNumber());
  }

  static Document.Builder document(Body.Document document) {
    var wire =
        Document.newBuilder()
            .setPath(document.path())
            .setTitle(document.title())
            .setMediaType(document.mediaType())
            .setAuthor(document.author())
            .setSizeBytes(document.size())
            .setContentHash(document.contentHash())
            .addAllAccessLabels(document.accessLabels())
            .setChunkCount(document.chunks());
    WireBody.put(document.createdAt(), wire::setCreatedAt);
    WireBody.put(document.modifiedAt(), wire::setModifiedAt);
    return wire;
  }

  static DocumentChunk.Builder chunk(Body.DocumentChunk chunk) {
    return DocumentChunk.newBuilder()
        .setDocumentId(chunk.documentId())
        .setDocumentVersion(chunk.documentVersion())
        .setIndex(chunk.index())
        .setText(chunk.text())
        .setHeading(chunk.heading())
        .setPage(chunk.page())
        .setStartOffset(chunk.start())
        .setEndOffset(chunk.end());
  }
}
