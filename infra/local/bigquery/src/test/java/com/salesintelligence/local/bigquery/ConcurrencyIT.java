package com.salesintelligence.local.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.storage.v1.ProtoRows;
import com.google.cloud.bigquery.storage.v1.StreamWriter;
import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who reads does not wait for who writes, and long queries do not stop short ones. */
class ConcurrencyIT {

  private static final String ENDLESS =
      "SELECT COUNT(*) FROM UNNEST(GENERATE_ARRAY(1, 1000000)) a, UNNEST(GENERATE_ARRAY(1, 1000000)) b WHERE MOD(a * b, 7) = 3";

  @RegisterExtension static final SharedServer SERVER = new SharedServer();

  private static Clients clients;
  private static Wire wire;

  @BeforeAll
  static void start() {
    clients = SERVER.clients();
    wire = SERVER.wire();
  }

  @Test
  void aQueryIsAnsweredWhileRowsAreAppended() throws Exception {
    TableId table =
        clients.createTable(
            "busy",
            List.of(),
            Field.of("id", StandardSQLTypeName.STRING),
            Field.of("text", StandardSQLTypeName.STRING));
    ByteString row = new Thing("some id", "some text that is not short", "", "").bytes();
    var rows = ProtoRows.newBuilder();
    for (int i = 0; i < 20_000; i++) {
      rows.addSerializedRows(row);
    }
    try (StreamWriter writer = clients.writer(table.getTable(), Thing.PLAIN)) {
      var appends = new ArrayList<Future<?>>();
      for (int i = 0; i < 20; i++) {
        appends.add(writer.append(rows.build()));
      }
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () -> {
                long seen = count("busy");
                boolean writing = appends.stream().anyMatch(append -> !append.isDone());
                assertThat(seen % 20_000).isZero();
                assertThat(seen).isBetween(1L, 400_000L);
                assertThat(writing || seen == 400_000).isTrue();
              });
      for (Future<?> append : appends) {
        append.get();
      }
    }
    assertThat(count("busy")).isEqualTo(400_000);
  }

  @Test
  void aShortQueryIsAnsweredWhileLongOnesRun() {
    List<String> jobs = List.of("long_1", "long_2", "long_3");
    for (String id : jobs) {
      wire.post(
          "jobs",
          "{\"jobReference\":{\"jobId\":\"%s\"},\"configuration\":{\"query\":{\"query\":\"%s\",\"useLegacySql\":false}}}"
              .formatted(id, ENDLESS));
    }
    assertThat(wire.query("SELECT 1", "").text("/rows/0/f/0/v")).isEqualTo("1");
    for (String id : jobs) {
      assertThat(wire.get("jobs/" + id).text("/status/state")).isEqualTo("RUNNING");
      wire.post("jobs/" + id + "/cancel", "");
    }
    await()
        .untilAsserted(
            () ->
                assertThat(jobs)
                    .allSatisfy(
                        id ->
                            assertThat(wire.get("jobs/" + id).text("/status/errorResult/reason"))
                                .isEqualTo("stopped")));
  }

  private static long count(String table) {
    return Long.parseLong(
        wire.query("SELECT COUNT(*) FROM things." + table, "").text("/rows/0/f/0/v"));
  }
}
