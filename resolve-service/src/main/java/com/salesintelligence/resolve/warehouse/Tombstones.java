package com.salesintelligence.resolve.warehouse;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.salesintelligence.contracts.tables.options.OptionsProto;
import com.salesintelligence.resolve.core.DeletedFact;

/** Rows of records that are gone at their source: the key, the version, nothing else. */
final class Tombstones {

  private Tombstones() {}

  /**
   * @param empty names the table
   */
  @SuppressWarnings("unchecked") // a builder of R builds an R
  static <R extends Message> R of(R empty, DeletedFact gone, long ingestedAt) {
    var row = empty.newBuilderForType();
    var type = row.getDescriptorForType();
    var key = type.getOptions().getExtension(OptionsProto.table).getPrimaryKey(0);
    row.setField(type.findFieldByName(key), gone.key().externalId());
    row.setField(type.findFieldByName("is_deleted"), true);
    row.setField(type.findFieldByName("source_version"), gone.version());
    row.setField(type.findFieldByName("ingested_at"), ingestedAt);
    FieldDescriptor mergedInto = type.findFieldByName("merged_into");
    if (mergedInto != null && gone.mergedInto() != null) {
      row.setField(mergedInto, gone.mergedInto());
    }
    return (R) row.build();
  }
}
