package com.salesintelligence.local.pubsub.schema;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;

/** An Avro type. */
record AvroDefinition(Schema schema) implements Definition {

  static AvroDefinition parse(String text) throws InvalidSchemaException {
    Schema schema;
    try {
      schema = new Schema.Parser().parse(text);
    } catch (RuntimeException e) {
      // Avro tells what is wrong by exceptions of many kinds.
      throw new InvalidSchemaException("it is not Avro: " + e.getMessage(), e);
    }
    return new AvroDefinition(schema);
  }

  @Override
  public boolean acceptsBinary(ByteString data) {
    return new AvroWalk(data.toByteArray()).finds(schema);
  }

  @Override
  public boolean acceptsJson(String text) {
    if (!Nesting.isShallow(text)) {
      return false;
    }
    try {
      new GenericDatumReader<>(schema).read(null, DecoderFactory.get().jsonDecoder(schema, text));
      return true;
    } catch (IOException | RuntimeException mismatch) {
      // Avro tells that JSON does not fit by exceptions of many kinds.
      return false;
    }
  }

  @Override
  public Optional<String> conflictWith(Definition previous) {
    if (!(previous instanceof AvroDefinition(Schema old))) {
      return Optional.of("the type of a schema cannot change");
    }
    var compatibility = SchemaCompatibility.checkReaderWriterCompatibility(schema, old);
    return compatibility.getType() == SchemaCompatibilityType.COMPATIBLE
        ? Optional.empty()
        : Optional.of("it cannot read what the previous revision wrote");
  }
}
