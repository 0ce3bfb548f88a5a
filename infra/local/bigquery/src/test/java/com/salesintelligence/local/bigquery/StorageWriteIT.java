package com.salesintelligence.local.bigquery;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.Field.Mode;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.storage.v1.Exceptions.AppendSerializtionError;
import com.google.cloud.bigquery.storage.v1.ProtoRows;
import com.google.cloud.bigquery.storage.v1.StreamWriter;
import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The Storage Write API, spoken by Google's client. */
class StorageWriteIT {

  @RegisterExtension static final SharedServer SERVER = new SharedServer();

  private static Clients clients;

  @BeforeAll
  static void start() {
    clients = SERVER.clients();
  }

  @Test
  void theNewestVersionWinsInWhateverOrderItComes() throws Exception {
    TableId table = clients.createTable("order_of_versions", List.of("id"), Thing.COLUMNS);
    try (StreamWriter writer = clients.writer(table.getTable(), Thing.ROW)) {
      append(writer, Thing.upsert("a", "third", 3), Thing.upsert("a", "second", 2));
      append(writer, Thing.upsert("a", "first", 1), Thing.upsert("b", "only", 1));
      append(writer, Thing.upsert("b", "newer", 10));
    }
    assertThat(texts(table)).isEqualTo(Map.of("a", "third", "b", "newer"));
  }

  @Test
  void aDeletedRowStaysDeletedWhenAnOlderVersionComesLate() throws Exception {
    TableId table = clients.createTable("deleted", List.of("id"), Thing.COLUMNS);
    try (StreamWriter writer = clients.writer(table.getTable(), Thing.ROW)) {
      append(writer, Thing.upsert("a", "one", 1), Thing.delete("never-there", 5));
      append(writer, Thing.delete("a", 3));
      append(writer, Thing.upsert("a", "late", 2), Thing.upsert("never-there", "late", 4));
      assertThat(texts(table)).isEmpty();
      append(writer, Thing.upsert("a", "back", 4));
    }
    assertThat(texts(table)).isEqualTo(Map.of("a", "back"));
  }

  @Test
  void sequenceNumbersAreComparedSectionBySection() throws Exception {
    TableId table = clients.createTable("sections", List.of("id"), Thing.COLUMNS);
    try (StreamWriter writer = clients.writer(table.getTable(), Thing.ROW)) {
      append(writer, new Thing("a", "high", "UPSERT", "FFFFFFFFFFFFFFFF/0/FF"));
      append(writer, new Thing("a", "lower", "UPSERT", "FFFFFFFFFFFFFFFF/0/9"));
      append(
          writer, new Thing("b", "low", "UPSERT", "A/9"), new Thing("b", "up", "UPSERT", "a/10"));
    }
    assertThat(texts(table)).isEqualTo(Map.of("a", "high", "b", "up"));
  }

  @Test
  void oneBadRowRejectsItsRequestAndIsNamed() throws Exception {
    TableId table = clients.createTable("bad_rows", List.of("id"), Thing.COLUMNS);
    ByteString noKey = Thing.upsert("", "no key", 1).bytes();
    ByteString notText =
        Thing.upsert("x", "?", 1).bytes().concat(ByteString.copyFrom(new byte[] {18, 1, -1}));
    ByteString truncated = Thing.upsert("y", "cut", 1).bytes().substring(0, 5);
    ProtoRows rows =
        ProtoRows.newBuilder()
            .addSerializedRows(Thing.upsert("good", "good", 1).bytes())
            .addSerializedRows(noKey)
            .addSerializedRows(notText)
            .addSerializedRows(truncated)
            .addSerializedRows(new Thing("z", "z", "UPDATE", "1").bytes())
            .addSerializedRows(new Thing("z", "z", "UPSERT", "not hex").bytes())
            .build();
    try (StreamWriter writer = clients.writer(table.getTable(), Thing.ROW)) {
      Throwable problem = failure(writer, rows);
      assertThat(problem).isInstanceOf(AppendSerializtionError.class);
      Map<Integer, String> errors = ((AppendSerializtionError) problem).getRowIndexToErrorMessage();
      assertThat(errors).containsOnlyKeys(1, 2, 3, 4, 5);
      assertThat(errors.get(1)).contains("id is required");
      assertThat(errors.get(2)).contains("text").contains("UTF-8");
      assertThat(errors.get(5)).contains("_CHANGE_SEQUENCE_NUMBER");
      assertThat(texts(table)).isEmpty();
      append(writer, Thing.upsert("good", "good", 1));
    }
    assertThat(texts(table)).isEqualTo(Map.of("good", "good"));
  }

  @Test
  void anUpsertNeedsAPrimaryKey() throws Exception {
    TableId table = clients.createTable("no_key", List.of(), Thing.COLUMNS);
    try (StreamWriter writer = clients.writer(table.getTable(), Thing.ROW)) {
      Throwable problem = failure(writer, Thing.rows(Thing.upsert("a", "a", 1)));
      assertThat(((AppendSerializtionError) problem).getRowIndexToErrorMessage().get(0))
          .contains("UPSERT is not a valid CHANGE_TYPE in insert mode");
      append(writer, new Thing("a", "plain", "", ""), new Thing("a", "again", "", ""));
    }
    assertThat(clients.rows(table)).hasSize(2);
  }

  @Test
  void aSchemaThatDoesNotFitIsRefusedForGood() {
    TableId table = clients.createTable("mismatch", List.of("id"), Thing.COLUMNS);
    DescriptorProto extra =
        Thing.ROW.toBuilder().addField(Thing.field("colour", 9, Type.TYPE_STRING)).build();
    DescriptorProto wrong =
        Thing.ROW.toBuilder().setField(1, Thing.field("text", 2, Type.TYPE_DOUBLE)).build();
    try (StreamWriter writer = clients.writer(table.getTable(), extra)) {
      assertThat(failure(writer, Thing.rows(Thing.upsert("a", "a", 1))))
          .hasMessageContaining("extra fields: 'colour'");
    }
    try (StreamWriter writer = clients.writer(table.getTable(), wrong)) {
      assertThat(failure(writer, Thing.rows(Thing.upsert("a", "a", 1))))
          .hasMessageContaining("INVALID_ARGUMENT")
          .hasMessageContaining("proto field type double, BigQuery field type STRING");
    }
  }

  @Test
  void aMissingTableIsNotFound() {
    try (StreamWriter writer = clients.writer("nowhere", Thing.ROW)) {
      assertThat(failure(writer, Thing.rows(Thing.upsert("a", "a", 1))))
          .hasMessageContaining("NOT_FOUND");
    }
  }

  @Test
  void everyTypeArrivesAsItWasSent() throws Exception {
    TableId table =
        clients.createTable(
            "types",
            List.of("id"),
            Field.newBuilder("id", StandardSQLTypeName.INT64).setMode(Mode.REQUIRED).build(),
            Field.of("at", StandardSQLTypeName.TIMESTAMP),
            Field.of("day", StandardSQLTypeName.DATE),
            Field.of("amount", StandardSQLTypeName.NUMERIC),
            Field.of("score", StandardSQLTypeName.FLOAT64),
            Field.of("flag", StandardSQLTypeName.BOOL),
            Field.of("raw", StandardSQLTypeName.BYTES),
            Field.newBuilder("words", StandardSQLTypeName.STRING).setMode(Mode.REPEATED).build(),
            Field.newBuilder("vector", StandardSQLTypeName.FLOAT64).setMode(Mode.REPEATED).build(),
            Field.newBuilder(
                    "parts",
                    StandardSQLTypeName.STRUCT,
                    Field.of("name", StandardSQLTypeName.STRING),
                    Field.newBuilder("notes", StandardSQLTypeName.STRING)
                        .setMode(Mode.REPEATED)
                        .build())
                .setMode(Mode.REPEATED)
                .build(),
            Field.newBuilder(
                    "one",
                    StandardSQLTypeName.STRUCT,
                    Field.of("name", StandardSQLTypeName.STRING),
                    Field.of("size", StandardSQLTypeName.INT64))
                .build());
    try (StreamWriter writer = clients.writer("types", AllTypes.ROW)) {
      writer.append(AllTypes.rows()).get();
    }
    List<FieldValueList> rows = clients.rows(table);
    assertThat(rows).hasSize(2);
    FieldValueList full = rows.getFirst();
    assertThat(full.get("id").getLongValue()).isEqualTo(-7);
    assertThat(full.get("at").getTimestampValue()).isEqualTo(1_760_000_000_123_456L);
    assertThat(full.get("day").getStringValue()).isEqualTo("2024-02-29");
    assertThat(full.get("amount").getStringValue()).isEqualTo("-12345678901234567890.123456789");
    assertThat(full.get("score").getDoubleValue()).isEqualTo(0.1);
    assertThat(full.get("flag").getBooleanValue()).isTrue();
    assertThat(full.get("raw").getBytesValue()).containsExactly(0, -1, 7);
    assertThat(full.get("words").getRepeatedValue())
        .extracting("value")
        .containsExactly("short", "Grüße, länger als zwölf Zeichen", "");
    assertThat(full.get("vector").getRepeatedValue()).hasSize(384);
    FieldValueList part = full.get("parts").getRepeatedValue().getFirst().getRecordValue();
    assertThat(part.get(0).getStringValue()).isEqualTo("part");
    assertThat(part.get(1).getRepeatedValue()).hasSize(2);
    assertThat(full.get("one").getRecordValue().get(1).getLongValue()).isEqualTo(3);
    FieldValueList empty = rows.getLast();
    assertThat(empty.get("at").isNull()).isTrue();
    assertThat(empty.get("one").isNull()).isTrue();
    assertThat(empty.get("words").getRepeatedValue()).isEmpty();
  }

  @Test
  void aRowOfNineMegabytesIsTaken() throws Exception {
    TableId table = clients.createTable("large", List.of("id"), Thing.COLUMNS);
    String text = "x".repeat(9_000_000);
    try (StreamWriter writer = clients.writer(table.getTable(), Thing.ROW)) {
      append(writer, Thing.upsert("a", text, 1));
    }
    assertThat(texts(table).get("a")).hasSize(9_000_000);
  }

  private static void append(StreamWriter writer, Thing... things) throws Exception {
    writer.append(Thing.rows(things)).get();
  }

  private static Throwable failure(StreamWriter writer, ProtoRows rows) {
    try {
      writer.append(rows).get();
    } catch (ExecutionException e) {
      return e.getCause();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    throw new AssertionError("The rows were taken");
  }

  private static Map<String, String> texts(TableId table) {
    return clients.rows(table).stream()
        .collect(
            toMap(row -> row.get("id").getStringValue(), row -> row.get("text").getStringValue()));
  }
}
