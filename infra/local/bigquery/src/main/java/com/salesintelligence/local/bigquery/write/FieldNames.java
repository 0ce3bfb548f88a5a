package com.salesintelligence.local.bigquery.write;

import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.UnknownFieldSet;

/** Column names of fields: names that protobuf cannot have are in an option of the field. */
final class FieldNames {

  /** Number of {@code google.cloud.bigquery.storage.v1.column_name}. */
  private static final int COLUMN_NAME = 454943157;

  private FieldNames() {}

  static String of(FieldDescriptorProto field) {
    UnknownFieldSet options = field.getOptions().getUnknownFields();
    return options.hasField(COLUMN_NAME)
        ? options.getField(COLUMN_NAME).getLengthDelimitedList().getLast().toStringUtf8()
        : field.getName();
  }
}
