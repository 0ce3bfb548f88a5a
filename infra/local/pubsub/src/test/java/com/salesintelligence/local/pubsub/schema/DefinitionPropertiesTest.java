package com.salesintelligence.local.pubsub.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.Encoding;
import com.google.pubsub.v1.Schema;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DefinitionPropertiesTest {

  private static final Definition PROTO = definition("message A { optional A a = 1; }");

  private static Definition definition(String text) {
    try {
      return ProtoDefinition.parse(text);
    } catch (InvalidSchemaException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Words of both languages in any order. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "message",
            "enum",
            "A",
            "{",
            "}",
            "=",
            "1",
            ";",
            "string",
            "map<",
            ">",
            ",",
            "oneof",
            "\"",
            "syntax",
            "option",
            "(",
            ")",
            "[",
            "]",
            "repeated",
            "//",
            "/*",
            "\n",
            "import",
            "reserved",
            "to",
            "max",
            "{\"type\":\"record\"",
            "\"name\":\"A\"",
            "\"fields\":[",
            "9999999999",
            "-1",
            "\u0000",
            "\\",
            "stream",
            "rpc",
            "extend",
            "group")
        .list()
        .ofMaxSize(30)
        .map(words -> String.join(" ", words));
  }

  @Property(tries = 2000)
  void answersAnyTextWithADefinitionOrAReason(
      @ForAll("texts") String text, @ForAll Schema.Type type) {
    if (type == Schema.Type.UNRECOGNIZED) {
      return;
    }
    try {
      Definition.of(Schema.newBuilder().setType(type).setDefinition(text).build());
    } catch (InvalidSchemaException expected) {
      assertThat(expected).hasMessageMatching("(?s).+");
    }
  }

  @Property(tries = 200)
  void deeplyNestedTextIsRefused(@ForAll Schema.Type type) {
    if (type == Schema.Type.UNRECOGNIZED) {
      return;
    }
    try {
      Definition.of(
          Schema.newBuilder()
              .setType(type)
              .setDefinition("message A {".repeat(20_000) + "}".repeat(20_000))
              .build());
    } catch (InvalidSchemaException expected) {
      assertThat(expected).hasMessageContaining("nested");
    }
  }

  @Property(tries = 2000)
  void anyDataIsAcceptedOrNot(@ForAll byte[] data, @ForAll boolean json) {
    boolean accepted =
        PROTO.accepts(ByteString.copyFrom(data), json ? Encoding.JSON : Encoding.BINARY);
    assertThat(accepted || data.length > 0 || json).isTrue();
  }
}
