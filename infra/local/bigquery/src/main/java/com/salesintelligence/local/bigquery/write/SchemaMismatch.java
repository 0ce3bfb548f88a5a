package com.salesintelligence.local.bigquery.write;

import com.google.cloud.bigquery.storage.v1.StorageError.StorageErrorCode;

/** The writer's schema does not fit the table. */
final class SchemaMismatch extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final StorageErrorCode code;

  SchemaMismatch(String message) {
    this(message, StorageErrorCode.STORAGE_ERROR_CODE_UNSPECIFIED);
  }

  SchemaMismatch(String message, StorageErrorCode code) {
    super(message);
    this.code = code;
  }

  StorageErrorCode code() {
    return code;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
