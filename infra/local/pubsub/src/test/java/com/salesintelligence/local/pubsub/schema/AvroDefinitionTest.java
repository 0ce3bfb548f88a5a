package com.salesintelligence.local.pubsub.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class AvroDefinitionTest {

  private static final String EVERYTHING =
      """
      {"type": "record", "name": "All", "fields": [
        {"name": "n", "type": "null"},
        {"name": "b", "type": "boolean"},
        {"name": "i", "type": "int"},
        {"name": "l", "type": "long"},
        {"name": "f", "type": "float"},
        {"name": "d", "type": "double"},
        {"name": "s", "type": "string"},
        {"name": "raw", "type": "bytes"},
        {"name": "four", "type": {"type": "fixed", "name": "Four", "size": 4}},
        {"name": "colour", "type": {"type": "enum", "name": "C", "symbols": ["RED", "BLUE"]}},
        {"name": "list", "type": {"type": "array", "items": "int"}},
        {"name": "map", "type": {"type": "map", "values": "string"}},
        {"name": "next", "type": ["null", "All"]}]}
      """;
  private static final String NULLS =
      """
      {"type": "record", "name": "N", "fields": [
        {"name": "list", "type": {"type": "array", "items": "null"}}]}
      """;
  private static final String CHAIN =
      """
      {"type": "record", "name": "C", "fields": [{"name": "next", "type": ["null", "C"]}]}
      """;

  private static byte[] encoded() throws IOException {
    Schema schema = new Schema.Parser().parse(EVERYTHING);
    var all = new GenericData.Record(schema);
    all.put("b", true);
    all.put("i", -5);
    all.put("l", Long.MAX_VALUE);
    all.put("f", 1.5f);
    all.put("d", 2.5);
    all.put("s", "text");
    all.put("raw", ByteBuffer.wrap(new byte[] {1, 2}));
    all.put("four", new GenericData.Fixed(schema.getField("four").schema(), new byte[4]));
    all.put("colour", new GenericData.EnumSymbol(schema.getField("colour").schema(), "BLUE"));
    all.put("list", List.of(1, 2, 3));
    all.put("map", Map.of("a", "b"));
    var bytes = new ByteArrayOutputStream();
    var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<>(schema).write(all, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  @Test
  void takesWhatAvroWritesAndNothingShorterOrLonger() throws Exception {
    Definition definition = AvroDefinition.parse(EVERYTHING);
    byte[] whole = encoded();

    assertThat(definition.acceptsBinary(ByteString.copyFrom(whole))).isTrue();
    for (int length = 0; length < whole.length; length++) {
      assertThat(definition.acceptsBinary(ByteString.copyFrom(whole, 0, length))).isFalse();
    }
    assertThat(
            definition.acceptsBinary(ByteString.copyFrom(whole).concat(ByteString.copyFrom(whole))))
        .isFalse();
  }

  @Test
  void hostileLengthsCostNothing() throws Exception {
    // Nine quintillion nulls; a string of two gigabytes; a chain that goes on and on.
    assertRefused(NULLS, "feffffffffffffffff0100");
    assertRefused(NULLS, "ffffffffffffffffff01");
    assertRefused(EVERYTHING, "00");
    assertThat(
            AvroDefinition.parse(CHAIN)
                .acceptsBinary(ByteString.copyFrom("\2".repeat(1_000_000).getBytes())))
        .isFalse();
  }

  private static void assertRefused(String schema, String hex) throws InvalidSchemaException {
    assertThat(
            AvroDefinition.parse(schema)
                .acceptsBinary(ByteString.copyFrom(HexFormat.of().parseHex(hex))))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"nothing\"",
        "{\"type\": \"record\", \"name\": \"A\"}",
        "{\"type\": \"record\", \"name\": \"A\", \"fields\": [{\"name\": \"a\", \"type\": \"x\"}]}",
        "{\"type\": \"record\", \"name\": \"1\", \"fields\": []}",
      })
  void refusesWhatIsNotAvro(String text) {
    assertThatThrownBy(() -> AvroDefinition.parse(text)).isInstanceOf(InvalidSchemaException.class);
  }

  @Test
  void aRevisionMustReadWhatThePreviousOneWrote() throws Exception {
    Definition before = AvroDefinition.parse(record("{\"name\": \"a\", \"type\": \"int\"}"));

    assertThat(
            AvroDefinition.parse(
                    record(
                        "{\"name\": \"a\", \"type\": \"long\"},"
                            + "{\"name\": \"b\", \"type\": \"int\", \"default\": 1}"))
                .conflictWith(before))
        .isEmpty();
    assertThat(
            AvroDefinition.parse(record("{\"name\": \"b\", \"type\": \"int\"}"))
                .conflictWith(before))
        .isPresent();
    assertThat(ProtoDefinition.parse("message A {}").conflictWith(before)).isPresent();
  }

  private static String record(String fields) {
    return "{\"type\": \"record\", \"name\": \"A\", \"fields\": [" + fields + "]}";
  }
}
