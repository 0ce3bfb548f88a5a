package com.salesintelligence.local.bigquery.write;

import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.RowError;
import com.google.cloud.bigquery.storage.v1.StorageError;
import com.google.cloud.bigquery.storage.v1.StorageError.StorageErrorCode;
import com.google.protobuf.Any;
import com.google.protobuf.Int64Value;
import com.google.rpc.Code;
import com.google.rpc.Status;
import java.util.List;

/** The answers to an append. */
final class Answers {

  private Answers() {}

  /** On the default stream, where rows have no offset. */
  static AppendRowsResponse stored(String stream) {
    return stored(stream, AppendRowsResponse.AppendResult.getDefaultInstance());
  }

  static AppendRowsResponse stored(String stream, long offset) {
    return stored(
        stream,
        AppendRowsResponse.AppendResult.newBuilder().setOffset(Int64Value.of(offset)).build());
  }

  private static AppendRowsResponse stored(String stream, AppendRowsResponse.AppendResult result) {
    return AppendRowsResponse.newBuilder().setAppendResult(result).setWriteStream(stream).build();
  }

  static AppendRowsResponse rowErrors(String stream, List<RowError> errors) {
    return failed(
            stream,
            Code.INVALID_ARGUMENT,
            "Errors found while processing rows. Please refer to the row_errors field for details."
                + " The list may not be complete because of the size limitations.")
        .toBuilder()
        .addAllRowErrors(errors)
        .build();
  }

  static AppendRowsResponse mismatch(String stream, SchemaMismatch problem) {
    if (problem.code() != StorageErrorCode.SCHEMA_MISMATCH_EXTRA_FIELDS) {
      return failed(stream, Code.INVALID_ARGUMENT, problem.code(), problem.getMessage());
    }
    String message = problem.getMessage() + " Entity: " + stream;
    return failed(stream, Code.INVALID_ARGUMENT, message, extraFields(stream));
  }

  static StorageError extraFields(String stream) {
    return StorageError.newBuilder()
        .setCode(StorageErrorCode.SCHEMA_MISMATCH_EXTRA_FIELDS)
        .setEntity(stream)
        .setErrorMessage("Schema mismatch due to extra fields in user schema")
        .build();
  }

  /**
   * Whether BigQuery ends a connection with this answer; one that several streams share goes on.
   */
  static boolean endsConnection(AppendRowsResponse response) {
    return response.getError().getDetailsList().stream()
        .anyMatch(detail -> detail.equals(Any.pack(extraFields(response.getWriteStream()))));
  }

  static AppendRowsResponse noRows(String stream) {
    return failed(stream, Code.INVALID_ARGUMENT, "Rows must be specified. Entity: " + stream);
  }

  static AppendRowsResponse noTable(String stream) {
    return failed(
        stream,
        Code.NOT_FOUND,
        StorageErrorCode.TABLE_NOT_FOUND,
        "Requested entity was not found.");
  }

  static AppendRowsResponse noStream(String stream) {
    return failed(
        stream,
        Code.NOT_FOUND,
        StorageErrorCode.STREAM_NOT_FOUND,
        "Requested entity was not found.");
  }

  static AppendRowsResponse failed(String stream, Code code, String message) {
    return AppendRowsResponse.newBuilder()
        .setError(Status.newBuilder().setCode(code.getNumber()).setMessage(message))
        .setWriteStream(stream)
        .build();
  }

  static AppendRowsResponse failed(
      String stream, Code code, StorageErrorCode reason, String problem) {
    var detail = Refusals.detail(reason, stream, problem);
    return failed(stream, code, detail.getErrorMessage(), detail);
  }

  private static AppendRowsResponse failed(
      String stream, Code code, String message, StorageError detail) {
    return AppendRowsResponse.newBuilder()
        .setError(
            Status.newBuilder()
                .setCode(code.getNumber())
                .setMessage(message)
                .addDetails(Any.pack(detail)))
        .setWriteStream(stream)
        .build();
  }

  static RowError rowError(int index, String message) {
    return RowError.newBuilder()
        .setIndex(index)
        .setCode(RowError.RowErrorCode.FIELDS_ERROR)
        .setMessage(message)
        .build();
  }
}
