package com.salesintelligence.local.bigquery.write;

import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.StorageError.StorageErrorCode;
import com.google.rpc.Code;
import java.util.Optional;

/** What a created stream does not take. */
final class StreamRules {

  private StreamRules() {}

  static Optional<AppendRowsResponse> refusal(CreatedStream stream, Append append) {
    if (stream.committed() > 0) {
      return refused(
          stream,
          Code.INVALID_ARGUMENT,
          StorageErrorCode.STREAM_ALREADY_COMMITTED,
          "Stream is already committed and cannot be appended.");
    }
    if (stream.finalized()) {
      return refused(
          stream,
          Code.INVALID_ARGUMENT,
          StorageErrorCode.STREAM_FINALIZED,
          "Stream has been finalized and cannot be appended.");
    }
    if (append.schema().hasChangeType()) {
      return refused(
          stream,
          Code.INVALID_ARGUMENT,
          StorageErrorCode.INVALID_STREAM_TYPE,
          "Upserts and deletes (_CHANGE_TYPE) need the _default stream.");
    }
    return offset(stream, append.offset());
  }

  private static Optional<AppendRowsResponse> offset(CreatedStream stream, long offset) {
    if (offset < 0 || offset == stream.rows()) {
      return Optional.empty();
    }
    boolean within = offset < stream.rows();
    return refused(
        stream,
        within ? Code.ALREADY_EXISTS : Code.OUT_OF_RANGE,
        within ? StorageErrorCode.OFFSET_ALREADY_EXISTS : StorageErrorCode.OFFSET_OUT_OF_RANGE,
        "The offset is %s stream, expected offset %d, received %d"
            .formatted(within ? "within" : "beyond", stream.rows(), offset));
  }

  private static Optional<AppendRowsResponse> refused(
      CreatedStream stream, Code code, StorageErrorCode reason, String problem) {
    return Optional.of(Answers.failed(stream.name(), code, reason, problem));
  }
}
