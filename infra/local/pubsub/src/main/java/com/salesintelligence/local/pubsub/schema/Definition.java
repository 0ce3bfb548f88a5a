package com.salesintelligence.local.pubsub.schema;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.Encoding;
import com.google.pubsub.v1.Schema;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a schema's text means. */
public sealed interface Definition permits AvroDefinition, ProtoDefinition {

  /** Reads the text of a schema. */
  static Definition of(Schema schema) throws InvalidSchemaException {
    Nesting.check(schema.getDefinition());
    return switch (schema.getType()) {
      case AVRO -> AvroDefinition.parse(schema.getDefinition());
      case PROTOCOL_BUFFER -> ProtoDefinition.parse(schema.getDefinition());
      case TYPE_UNSPECIFIED, UNRECOGNIZED ->
          throw new InvalidSchemaException("the type must be AVRO or PROTOCOL_BUFFER");
    };
  }

  /** Whether the data is a message of this schema. */
  default boolean accepts(ByteString data, Encoding encoding) {
    return switch (encoding) {
      case BINARY -> acceptsBinary(data);
      case JSON -> text(data).map(this::acceptsJson).orElse(false);
      case ENCODING_UNSPECIFIED, UNRECOGNIZED -> false;
    };
  }

  private static Optional<String> text(ByteString data) {
    try {
      var decoder = StandardCharsets.UTF_8.newDecoder();
      return Optional.of(decoder.decode(data.asReadOnlyByteBuffer()).toString());
    } catch (CharacterCodingException notText) {
      return Optional.empty();
    }
  }

  boolean acceptsBinary(ByteString data);

  boolean acceptsJson(String text);

  /** Why this cannot be the next revision after the other; empty if it can. */
  Optional<String> conflictWith(Definition previous);
}
