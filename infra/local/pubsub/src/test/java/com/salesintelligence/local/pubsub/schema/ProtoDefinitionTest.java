package com.salesintelligence.local.pubsub.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtoDefinitionTest {

  private static final String EVERYTHING =
      """
      syntax = "proto3";
      package shop.orders;
      import "google/protobuf/timestamp.proto";
      option java_package = "x";
      // A comment { with a brace
      enum Colour { RED = 0; BLUE = 1; }
      message Order {
        message Line {
          string product = 1;
          enum Unit { PIECE = 0; KILO = 1; }
          Unit unit = 2;
        }
        repeated Line lines = 1;
        map<string, Line> by_name = 2;
        map<int32, bool> flags = 3;
        optional string note = 4;
        oneof payment { string card = 5; int64 cash = 6; }
        google.protobuf.Timestamp at = 7;
        Colour colour = 8 [deprecated = true];
        double price = 9 [json_name = "cost"];
        bytes raw = 10;
        repeated sint32 numbers = 11 [packed = false];
        .shop.orders.Order parent = 12;
      }
      """;

  private static Definition parse(String text) throws InvalidSchemaException {
    return ProtoDefinition.parse(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"lines\": [{\"product\": \"a\", \"unit\": \"KILO\"}]}",
        "{\"byName\": {\"x\": {\"product\": \"a\"}}, \"flags\": {\"1\": true}}",
        "{\"note\": \"\", \"card\": \"4711\"}",
        "{\"at\": \"2026-01-01T00:00:00Z\", \"colour\": \"BLUE\"}",
        "{\"cost\": 1.5, \"raw\": \"AA==\", \"numbers\": [1, -2]}",
        "{\"parent\": {\"parent\": {}}}",
      })
  void takesJsonThatFits(String json) throws Exception {
    assertThat(parse(EVERYTHING).acceptsJson(json)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "1",
        "{\"unknown\": 1}",
        "{\"lines\": {}}",
        "{\"card\": \"4711\", \"cash\": 1}",
        "{\"at\": \"yesterday\"}",
        "{\"colour\": \"GREEN\"}",
        "{\"flags\": {\"one\": true}}",
      })
  void refusesJsonThatDoesNotFit(String json) throws Exception {
    assertThat(parse(EVERYTHING).acceptsJson(json)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "enum Colour { RED = 0; }",
        "message A {} message B {}",
        "message A { string a = 1; string b = 1; }",
        "message A { string a = 1; string a = 2; }",
        "message A { string a = 0; }",
        "message A { string a = 19001; }",
        "message A { Missing a = 1; }",
        "message A { repeated group G = 1 { } }",
        "message A { extensions 100 to 200; }",
        "message A {} service S {}",
        "message A {} extend A { optional int32 x = 100; }",
        "import \"other.proto\"; message A {}",
        "import public \"google/protobuf/any.proto\"; message A {}",
        "syntax = \"proto4\"; message A {}",
        "syntax = \"proto3\"; message A { required string a = 1; }",
        "syntax = \"proto3\"; message A { enum E { X = 1; } }",
        "message A { map<float, string> m = 1; }",
      })
  void refusesWhatPubSubWouldRefuse(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(InvalidSchemaException.class);
  }

  @Test
  void aRequiredFieldMustBeThere() throws Exception {
    Definition proto2 =
        parse("message A { required string a = 1; optional int32 b = 2 [default = 5]; }");

    assertThat(proto2.acceptsJson("{\"a\": \"x\"}")).isTrue();
    assertThat(proto2.acceptsJson("{\"b\": 1}")).isFalse();
  }

  @Test
  void aRevisionMayAddAndRemoveOptionalFieldsOnly() throws Exception {
    Definition before = parse("message A { required string a = 1; optional int32 b = 2; }");

    assertThat(parse("message A { required string a = 1; }").conflictWith(before)).isEmpty();
    assertThat(
            parse("message A { required string a = 1; optional bool c = 3; }").conflictWith(before))
        .isEmpty();
    assertThat(parse("message A { optional int32 b = 2; }").conflictWith(before)).isPresent();
    assertThat(
            parse("message A { required string a = 1; required bool c = 3; }").conflictWith(before))
        .isPresent();
    assertThat(parse("message A { required string z = 1; }").conflictWith(before)).isPresent();
    assertThat(parse("message A { required bytes a = 1; }").conflictWith(before)).isPresent();
  }
}
