package com.salesintelligence.warehouse;

import com.salesintelligence.contracts.tables.GmailMessageRow;
import com.salesintelligence.contracts.tables.GmailParticipantRow;
import com.salesintelligence.contracts.warehouse.WarehouseSchema;
import com.salesintelligence.local.bigquery.BigQuerySettings;
import com.salesintelligence.local.bigquery.EmbeddedBigQuery;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Rows per second and CPU per row, client and server in one JVM: run it by hand. */
final class WriteBench {

  private static final String TEXT =
      "Dear all, please find the numbers for the quarter below. ".repeat(20);

  private WriteBench() {}

  public static void main(String[] args) {
    int mails = args.length > 0 ? Integer.parseInt(args[0]) : 50_000;
    Optional<Path> folder = args.length > 1 ? Optional.of(Path.of(args[1])) : Optional.empty();
    try (var server = EmbeddedBigQuery.start(new BigQuerySettings(0, 0, folder))) {
      var settings =
          new WarehouseSettings("demo", "bench", "dev", server.restUrl(), server.grpcEndpoint());
      new WarehouseProvisioning(settings).provision(WarehouseSchema.tables(), List.of());
      try (var warehouse = Warehouse.connect(settings)) {
        run(warehouse, 2_000, "warm", 0);
        for (int round = 0; round < 3; round++) {
          run(warehouse, mails, "new" + round, 1);
        }
        run(warehouse, mails, "new0", 2);
      }
      long start = System.nanoTime();
      server.close();
      System.out.println("close ms " + (System.nanoTime() - start) / 1_000_000);
    }
  }

  private static void run(Warehouse warehouse, int mails, String prefix, long version) {
    TableWriter<GmailMessageRow> messages = warehouse.writers().of(GmailMessageRow.class);
    TableWriter<GmailParticipantRow> people = warehouse.writers().of(GmailParticipantRow.class);
    long cpu = cpu();
    long start = System.nanoTime();
    var all = new ArrayList<CompletableFuture<Void>>();
    for (int i = 0; i < mails; i++) {
      all.add(messages.upsert(message(prefix + i), version));
      for (int p = 0; p < 3; p++) {
        all.add(people.upsert(person(prefix + i, p), version));
      }
    }
    all.forEach(CompletableFuture::join);
    long nanos = System.nanoTime() - start;
    long rows = all.size();
    System.out.printf(
        "%s v%d: %,d rows/s, %.2f us CPU per row%n",
        prefix, version, rows * 1_000_000_000L / nanos, (cpu() - cpu) / 1000.0 / rows);
  }

  private static long cpu() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime();
  }

  private static GmailMessageRow message(String id) {
    return GmailMessageRow.newBuilder()
        .setMessageId("18f2a" + id)
        .setThreadId("thread-" + id)
        .setMailboxEmail("maya.lindqvist@harborlight.example")
        .setFromEmail("someone-" + id + "@customer.example")
        .setFromName("Some One")
        .addToEmails("maya.lindqvist@harborlight.example")
        .addCcEmails("tomas.reyes@harborlight.example")
        .setSubject("Re: the offer for the next quarter")
        .setBodyText(TEXT)
        .setSentAt(1_760_000_000_000_000L)
        .addLabels("INBOX")
        .addLabels("IMPORTANT")
        .setSnippet(TEXT.substring(0, 100))
        .setRfc822MessageId("<" + id + "@customer.example>")
        .setDirection("inbound")
        .setSizeBytes(4711)
        .setIsDeleted(false)
        .setSourceVersion(1)
        .setIngestedAt(1_760_000_000_000_000L)
        .build();
  }

  private static GmailParticipantRow person(String mail, int number) {
    return GmailParticipantRow.newBuilder()
        .setParticipantId(mail + "-participant-" + number)
        .setMessageId("18f2a" + mail)
        .setEmailAddress("someone-" + mail + number + "@customer.example")
        .setDisplayName("Some One")
        .setRole("to")
        .setKind("person")
        .setSourceVersion(1)
        .setIngestedAt(1_760_000_000_000_000L)
        .build();
  }
}
