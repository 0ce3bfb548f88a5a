package com.salesintelligence.local.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.Routine;
import com.google.cloud.bigquery.RoutineArgument;
import com.google.cloud.bigquery.RoutineId;
import com.google.cloud.bigquery.RoutineInfo;
import com.google.cloud.bigquery.StandardSQLDataType;
import com.google.common.collect.ImmutableList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Functions by the REST API, spoken by Google's client. */
class RoutinesIT {

  private static final RoutineId DOUBLED = RoutineId.of("things", "doubled");

  @RegisterExtension static final SharedServer SERVER = new SharedServer();

  private static Clients clients;

  @BeforeAll
  static void start() {
    clients = SERVER.clients();
  }

  @Test
  void aFunctionIsMadeChangedListedAndRemoved() {
    Routine made = clients.bigQuery().create(doubled("x * 2"));
    assertThat(made.getBody()).isEqualTo("x * 2");
    assertThat(value("SELECT things.doubled(21)")).isEqualTo("42");
    assertThatThrownBy(() -> clients.bigQuery().create(doubled("x")))
        .isInstanceOfSatisfying(
            BigQueryException.class, e -> assertThat(e.getCode()).isEqualTo(409));
    clients.bigQuery().update(doubled("x * 20"));
    assertThat(value("SELECT things.doubled(21)")).isEqualTo("420");
    assertThat(clients.bigQuery().listRoutines("things").iterateAll())
        .extracting(routine -> routine.getRoutineId().getRoutine())
        .contains("doubled");
    assertThat(clients.bigQuery().delete(DOUBLED)).isTrue();
    assertThat(clients.bigQuery().getRoutine(DOUBLED)).isNull();
  }

  @Test
  void aBodyThatIsWrongIsRefused() {
    assertThatThrownBy(() -> clients.bigQuery().create(doubled("nope + 1")))
        .hasMessageContaining("nope");
    RoutineInfo script = doubled("x").toBuilder().setLanguage("JAVASCRIPT").build();
    assertThatThrownBy(() -> clients.bigQuery().create(script))
        .hasMessageContaining("JAVASCRIPT is not supported");
  }

  private static RoutineInfo doubled(String body) {
    return RoutineInfo.newBuilder(DOUBLED)
        .setRoutineType("SCALAR_FUNCTION")
        .setLanguage("SQL")
        .setArguments(
            ImmutableList.of(
                RoutineArgument.newBuilder()
                    .setName("x")
                    .setDataType(StandardSQLDataType.newBuilder("INT64").build())
                    .build()))
        .setBody(body)
        .build();
  }

  private static String value(String sql) {
    return clients.query(sql).iterateAll().iterator().next().get(0).getStringValue();
  }
}
