package com.salesintelligence.local.bigquery.write;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import org.jspecify.annotations.Nullable;

/** The schema that a connection writes in, and what it means for the table as it is now. */
final class WriterSchema {

  private final DescriptorProto descriptor;
  private @Nullable RowFormat format;

  WriterSchema(DescriptorProto descriptor) {
    this.descriptor = descriptor;
  }

  boolean hasChangeType() {
    return descriptor.getFieldList().stream()
        .anyMatch(field -> field.getName().equals(RowFormat.CHANGE_TYPE));
  }

  /**
   * @throws SchemaMismatch where the schema does not fit the table
   */
  RowFormat format(TableEntry table) {
    RowFormat known = format;
    if (known == null || known.table() != table) {
      known = RowFormats.plan(descriptor, table);
      format = known;
    }
    return known;
  }
}
