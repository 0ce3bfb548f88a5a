package com.salesintelligence.ingest.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.salesintelligence.contracts.tables.LeadRow;
import com.salesintelligence.contracts.warehouse.WarehouseSchema;
import com.salesintelligence.ingest.core.Cursors.FullRun;
import com.salesintelligence.ingest.core.Lease;
import com.salesintelligence.ingest.core.RunReport;
import com.salesintelligence.ingest.core.RunReport.Status;
import com.salesintelligence.ingest.core.RunReport.Trigger;
import com.salesintelligence.ingest.core.SyncType;
import com.salesintelligence.ingest.core.commands.CommandLog.Entry;
import com.salesintelligence.ingest.core.commands.Ended;
import com.salesintelligence.ingest.core.commands.Order;
import com.salesintelligence.ingest.core.commands.Outcome;
import com.salesintelligence.ingest.core.commands.SourceCommand.Lead;
import com.salesintelligence.local.bigquery.BigQuerySettings;
import com.salesintelligence.local.bigquery.EmbeddedBigQuery;
import com.salesintelligence.warehouse.Warehouse;
import com.salesintelligence.warehouse.WarehouseProvisioning;
import com.salesintelligence.warehouse.WarehouseSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WarehouseRowsIT {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static EmbeddedBigQuery server;
  private static Warehouse warehouse;

  @BeforeAll
  static void start() {
    server = EmbeddedBigQuery.start(BigQuerySettings.inMemory());
    var settings =
        new WarehouseSettings(
            "demo-project", "rows", "test", server.restUrl(), server.grpcEndpoint());
    new WarehouseProvisioning(settings)
        .provision(WarehouseSchema.tables(), WarehouseSchema.views());
    warehouse = Warehouse.connect(settings);
  }

  @AfterAll
  static void stop() {
    warehouse.close();
    server.close();
  }

  private static LeaseRows leases() {
    return new LeaseRows(warehouse.queries(), warehouse.changes());
  }

  @Test
  void aLeaseIsGivenToOneHolderUntilItIsReleasedOrOver() {
    var leases = leases();
    long first = leases.take("gmail/a", "one", MINUTE).orElseThrow();

    assertThat(leases.take("gmail/a", "two", MINUTE)).isEmpty();
    assertThat(leases.renew(List.of("gmail/a"), "one", MINUTE)).containsExactly("gmail/a");
    assertThat(leases.renew(List.of("gmail/a", "gmail/none"), "one", MINUTE))
        .isEqualTo(Set.of("gmail/a"));
    leases.release(List.of("gmail/a"), "two");
    assertThat(leases.take("gmail/a", "two", MINUTE)).isEmpty();

    leases.release(List.of("gmail/a"), "one");
    long second = leases.take("gmail/a", "two", Duration.ZERO).orElse(-1);
    assertThat(second).as("over at once").isEqualTo(-1);
    assertThat(leases.take("gmail/a", "three", MINUTE).orElseThrow()).isGreaterThan(first);
    assertThat(leases.renew(List.of("gmail/a"), "one", MINUTE)).isEmpty();
  }

  @Test
  void aLeasePastItsTimeCanBeRenewedUntilAnotherTakesIt() {
    var leases = leases();
    leases.take("late", "one", Duration.ZERO);
    assertThat(leases.renew(List.of("late"), "one", MINUTE)).containsExactly("late");
    assertThat(leases.take("late", "two", MINUTE)).isEmpty();
  }

  @Test
  void ofManyWhoAskAtOnceOneGetsIt() throws Exception {
    var leases = leases();
    leases.take("race", "before", Duration.ZERO);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<OptionalLong>> asking =
          List.of(
              () -> leases.take("race", "a", MINUTE),
              () -> leases.take("race", "b", MINUTE),
              () -> leases.take("race", "c", MINUTE),
              () -> leases.take("race", "d", MINUTE));
      int got = 0;
      for (var answer : threads.invokeAll(asking)) {
        got += answer.get().isPresent() ? 1 : 0;
      }
      assertThat(got).isEqualTo(1);
    }
  }

  private static SyncStates states(String source) {
    return SyncStates.of(source, warehouse.queries(), warehouse.writers(), InstantSource.system());
  }

  private static Lease lease(long token) {
    return new Lease() {
      @Override
      public long token() {
        return token;
      }

      @Override
      public void requireHeld() {}
    };
  }

  @Test
  void aFullRunUnderWayAndTheCursorLiveInOneRow() {
    var states = states("dialpad");
    states.move("calls", "c1", SyncType.FULL);
    states.reached("calls", new FullRun("r1", "p1"));
    states.move("calls", "c2", SyncType.INCREMENTAL);

    var next = states("dialpad");
    assertThat(next.of("calls")).hasValue("c2");
    assertThat(next.cutShort("calls")).hasValue(new FullRun("r1", "p1"));

    next.move("calls", "c3", SyncType.FULL);
    assertThat(states("dialpad").cutShort("calls")).isEmpty();
    assertThat(states("dialpad").of("calls")).hasValue("c3");
  }

  @Test
  void mailboxesKeepTheirFullRunsBesideTheirDocumentedTable() {
    var clock = InstantSource.system();
    var states = SyncStates.ofGmail(warehouse.queries(), warehouse.writers(), clock);
    states.reached("maya@us.example", new FullRun("r1", "7:m1"));

    var next = SyncStates.ofGmail(warehouse.queries(), warehouse.writers(), clock);
    assertThat(next.of("maya@us.example")).isEmpty();
    assertThat(next.cutShort("maya@us.example")).hasValue(new FullRun("r1", "7:m1"));
    next.move("maya@us.example", "9", SyncType.FULL);

    var last = SyncStates.ofGmail(warehouse.queries(), warehouse.writers(), clock);
    assertThat(last.of("maya@us.example")).hasValue("9");
    assertThat(last.cutShort("maya@us.example")).isEmpty();
  }

  @Test
  void aHolderThatLostItsLeaseWithoutKnowingChangesNothing() {
    var slow = states("hubspot");
    slow.under("contact", lease(1_000));
    slow.move("contact", "old", SyncType.FULL);
    var next = states("hubspot");
    next.under("contact", lease(2_000));
    next.move("contact", "new", SyncType.FULL);

    slow.move("contact", "older still", SyncType.FULL);

    assertThat(states("hubspot").of("contact")).hasValue("new");
    slow.under("contact", lease(3_000));
    assertThat(slow.of("contact")).as("read anew with the next lease").hasValue("new");
  }

  @Test
  void aCommandIsRememberedFromItsStartToItsEnd() {
    var rows = new CommandRows(warehouse.queries(), warehouse.writers());
    var command = new Lead(new Order("c1", "Maya", Instant.ofEpochSecond(1)), "m1", false);
    assertThat(rows.find(command)).isEmpty();

    rows.started(command);
    assertThat(rows.find(command)).hasValue(new Entry.Started());

    var ended =
        new Ended(
            command,
            new Outcome.Skipped("DUPLICATE", "There is one.", "00Q1"),
            Instant.ofEpochSecond(9));
    rows.ended(ended);
    rows.started(command);
    assertThat(rows.find(command)).hasValue(new Entry.Over(ended));
  }

  @Test
  void aLeadThatACommandMadeNamesItsMailInTheView() throws InterruptedException {
    var rows = new CommandRows(warehouse.queries(), warehouse.writers());
    var command = new Lead(new Order("c2", "Maya", Instant.ofEpochSecond(1)), "m2", false);
    rows.ended(new Ended(command, new Outcome.Done("00Q2", "Made."), Instant.ofEpochSecond(9)));
    var leads = warehouse.writers().of(LeadRow.class);
    leads.upsert(LeadRow.newBuilder().setLeadId("00Q2").build(), 1).join();
    leads.upsert(LeadRow.newBuilder().setLeadId("00Q3").build(), 1).join();

    var found =
        warehouse
            .bigQuery()
            .query(
                QueryJobConfiguration.of(
                    "SELECT lead_id, created_by_system, source_message_id"
                        + " FROM `demo-project.rows.sf_leads` ORDER BY lead_id"))
            .streamAll()
            .map(row -> row.stream().map(FieldValue::getValue).map(String::valueOf).toList())
            .toList();

    assertThat(found)
        .containsExactly(List.of("00Q2", "true", "m2"), List.of("00Q3", "false", "null"));
  }

  @Test
  void aRunThatDiedIsEndedByTheOneThatGoesOn() {
    var rows = new RunRows(warehouse.queries(), warehouse.writers());
    var died = report("died", Status.RUNNING, 40);
    rows.goesOn(report("died", Status.RUNNING, 10));
    rows.goesOn(died);
    await().until(() -> rows.find("died").filter(run -> run.processed() == 40).isPresent());

    rows.carriedOn("died", report("next", Status.RUNNING, 0));

    var row = rows.find("died").orElseThrow();
    assertThat(row.status()).isEqualTo(Status.FAILED);
    assertThat(row.processed()).isEqualTo(40);
    assertThat(row.error()).contains("run next goes on");
  }

  private static RunReport report(String id, Status status, long processed) {
    return new RunReport(
        id,
        "gmail",
        SyncType.FULL,
        "all",
        Trigger.REQUEST,
        Instant.ofEpochSecond(id.equals("died") ? 1_000 : 2_000),
        Optional.empty(),
        status,
        processed,
        0,
        "",
        "p",
        true);
  }
}
