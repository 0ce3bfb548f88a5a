package com.salesintelligence.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.InsertAllRequest;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.TableDefinition;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableInfo;
import com.google.cloud.bigquery.ViewDefinition;
import com.salesintelligence.contracts.tables.AccountRow;
import com.salesintelligence.contracts.tables.Contribution;
import com.salesintelligence.contracts.tables.GmailMessageRow;
import com.salesintelligence.contracts.tables.RecommendationRow;
import com.salesintelligence.local.bigquery.BigQuerySettings;
import com.salesintelligence.local.bigquery.EmbeddedBigQuery;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The warehouse over the wire: Google's clients on this side, the embedded BigQuery on the other.
 */
class WarehouseIT {

  record AccountName(String accountId, @Nullable String accountName) {}

  record Count(long rows) {}

  record Part(String name, @Nullable Long points, List<String> evidence) {}

  record Recommendation(
      String accountId, LocalDate scoreDate, Long priorityScore, List<Part> parts) {}

  record Echo(
      String text,
      long number,
      double fraction,
      boolean flag,
      BigDecimal amount,
      Instant moment,
      LocalDate day,
      List<String> words,
      long count) {}

  private static final Query<AccountName> ACCOUNTS =
      Query.of("kit/accounts.sql", AccountName.class);
  private static final Query<Count> MAILS = Query.of("kit/mails.sql", Count.class);
  private static final Query<Recommendation> RECOMMENDATIONS =
      Query.of("kit/recommendations.sql", Recommendation.class);
  private static final Query<Echo> ECHO = Query.of("kit/echo.sql", Echo.class);

  private static final SimpleMeterRegistry METERS = new SimpleMeterRegistry();
  private static EmbeddedBigQuery server;
  private static Warehouse warehouse;

  @BeforeAll
  static void start() {
    server = EmbeddedBigQuery.start(BigQuerySettings.inMemory());
    Local.provision(Local.settings(server));
    warehouse = Warehouse.connect(Local.settings(server), METERS);
  }

  @AfterAll
  static void stop() {
    warehouse.close();
    server.close();
  }

  @Test
  void aConfirmedRowIsThereForTheNextQuery() {
    TableWriter<AccountRow> accounts = warehouse.writers().of(AccountRow.class);
    accounts.upsert(account("a1", "First"), 1).join();
    assertThat(names("a1")).containsExactly("First");
    CompletableFuture.allOf(
            accounts.upsert(account("a1", "Third"), 3), accounts.upsert(account("a1", "Second"), 2))
        .join();
    assertThat(names("a1")).containsExactly("Third");
    accounts.delete(account("a1", "not read"), 4).join();
    accounts.upsert(account("a1", "late"), 2).join();
    assertThat(names("a1")).isEmpty();
  }

  @Test
  void manyRowsTravelTogether() {
    TableWriter<GmailMessageRow> mails = warehouse.writers().of(GmailMessageRow.class);
    CompletableFuture<?>[] confirmed =
        IntStream.range(0, 5_000)
            .mapToObj(
                i -> mails.upsert(GmailMessageRow.newBuilder().setMessageId("m" + i).build(), i))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(confirmed).join();
    assertThat(warehouse.queries().list(MAILS)).containsExactly(new Count(5_000));
    assertThat(
            METERS
                .counter("warehouse.rows", "table", "gmail_message_facts", "outcome", "stored")
                .count())
        .isEqualTo(5_000);
    assertThat(METERS.timer("warehouse.append", "table", "gmail_message_facts").count())
        .isLessThan(500);
  }

  @Test
  void aRowThatBigQueryRefusesFailsAloneAndTheOthersAreStored() {
    TableWriter<AccountRow> accounts = warehouse.writers().of(AccountRow.class);
    CompletableFuture<Void> good = accounts.upsert(account("b1", "good"), 1);
    CompletableFuture<Void> bad =
        accounts.upsert(AccountRow.newBuilder().setAccountName("no id").build(), 1);
    CompletableFuture<Void> alsoGood = accounts.upsert(account("b2", "good"), 1);
    assertThatThrownBy(bad::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(RejectedRow.class)
        .hasMessageContaining("account_id is required");
    CompletableFuture.allOf(good, alsoGood).join();
    assertThat(names("b1", "b2")).containsExactly("good", "good");
  }

  @Test
  void aRowBeyondTheLimitIsRejectedWithoutBeingSent() {
    TableWriter<AccountRow> accounts = warehouse.writers().of(AccountRow.class);
    assertThatThrownBy(() -> accounts.upsert(account("big", "x".repeat(9_500_000)), 1).join())
        .cause()
        .isInstanceOf(RejectedRow.class)
        .hasMessageContaining("9 MB");
  }

  @Test
  void nestedRowsBecomeNestedRecords() {
    warehouse
        .writers()
        .of(RecommendationRow.class)
        .upsert(
            RecommendationRow.newBuilder()
                .setAccountId("n1")
                .setScoreDate((int) LocalDate.of(2026, 11, 20).toEpochDay())
                .setPriorityScore(70)
                .addContributions(
                    Contribution.newBuilder()
                        .setName("reply")
                        .setPoints(30)
                        .addEvidence("gmail_messages/m1"))
                .addContributions(Contribution.newBuilder().setName("quiet"))
                .build(),
            1)
        .join();
    assertThat(warehouse.queries().list(RECOMMENDATIONS))
        .containsExactly(
            new Recommendation(
                "n1",
                LocalDate.of(2026, 11, 20),
                70L,
                List.of(
                    new Part("reply", 30L, List.of("gmail_messages/m1")),
                    new Part("quiet", null, List.of()))));
  }

  @Test
  void parametersKeepTheirTypesAndAnEmptyListIsAnArrayOfStrings() {
    Instant at = Instant.parse("2026-11-20T06:07:08.123456Z");
    Map<String, Object> parameters =
        Map.of(
            "text",
            "Grüße 'quoted' \\ \n",
            "number",
            7L,
            "fraction",
            0.1,
            "flag",
            true,
            "amount",
            new BigDecimal("12.5"),
            "moment",
            at,
            "day",
            LocalDate.of(2024, 2, 29),
            "words",
            List.of("a", "b"),
            "none",
            List.of());
    assertThat(warehouse.queries().list(ECHO, parameters))
        .containsExactly(
            new Echo(
                "Grüße 'quoted' \\ \n",
                7,
                0.1,
                true,
                new BigDecimal("12.5"),
                at,
                LocalDate.of(2024, 2, 29),
                List.of("a", "b"),
                0));
  }

  @Test
  void aRecordThatDoesNotFitSaysWhichColumn() {
    record Wrong(long accountId, String nickname) {}
    assertThatThrownBy(
            () ->
                warehouse
                    .queries()
                    .list(Query.of("kit/accounts.sql", Wrong.class), Map.of("ids", List.of("x"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("column account_id is STRING, which is no long")
        .hasMessageContaining("there is no column nickname")
        .hasMessageContaining("column account_name has no component");
  }

  @Test
  void aServiceOfAnotherEnvironmentDoesNotStart() {
    assertThatThrownBy(() -> Warehouse.connect(Local.settings(server, "production")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("labelled environment = dev")
        .hasMessageContaining("warehouse.environment is production");
  }

  @Test
  void provisioningTwiceChangesNothing() {
    Local.provision(Local.settings(server));
    assertThatThrownBy(() -> Local.provision(Local.settings(server, "production")))
        .hasMessageContaining("nothing was changed");
  }

  @Test
  void anEmptyTableGivesWayToTheViewOfItsNameAndOneWithRowsDoesNot() {
    var settings = Local.settings(server);
    var bigQuery = Endpoints.bigQuery(settings);
    var view = TableId.of(settings.projectId(), settings.dataset(), "sf_users");
    var table =
        TableInfo.of(
            view,
            StandardTableDefinition.of(Schema.of(Field.of("user_id", StandardSQLTypeName.STRING))));

    bigQuery.delete(view);
    bigQuery.create(table);
    Local.provision(settings);
    assertThat(bigQuery.getTable(view).<TableDefinition>getDefinition())
        .isInstanceOf(ViewDefinition.class);

    bigQuery.delete(view);
    bigQuery.create(table);
    bigQuery.insertAll(InsertAllRequest.newBuilder(view).addRow(Map.of("user_id", "u")).build());
    assertThatThrownBy(() -> Local.provision(settings))
        .hasMessageContaining("sf_users is a table with rows and is to be a view");

    bigQuery.delete(view);
    Local.provision(settings);
  }

  private static AccountRow account(String id, String name) {
    return AccountRow.newBuilder().setAccountId(id).setAccountName(name).build();
  }

  private static List<@Nullable String> names(String... ids) {
    return warehouse.queries().list(ACCOUNTS, Map.of("ids", List.of(ids))).stream()
        .map(AccountName::accountName)
        .toList();
  }
}
