package com.salesintelligence.local.bigquery.write;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.salesintelligence.local.bigquery.arrow.ArrowRows;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.googlesql.ColumnSchema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The schema that a connection writes in, and what it means for the table as it is now. */
final class WriterSchema {

  private final DescriptorProto descriptor;
  private final Optional<ArrowRows> arrow;
  private @Nullable RowFormat format;
  private @Nullable List<ColumnSchema> columnsAtFirst;

  WriterSchema(DescriptorProto descriptor) {
    this.descriptor = descriptor;
    arrow = Optional.empty();
  }

  WriterSchema(ArrowRows rows) {
    descriptor = rows.descriptor();
    arrow = Optional.of(rows);
  }

  /** Whether a schema that is sent again is this one. */
  boolean is(DescriptorProto sent) {
    return !isArrow() && descriptor.equals(sent);
  }

  boolean isArrow() {
    return arrow.isPresent();
  }

  /** What reads the batches of a writer whose schema is Arrow's. */
  ArrowRows arrow() {
    return arrow.orElseThrow();
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
    if (columnsAtFirst == null) {
      columnsAtFirst = table.columns();
    }
    return known;
  }

  /** Whether the table has other columns than when this writer began. */
  boolean isOutdated(TableEntry table) {
    return columnsAtFirst != null && !columnsAtFirst.equals(table.columns());
  }
}
