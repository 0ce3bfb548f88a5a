package com.salesintelligence.local.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.Field.Mode;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.InsertAllRequest;
import com.google.cloud.bigquery.InsertAllResponse;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.TableId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows by tabledata.insertAll, spoken by Google's client. */
class InsertAllIT {

  @RegisterExtension static final SharedServer SERVER = new SharedServer();

  private static Clients clients;

  @BeforeAll
  static void start() {
    clients = SERVER.clients();
  }

  @Test
  void rowsAreStoredWithAllTheirTypes() {
    TableId table =
        clients.createTable(
            "kinds",
            List.of(),
            Field.of("id", StandardSQLTypeName.INT64),
            Field.of("seen", StandardSQLTypeName.TIMESTAMP),
            Field.newBuilder("tags", StandardSQLTypeName.STRING).setMode(Mode.REPEATED).build(),
            Field.of("extra", StandardSQLTypeName.JSON),
            Field.of(
                "part", StandardSQLTypeName.STRUCT, Field.of("x", StandardSQLTypeName.FLOAT64)),
            Field.newBuilder("word", StandardSQLTypeName.STRING)
                .setDefaultValueExpression("'none'")
                .build());
    InsertAllResponse response =
        clients
            .bigQuery()
            .insertAll(
                InsertAllRequest.newBuilder(table)
                    .addRow(
                        Map.of(
                            "id",
                            7,
                            "seen",
                            "2024-01-02T03:04:05Z",
                            "tags",
                            List.of("a", "b"),
                            "extra",
                            "{\"k\": [1]}",
                            "part",
                            Map.of("x", 0.5)))
                    .build());
    assertThat(response.hasErrors()).isFalse();
    FieldValueList row = clients.rows(table).getFirst();
    assertThat(row.get("id").getLongValue()).isEqualTo(7);
    assertThat(row.get("seen").getTimestampValue()).isEqualTo(1_704_164_645_000_000L);
    assertThat(row.get("tags").getRepeatedValue()).hasSize(2);
    assertThat(row.get("extra").getStringValue()).isEqualTo("{\"k\":[1]}");
    assertThat(row.get("part").getRecordValue().get(0).getDoubleValue()).isEqualTo(0.5);
    assertThat(row.get("word").getStringValue()).isEqualTo("none");
  }

  @Test
  void aBadRowStopsTheOthersUnlessItIsToBeSkipped() {
    TableId table =
        clients.createTable("partly", List.of(), Field.of("n", StandardSQLTypeName.INT64));
    InsertAllRequest.Builder request =
        InsertAllRequest.newBuilder(table)
            .addRow(Map.of("n", 1))
            .addRow(Map.of("n", "two"))
            .addRow(Map.of("m", 3));
    Map<Long, List<BigQueryError>> errors =
        clients.bigQuery().insertAll(request.build()).getInsertErrors();
    assertThat(errors.get(0L).getFirst().getReason()).isEqualTo("stopped");
    assertThat(errors.get(1L).getFirst().getReason()).isEqualTo("invalid");
    assertThat(errors.get(1L).getFirst().getLocation()).isEqualTo("n");
    assertThat(errors.get(2L).getFirst().getMessage()).isEqualTo("no such field: m.");
    assertThat(clients.rows(table)).isEmpty();
    InsertAllRequest skipping =
        request.setSkipInvalidRows(true).setIgnoreUnknownValues(true).build();
    assertThat(clients.bigQuery().insertAll(skipping).getInsertErrors()).containsOnlyKeys(1L);
    assertThat(clients.rows(table)).hasSize(2);
  }

  @Test
  void aRowIsKnownAgainByItsId() {
    TableId table =
        clients.createTable("known", List.of(), Field.of("n", StandardSQLTypeName.INT64));
    for (int i = 0; i < 2; i++) {
      clients
          .bigQuery()
          .insertAll(
              InsertAllRequest.newBuilder(table)
                  .addRow("first", Map.of("n", 1))
                  .addRow("second" + i, Map.of("n", 2))
                  .build());
    }
    assertThat(clients.rows(table)).hasSize(3);
  }
}
