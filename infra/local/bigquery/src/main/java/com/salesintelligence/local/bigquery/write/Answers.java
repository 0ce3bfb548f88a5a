package com.salesintelligence.local.bigquery.write;

import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.RowError;
import com.google.cloud.bigquery.storage.v1.StorageError;
import com.google.cloud.bigquery.storage.v1.StorageError.StorageErrorCode;
import com.google.protobuf.Any;
import com.google.rpc.Code;
import com.google.rpc.Status;
import java.util.List;

/** The answers to an append. */
final class Answers {

  private Answers() {}

  static AppendRowsResponse stored(String stream) {
    return AppendRowsResponse.newBuilder()
        .setAppendResult(AppendRowsResponse.AppendResult.getDefaultInstance())
        .setWriteStream(stream)
        .build();
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
    StorageError detail =
        StorageError.newBuilder()
            .setCode(problem.code())
            .setEntity(stream)
            .setErrorMessage(problem.getMessage())
            .build();
    return failed(
        stream, Code.INVALID_ARGUMENT, problem.getMessage() + " Entity: " + stream, detail);
  }

  static AppendRowsResponse notFound(String stream) {
    String message = "Requested entity was not found. Entity: " + stream;
    StorageError detail =
        StorageError.newBuilder()
            .setCode(StorageErrorCode.TABLE_NOT_FOUND)
            .setEntity(stream)
            .setErrorMessage(message)
            .build();
    return failed(stream, Code.NOT_FOUND, message, detail);
  }

  static AppendRowsResponse failed(String stream, Code code, String message) {
    return AppendRowsResponse.newBuilder()
        .setError(Status.newBuilder().setCode(code.getNumber()).setMessage(message))
        .setWriteStream(stream)
        .build();
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
