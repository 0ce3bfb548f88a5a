package com.salesintelligence.local.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.api.gax.rpc.BidiStream;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteClient;
import com.google.cloud.bigquery.storage.v1.ProtoRows;
import com.google.cloud.bigquery.storage.v1.ProtoSchema;
import com.google.cloud.bigquery.storage.v1.StorageError;
import com.google.cloud.bigquery.storage.v1.StorageError.StorageErrorCode;
import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import io.grpc.Status;
import io.grpc.protobuf.ProtoUtils;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What clients that are not Java's do: they send the schema again with each request. */
class RawConnectionIT {

  @RegisterExtension static final SharedServer SERVER = new SharedServer();

  private static final DescriptorProto ROW =
      DescriptorProto.newBuilder()
          .setName("Row")
          .addField(text("id", 1))
          .addField(text("word", 2))
          .build();
  private static final DescriptorProto CHANGE =
      ROW.toBuilder().addField(text("_CHANGE_TYPE", 3)).build();

  private static Clients clients;
  private static BigQueryWriteClient write;

  @BeforeAll
  static void start() {
    clients = SERVER.clients();
    write = clients.writeClient();
  }

  @AfterAll
  static void stop() {
    write.close();
  }

  @Test
  void aSchemaThatIsSentAgainStillLearnsOfNewColumns() {
    table("grows");
    var connection = new Connection("grows");
    assertThat(connection.send(ROW, row("1", "a", "")).hasUpdatedSchema()).isFalse();
    clients.query("ALTER TABLE things.grows ADD COLUMN extra STRING");
    assertThat(connection.send(ROW, row("2", "b", "")).getUpdatedSchema().getFieldsCount())
        .isEqualTo(3);
    DescriptorProto wider = ROW.toBuilder().addField(text("extra", 3)).build();
    assertThat(connection.send(wider, row("3", "c", "d")).hasUpdatedSchema()).isFalse();
  }

  @Test
  void aRequestNeedsRows() {
    table("empty");
    var connection = new Connection("empty");
    assertThat(connection.send(ROW).getError().getMessage()).startsWith("Rows must be specified.");
    assertThat(connection.send(ROW, row("1", "a", "")).hasError()).isFalse();
  }

  @Test
  void extraFieldsEndAConnectionWithTheDetailInItsTrailers() {
    table("narrow");
    var connection = new Connection("narrow");
    assertThat(connection.send(ROW, row("1", "a", "")).hasError()).isFalse();
    DescriptorProto wider = ROW.toBuilder().addField(text("extra", 3)).build();
    Throwable problem = catchThrowable(() -> connection.send(wider, row("2", "b", "c")));
    assertThat(Status.fromThrowable(problem).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    StorageError detail =
        Status.trailersFromThrowable(problem)
            .get(ProtoUtils.keyForProto(StorageError.getDefaultInstance()));
    assertThat(detail.getCode()).isEqualTo(StorageErrorCode.SCHEMA_MISMATCH_EXTRA_FIELDS);
    assertThat(detail.getErrorMessage())
        .isEqualTo("Schema mismatch due to extra fields in user schema");
    assertThat(clients.rows(TableId.of("demo", "things", "narrow"))).hasSize(1);
  }

  @Test
  void rowsThatWereInsertedAreReplacedAndDeletedByChanges() {
    TableId table = keyed("people");
    var connection = new Connection("people");
    connection.send(CHANGE, row("1", "Ann", "INSERT"), row("2", "Bob", "INSERT"));
    new Connection("people").send(ROW, row("3", "Carl", ""));
    assertThat(clients.rows(table)).hasSize(3);
    connection.send(
        CHANGE,
        row("1", "Anna", "UPSERT"),
        row("2", "", "DELETE"),
        row("3", "Karl", "UPSERT"),
        row("4", "Dora", "UPSERT"));
    assertThat(clients.rows(table))
        .extracting((FieldValueList row) -> row.get("word").getStringValue())
        .containsExactlyInAnyOrder("Anna", "Karl", "Dora");
  }

  @Test
  void otherKindsOfChangesAreRefused() {
    keyed("kinds");
    AppendRowsResponse answer = new Connection("kinds").send(CHANGE, row("1", "a", "REPLACE"));
    assertThat(answer.getRowErrors(0).getMessage())
        .contains("REPLACE is neither INSERT, UPSERT nor DELETE");
  }

  private static void table(String name) {
    clients.createTable(name, List.of(), column("id"), column("word"));
  }

  private static TableId keyed(String name) {
    return clients.createTable(name, List.of("id"), column("id"), column("word"));
  }

  private static Field column(String name) {
    return Field.of(name, StandardSQLTypeName.STRING);
  }

  private static FieldDescriptorProto text(String name, int number) {
    return FieldDescriptorProto.newBuilder()
        .setName(name)
        .setNumber(number)
        .setType(Type.TYPE_STRING)
        .build();
  }

  /** Short texts, so that their lengths are one byte; those that are empty are left out. */
  private static ByteString row(String... values) {
    ByteString row = ByteString.EMPTY;
    for (int i = 0; i < values.length; i++) {
      if (!values[i].isEmpty()) {
        byte[] tag = {(byte) (i + 1 << 3 | 2), (byte) values[i].length()};
        row = row.concat(ByteString.copyFrom(tag)).concat(ByteString.copyFromUtf8(values[i]));
      }
    }
    return row;
  }

  /** A connection to the default stream of a table. */
  private static final class Connection {
    private final String stream;
    private final BidiStream<AppendRowsRequest, AppendRowsResponse> calls =
        write.appendRowsCallable().call();
    private final Iterator<AppendRowsResponse> answers = calls.iterator();

    Connection(String table) {
      stream = "projects/demo/datasets/things/tables/" + table + "/streams/_default";
    }

    AppendRowsResponse send(DescriptorProto schema, ByteString... rows) {
      calls.send(
          AppendRowsRequest.newBuilder()
              .setWriteStream(stream)
              .setProtoRows(
                  AppendRowsRequest.ProtoData.newBuilder()
                      .setWriterSchema(ProtoSchema.newBuilder().setProtoDescriptor(schema))
                      .setRows(ProtoRows.newBuilder().addAllSerializedRows(List.of(rows))))
              .build());
      return answers.next();
    }
  }
}
