package com.salesintelligence.local.bigquery.write;

import com.google.cloud.bigquery.storage.v1.StorageError;
import com.google.cloud.bigquery.storage.v1.StorageError.StorageErrorCode;
import com.google.protobuf.Any;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;

/** Refused calls, with the details that Google's clients turn into typed exceptions. */
final class Refusals {

  private static final Metadata.Key<com.google.rpc.Status> DETAILS =
      Metadata.Key.of(
          "grpc-status-details-bin",
          ProtoUtils.metadataMarshaller(com.google.rpc.Status.getDefaultInstance()));

  private static final Metadata.Key<StorageError> DETAIL =
      ProtoUtils.keyForProto(StorageError.getDefaultInstance());

  private Refusals() {}

  static StatusRuntimeException of(Status status, String message) {
    return status.withDescription(message).asRuntimeException();
  }

  static StatusRuntimeException of(
      Status status, StorageErrorCode code, String entity, String problem) {
    StorageError detail = detail(code, entity, problem);
    return of(
        com.google.rpc.Status.newBuilder()
            .setCode(status.getCode().value())
            .setMessage(detail.getErrorMessage())
            .addDetails(Any.pack(detail))
            .build(),
        detail);
  }

  /**
   * An error as the end of a call; some clients read its detail from one place, some from another.
   */
  static StatusRuntimeException of(com.google.rpc.Status error, StorageError detail) {
    var details = new Metadata();
    details.put(DETAILS, error);
    details.put(DETAIL, detail);
    return Status.fromCodeValue(error.getCode())
        .withDescription(error.getMessage())
        .asRuntimeException(details);
  }

  static StorageError detail(StorageErrorCode code, String entity, String problem) {
    return StorageError.newBuilder()
        .setCode(code)
        .setEntity(entity)
        .setErrorMessage(problem + " Entity: " + entity)
        .build();
  }
}
