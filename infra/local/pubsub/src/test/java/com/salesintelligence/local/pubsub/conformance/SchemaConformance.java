package com.salesintelligence.local.pubsub.conformance;

import static com.salesintelligence.local.pubsub.conformance.TopologyConformance.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.FieldMask;
import com.google.pubsub.v1.CommitSchemaRequest;
import com.google.pubsub.v1.CreateSchemaRequest;
import com.google.pubsub.v1.DeleteSchemaRequest;
import com.google.pubsub.v1.DeleteSchemaRevisionRequest;
import com.google.pubsub.v1.Encoding;
import com.google.pubsub.v1.GetSchemaRequest;
import com.google.pubsub.v1.GetTopicRequest;
import com.google.pubsub.v1.ListSchemaRevisionsRequest;
import com.google.pubsub.v1.ListSchemasRequest;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.RollbackSchemaRequest;
import com.google.pubsub.v1.Schema;
import com.google.pubsub.v1.SchemaSettings;
import com.google.pubsub.v1.SchemaView;
import com.google.pubsub.v1.Topic;
import com.google.pubsub.v1.UpdateTopicRequest;
import com.google.pubsub.v1.ValidateMessageRequest;
import com.google.pubsub.v1.ValidateSchemaRequest;
import io.grpc.Status;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Schemas as Pub/Sub's documentation has them. */
interface SchemaConformance {

  String PROTO =
      """
      syntax = "proto3";
      message Order {
        string customer = 1;
        int32 pieces = 2;
      }
      """;
  String PROTO_WITH_NOTE = PROTO.replace("int32 pieces = 2;", "int32 pieces = 2; string note = 3;");
  String AVRO =
      """
      {"type": "record", "name": "Order", "fields": [
        {"name": "customer", "type": "string"}, {"name": "pieces", "type": "int"}]}
      """;

  PubSubFixture pubsub();

  private Schema create(String id, Schema.Type type, String definition) {
    return pubsub()
        .schemas
        .createSchema(
            CreateSchemaRequest.newBuilder()
                .setParent(pubsub().project())
                .setSchemaId(id)
                .setSchema(Schema.newBuilder().setType(type).setDefinition(definition))
                .build());
  }

  private Schema protoOrder() {
    return create("order", Schema.Type.PROTOCOL_BUFFER, PROTO);
  }

  private Schema commit(Schema schema, String definition) {
    return pubsub()
        .schemas
        .commitSchema(
            CommitSchemaRequest.newBuilder()
                .setName(schema.getName())
                .setSchema(schema.toBuilder().setDefinition(definition))
                .build());
  }

  private Schema get(String name) {
    return pubsub().schemas.getSchema(GetSchemaRequest.newBuilder().setName(name).build());
  }

  private void orders(SchemaSettings.Builder settings) {
    pubsub()
        .publisher
        .createTopic(
            Topic.newBuilder()
                .setName(pubsub().topicName("orders"))
                .setSchemaSettings(settings)
                .build());
    pubsub().create(pubsub().subscription("billing", "orders"));
  }

  private void publish(ByteString data) {
    pubsub().publish("orders", PubsubMessage.newBuilder().setData(data).build());
  }

  private void publish(String json) {
    publish(ByteString.copyFromUtf8(json));
  }

  private static ByteString hex(String bytes) {
    return ByteString.copyFrom(HexFormat.of().parseHex(bytes));
  }

  @Test
  default void aSchemaIsCreatedFoundListedAndDeleted() {
    Schema created = protoOrder();

    assertThat(created.getName()).isEqualTo(pubsub().project() + "/schemas/order");
    assertThat(created.getRevisionId()).matches("[0-9a-f]{8}");
    assertThat(get(created.getName())).isEqualTo(created);
    assertThat(get(created.getName() + "@" + created.getRevisionId()).getDefinition())
        .isEqualTo(PROTO);
    assertStatus(this::protoOrder, Status.Code.ALREADY_EXISTS);
    assertThat(
            pubsub()
                .schemas
                .listSchemas(ListSchemasRequest.newBuilder().setParent(pubsub().project()).build())
                .getSchemasList())
        .singleElement()
        .satisfies(
            listed -> {
              assertThat(listed.getName()).isEqualTo(created.getName());
              assertThat(listed.getDefinition()).isEmpty();
            });

    pubsub()
        .schemas
        .deleteSchema(DeleteSchemaRequest.newBuilder().setName(created.getName()).build());
    assertStatus(() -> get(created.getName()), Status.Code.NOT_FOUND);
  }

  @Test
  default void revisionsAreCommittedRolledBackAndDeleted() {
    Schema first = protoOrder();
    Schema second = commit(first, PROTO_WITH_NOTE);
    assertThat(second.getRevisionId()).isNotEqualTo(first.getRevisionId());
    assertThat(get(first.getName()).getDefinition()).isEqualTo(PROTO_WITH_NOTE);

    Schema third =
        pubsub()
            .schemas
            .rollbackSchema(
                RollbackSchemaRequest.newBuilder()
                    .setName(first.getName())
                    .setRevisionId(first.getRevisionId())
                    .build());
    assertThat(third.getDefinition()).isEqualTo(PROTO);

    pubsub()
        .schemas
        .deleteSchemaRevision(
            DeleteSchemaRevisionRequest.newBuilder()
                .setName(first.getName() + "@" + second.getRevisionId())
                .build());
    assertThat(
            pubsub()
                .schemas
                .listSchemaRevisions(
                    ListSchemaRevisionsRequest.newBuilder()
                        .setName(first.getName())
                        .setView(SchemaView.FULL)
                        .build())
                .getSchemasList())
        .extracting(Schema::getRevisionId)
        .containsExactly(third.getRevisionId(), first.getRevisionId());
  }

  @Test
  default void aRevisionThatChangesAFieldIsRefused() {
    Schema schema = protoOrder();

    assertStatus(
        () -> commit(schema, PROTO.replace("int32 pieces", "string pieces")),
        Status.Code.INVALID_ARGUMENT);
  }

  @Test
  default void invalidDefinitionsAreRefused() {
    assertInvalid(Schema.Type.PROTOCOL_BUFFER, "message Order {");
    assertInvalid(Schema.Type.PROTOCOL_BUFFER, "");
    assertInvalid(Schema.Type.PROTOCOL_BUFFER, "syntax = \"proto3\"; message A {} message B {}");
    assertInvalid(
        Schema.Type.PROTOCOL_BUFFER, "syntax = \"proto3\"; message A { Missing field = 1; }");
    assertInvalid(Schema.Type.AVRO, "{\"type\": \"record\"}");
    assertInvalid(Schema.Type.AVRO, "nonsense");
    assertInvalid(Schema.Type.TYPE_UNSPECIFIED, AVRO);
  }

  private void assertInvalid(Schema.Type type, String definition) {
    Schema schema = Schema.newBuilder().setType(type).setDefinition(definition).build();
    assertStatus(() -> create("invalid", type, definition), Status.Code.INVALID_ARGUMENT);
    assertStatus(
        () ->
            pubsub()
                .schemas
                .validateSchema(
                    ValidateSchemaRequest.newBuilder()
                        .setParent(pubsub().project())
                        .setSchema(schema)
                        .build()),
        Status.Code.INVALID_ARGUMENT);
  }

  @Test
  default void messagesAreValidatedWithoutPublishing() {
    Schema schema = protoOrder();
    var request =
        ValidateMessageRequest.newBuilder()
            .setParent(pubsub().project())
            .setName(schema.getName())
            .setEncoding(Encoding.JSON);

    pubsub()
        .schemas
        .validateMessage(
            request
                .setMessage(ByteString.copyFromUtf8("{\"customer\": \"a\", \"pieces\": 2}"))
                .build());
    assertStatus(
        () ->
            pubsub()
                .schemas
                .validateMessage(
                    request.setMessage(ByteString.copyFromUtf8("{\"pieces\": \"many\"}")).build()),
        Status.Code.INVALID_ARGUMENT);
  }

  @Test
  default void aTopicTakesWhatFollowsItsSchemaAndSaysWhichRevision() {
    Schema schema = protoOrder();
    orders(SchemaSettings.newBuilder().setSchema(schema.getName()).setEncoding(Encoding.JSON));

    publish("{\"customer\": \"a\"}");
    assertStatus(() -> publish("{\"customer\": 1, \"x\": 2}"), Status.Code.INVALID_ARGUMENT);
    assertStatus(() -> publish("nonsense"), Status.Code.INVALID_ARGUMENT);

    assertThat(pubsub().pullAtLeast("billing", 1))
        .singleElement()
        .satisfies(
            received ->
                assertThat(received.getMessage().getAttributesMap())
                    .isEqualTo(
                        Map.of(
                            "googclient_schemaencoding", "JSON",
                            "googclient_schemaname", schema.getName(),
                            "googclient_schemarevisionid", schema.getRevisionId())));
  }

  @Test
  default void binaryProtobufIsValidated() {
    orders(
        SchemaSettings.newBuilder().setSchema(protoOrder().getName()).setEncoding(Encoding.BINARY));

    publish(hex("0a01611002"));
    assertStatus(() -> publish(hex("0a0561")), Status.Code.INVALID_ARGUMENT);
  }

  @Test
  default void avroIsValidatedInBothEncodings() {
    String name = create("order", Schema.Type.AVRO, AVRO).getName();
    orders(SchemaSettings.newBuilder().setSchema(name).setEncoding(Encoding.BINARY));

    publish(hex("026104"));
    assertStatus(() -> publish(hex("0261")), Status.Code.INVALID_ARGUMENT);

    pubsub()
        .publisher
        .updateTopic(
            UpdateTopicRequest.newBuilder()
                .setTopic(
                    Topic.newBuilder()
                        .setName(pubsub().topicName("orders"))
                        .setSchemaSettings(
                            SchemaSettings.newBuilder().setSchema(name).setEncoding(Encoding.JSON)))
                .setUpdateMask(FieldMask.newBuilder().addPaths("schema_settings"))
                .build());
    publish("{\"customer\": \"a\", \"pieces\": 2}");
    assertStatus(() -> publish("{\"customer\": \"a\"}"), Status.Code.INVALID_ARGUMENT);
  }

  @Test
  default void aTopicTakesOnlyTheRevisionsItNames() {
    Schema first = protoOrder();
    Schema second = commit(first, PROTO_WITH_NOTE);
    orders(
        SchemaSettings.newBuilder()
            .setSchema(first.getName())
            .setEncoding(Encoding.JSON)
            .setFirstRevisionId(first.getRevisionId())
            .setLastRevisionId(first.getRevisionId()));

    assertStatus(() -> publish("{\"note\": \"new\"}"), Status.Code.INVALID_ARGUMENT);
    pubsub()
        .publisher
        .updateTopic(
            UpdateTopicRequest.newBuilder()
                .setTopic(
                    Topic.newBuilder()
                        .setName(pubsub().topicName("orders"))
                        .setSchemaSettings(
                            SchemaSettings.newBuilder().setLastRevisionId(second.getRevisionId())))
                .setUpdateMask(FieldMask.newBuilder().addPaths("schema_settings.last_revision_id"))
                .build());

    publish("{\"note\": \"new\"}");
    assertThat(
            pubsub()
                .pullAtLeast("billing", 1)
                .getFirst()
                .getMessage()
                .getAttributesOrThrow("googclient_schemarevisionid"))
        .isEqualTo(second.getRevisionId());
  }

  @Test
  default void aTopicWhoseSchemaIsDeletedTakesNothing() {
    Schema schema = protoOrder();
    orders(SchemaSettings.newBuilder().setSchema(schema.getName()).setEncoding(Encoding.JSON));

    pubsub()
        .schemas
        .deleteSchema(DeleteSchemaRequest.newBuilder().setName(schema.getName()).build());

    assertThat(
            pubsub()
                .publisher
                .getTopic(
                    GetTopicRequest.newBuilder().setTopic(pubsub().topicName("orders")).build())
                .getSchemaSettings()
                .getSchema())
        .isEqualTo("_deleted-schema_");
    assertStatus(() -> publish("{}"), Status.Code.NOT_FOUND);
  }

  @Test
  default void aTopicNeedsASchemaThatExists() {
    assertStatus(
        () ->
            orders(
                SchemaSettings.newBuilder()
                    .setSchema(pubsub().project() + "/schemas/missing")
                    .setEncoding(Encoding.JSON)),
        Status.Code.NOT_FOUND);
  }
}
