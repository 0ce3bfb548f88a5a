package com.salesintelligence.resolve.records;

import static com.salesintelligence.resolve.pubsub.Values.text;
import static com.salesintelligence.resolve.records.Times.setTime;
import static com.salesintelligence.resolve.warehouse.Fields.setIfPresent;

import com.salesintelligence.contracts.events.RecordReceived;
import com.salesintelligence.contracts.events.RecordReceived.BodyCase;
import com.salesintelligence.contracts.tables.DatasetColumnRow;
import com.salesintelligence.contracts.tables.DatasetInfoRow;
import com.salesintelligence.contracts.tables.DocumentChunkRow;
import com.salesintelligence.contracts.tables.DocumentRow;
import com.salesintelligence.resolve.pubsub.BadValue;

/** Datasets and documents. */
final class FileRecords {

  static final RowsOf DATASETS =
      RowsOf.oneRow(
          BodyCase.DATASET,
          DatasetInfoRow::newBuilder,
          DatasetInfoRow.Builder::setDataset,
          FileRecords::dataset);

  static final RowsOf DOCUMENTS =
      RowsOf.oneRow(
          BodyCase.DOCUMENT,
          DocumentRow::newBuilder,
          DocumentRow.Builder::setDocumentId,
          FileRecords::document);

  static final RowsOf CHUNKS =
      RowsOf.oneRow(
          BodyCase.DOCUMENT_CHUNK,
          DocumentChunkRow::newBuilder,
          DocumentChunkRow.Builder::setChunkId,
          FileRecords::chunk);

  private FileRecords() {}

  private static void dataset(RecordReceived event, DatasetInfoRow.Builder row) throws BadValue {
    var dataset = event.getDataset();
    setIfPresent(text(dataset.getTitle()), row::setTitle);
    setIfPresent(text(dataset.getDescription()), row::setDescription);
    setIfPresent(text(dataset.getOwner()), row::setOwner);
    setIfPresent(text(dataset.getSensitivity()), row::setSensitivity);
    setIfPresent(text(dataset.getRefresh()), row::setRefresh);
    row.addAllKeyColumns(dataset.getKeyColumnsList());
    for (var column : dataset.getColumnsList()) {
      row.addColumns(
          DatasetColumnRow.newBuilder()
              .setName(column.getName())
              .setType(column.getType())
              .setDescription(column.getDescription()));
    }
    row.setRejectedRows(dataset.getRejectedRows());
    setTime("loaded_at", dataset.hasLoadedAt(), dataset.getLoadedAt(), row::setLoadedAt);
  }

  private static void document(RecordReceived event, DocumentRow.Builder row) throws BadValue {
    var document = event.getDocument();
    setIfPresent(text(document.getPath()), row::setPath);
    setIfPresent(text(document.getTitle()), row::setTitle);
    setIfPresent(text(document.getMediaType()), row::setMediaType);
    setIfPresent(text(document.getAuthor()), row::setAuthor);
    row.setSizeBytes(document.getSizeBytes());
    setIfPresent(text(document.getContentHash()), row::setContentHash);
    row.addAllAccessLabels(document.getAccessLabelsList());
    row.setChunkCount(document.getChunkCount());
    setTime("created_at", document.hasCreatedAt(), document.getCreatedAt(), row::setCreatedAt);
    setTime("modified_at", document.hasModifiedAt(), document.getModifiedAt(), row::setModifiedAt);
  }

  private static void chunk(RecordReceived event, DocumentChunkRow.Builder row) {
    var chunk = event.getDocumentChunk();
    row.setDocumentId(chunk.getDocumentId())
        .setDocumentVersion(chunk.getDocumentVersion())
        .setChunkIndex(chunk.getIndex())
        .setTextContent(chunk.getText())
        .setStartOffset(chunk.getStartOffset())
        .setEndOffset(chunk.getEndOffset());
    setIfPresent(text(chunk.getHeading()), row::setHeading);
    if (chunk.getPage() > 0) {
      row.setPage(chunk.getPage());
    }
  }
}
