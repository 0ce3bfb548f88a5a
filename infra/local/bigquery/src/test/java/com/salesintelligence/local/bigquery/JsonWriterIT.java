package com.salesintelligence.local.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.Field.Mode;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.storage.v1.AppendRowsRequest.MissingValueInterpretation;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteClient;
import com.google.cloud.bigquery.storage.v1.CivilTimeEncoder;
import com.google.cloud.bigquery.storage.v1.Exceptions.AppendSerializationError;
import com.google.cloud.bigquery.storage.v1.JsonStreamWriter;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Google's JsonStreamWriter: it asks for the table's schema and encodes rows by it. */
class JsonWriterIT {

  @RegisterExtension static final SharedServer SERVER = new SharedServer();

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
  void civilTimesArriveAsTheyWerePacked() throws Exception {
    TableId table =
        clients.createTable(
            "civil",
            List.of(),
            Field.of("d", StandardSQLTypeName.DATETIME),
            Field.newBuilder("t", StandardSQLTypeName.TIME).setMode(Mode.REPEATED).build());
    var row =
        new JSONObject()
            .put(
                "d",
                CivilTimeEncoder.encodePacked64DatetimeMicrosLocalDateTime(
                    LocalDateTime.of(2026, 3, 11, 5, 45, 12, 9_000_000)))
            .put(
                "t",
                new JSONArray(
                    List.of(
                        CivilTimeEncoder.encodePacked64TimeMicrosLocalTime(LocalTime.MIDNIGHT),
                        CivilTimeEncoder.encodePacked64TimeMicrosLocalTime(
                            LocalTime.of(23, 59, 59, 999_999_000)))));
    try (JsonStreamWriter writer = writer("civil").build()) {
      writer.append(new JSONArray().put(row)).get();
    }
    FieldValueList stored = clients.rows(table).getFirst();
    assertThat(stored.get("d").getStringValue()).isEqualTo("2026-03-11T05:45:12.009000");
    assertThat(stored.get("t").getRepeatedValue())
        .extracting("value")
        .containsExactly("00:00:00", "23:59:59.999999");
  }

  @Test
  void namesThatProtobufDoesNotKnowAreTaken() throws Exception {
    TableId table =
        clients.createTable(
            "flexible",
            List.of(),
            Field.of("naïve-列", StandardSQLTypeName.STRING),
            Field.newBuilder(
                    "part 列",
                    StandardSQLTypeName.STRUCT,
                    Field.of("in-列", StandardSQLTypeName.INT64))
                .setMode(Mode.REPEATED)
                .build());
    var part = new JSONObject().put("in-列", 7);
    var row = new JSONObject().put("naïve-列", "a").put("part 列", new JSONArray().put(part));
    try (JsonStreamWriter writer = writer("flexible").build()) {
      writer.append(new JSONArray().put(row)).get();
    }
    FieldValueList stored = clients.rows(table).getFirst();
    assertThat(stored.get(0).getStringValue()).isEqualTo("a");
    assertThat(stored.get(1).getRepeatedValue().getFirst().getRecordValue().get(0).getLongValue())
        .isEqualTo(7);
  }

  @Test
  void missingValuesAreDefaultsWhereTheWriterSaysSo() throws Exception {
    TableId table = withDefaults("defaults");
    try (JsonStreamWriter writer =
        writer("defaults")
            .setDefaultMissingValueInterpretation(MissingValueInterpretation.DEFAULT_VALUE)
            .build()) {
      writer.append(new JSONArray().put(new JSONObject().put("plain", "a"))).get();
      writer.append(new JSONArray().put(new JSONObject()).put(new JSONObject())).get();
    }
    List<FieldValueList> rows = clients.rows(table);
    assertThat(rows)
        .extracting(row -> row.get("plain").isNull())
        .containsExactly(false, true, true);
    assertThat(rows).allSatisfy(row -> assertThat(row.get("word").getValue()).isEqualTo("none"));
    assertThat(rows).allSatisfy(row -> assertThat(row.get("at").getTimestampValue()).isPositive());
    assertThat(rows).extracting(row -> row.get("uuid").getStringValue()).doesNotHaveDuplicates();
  }

  @Test
  void missingValuesAreNullsWhereTheWriterSaysNothing() throws Exception {
    TableId table = withDefaults("nulls");
    try (JsonStreamWriter writer =
        writer("nulls")
            .setMissingValueInterpretationMap(
                Map.of("at", MissingValueInterpretation.DEFAULT_VALUE))
            .build()) {
      writer.append(new JSONArray().put(new JSONObject().put("plain", "a"))).get();
    }
    FieldValueList row = clients.rows(table).getFirst();
    assertThat(row.get("word").isNull()).isTrue();
    assertThat(row.get("at").isNull()).isFalse();
  }

  @Test
  void aWriterLearnsOfANewColumn() throws Exception {
    TableId table =
        clients.createTable("learning", List.of(), Field.of("a", StandardSQLTypeName.STRING));
    try (JsonStreamWriter writer = writer("learning").build()) {
      writer.append(new JSONArray().put(new JSONObject().put("a", "one"))).get();
      clients.query("ALTER TABLE things.learning ADD COLUMN b STRING");
      AppendRowsResponse response =
          writer.append(new JSONArray().put(new JSONObject().put("a", "two"))).get();
      assertThat(response.hasUpdatedSchema()).isTrue();
      writer.append(new JSONArray().put(new JSONObject().put("a", "three").put("b", "new"))).get();
    }
    assertThat(clients.rows(table).getLast().get("b").getStringValue()).isEqualTo("new");
  }

  @Test
  void aTextThatIsTooLongIsRefusedWithItsField() throws Exception {
    clients.createTable(
        "limited",
        List.of(),
        Field.newBuilder("foo", StandardSQLTypeName.STRING).setMaxLength(10L).build());
    try (JsonStreamWriter writer = writer("limited").build()) {
      var row = new JSONObject().put("foo", "aaabbbcccddd");
      assertThatThrownBy(() -> writer.append(new JSONArray().put(row)).get())
          .cause()
          .isInstanceOfSatisfying(
              AppendSerializationError.class,
              e ->
                  assertThat(e.getRowIndexToErrorMessage().get(0))
                      .isEqualTo(
                          "Field foo: STRING(10) has maximum length 10 but got a value with"
                              + " length 12 on field foo."));
    }
  }

  @Test
  void aDecimalIsRoundedToTheScaleOfItsColumn() throws Exception {
    TableId table =
        clients.createTable(
            "decimal",
            List.of(),
            Field.newBuilder("n", StandardSQLTypeName.NUMERIC)
                .setPrecision(5L)
                .setScale(2L)
                .build());
    try (JsonStreamWriter writer = writer("decimal").build()) {
      writer.append(new JSONArray().put(new JSONObject().put("n", "123.455"))).get();
      var large = new JSONArray().put(new JSONObject().put("n", "1000"));
      assertThatThrownBy(() -> writer.append(large).get())
          .cause()
          .isInstanceOf(AppendSerializationError.class);
    }
    assertThat(clients.rows(table))
        .extracting(row -> row.get("n").getStringValue())
        .containsExactly("123.46");
  }

  @Test
  void jsonIsCheckedAndStoredCompactly() throws Exception {
    TableId table = clients.createTable("json", List.of(), Field.of("j", StandardSQLTypeName.JSON));
    try (JsonStreamWriter writer = writer("json").build()) {
      writer
          .append(new JSONArray().put(new JSONObject().put("j", "{\"a b\": [1, \"x \\\" y\"]}")))
          .get();
      for (String wrong : List.of("{", "", "1 2", "nope")) {
        var bad = new JSONArray().put(new JSONObject().put("j", wrong));
        assertThatThrownBy(() -> writer.append(bad).get())
            .cause()
            .isInstanceOf(AppendSerializationError.class);
      }
    }
    assertThat(clients.rows(table))
        .extracting(row -> row.get("j").getStringValue())
        .containsExactly("{\"a b\":[1,\"x \\\" y\"]}");
  }

  @Test
  void numbersBeyondNumericAndRangesArriveAsTheyWereSent() throws Exception {
    TableId table =
        clients.createTable(
            "exact",
            List.of(),
            Field.of("big", StandardSQLTypeName.BIGNUMERIC),
            Field.newBuilder("period", StandardSQLTypeName.RANGE)
                .setRangeElementType(
                    com.google.cloud.bigquery.FieldElementType.newBuilder().setType("DATE").build())
                .build());
    String digits =
        "-12345678901234567890123456789012345678.12345678901234567890123456789012345678";
    var row =
        new JSONObject()
            .put("big", digits)
            .put("period", new JSONObject().put("start", "2024-02-29"));
    try (JsonStreamWriter writer = writer("exact").build()) {
      writer.append(new JSONArray().put(row)).get();
    }
    FieldValueList stored = clients.rows(table).getFirst();
    assertThat(stored.get("big").getStringValue()).isEqualTo(digits);
    assertThat(stored.get("period").getValue().toString()).contains("2024-02-29");
  }

  private static TableId withDefaults(String name) {
    return clients.createTable(
        name,
        List.of(),
        Field.newBuilder("word", StandardSQLTypeName.STRING)
            .setDefaultValueExpression("'none'")
            .build(),
        Field.of("plain", StandardSQLTypeName.STRING),
        Field.newBuilder("at", StandardSQLTypeName.TIMESTAMP)
            .setDefaultValueExpression("CURRENT_TIMESTAMP()")
            .build(),
        Field.newBuilder("uuid", StandardSQLTypeName.STRING)
            .setDefaultValueExpression("GENERATE_UUID()")
            .build());
  }

  private static JsonStreamWriter.Builder writer(String table) {
    return JsonStreamWriter.newBuilder(
        "projects/%s/datasets/%s/tables/%s".formatted(Clients.PROJECT, Clients.DATASET, table),
        write);
  }
}
