package com.salesintelligence.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.cloud.bigquery.FieldValue;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files in folders become rows of the warehouse's views. */
class FilesIT {

  private static final Duration SOON = Duration.ofMinutes(2);

  private final LocalPlatform platform = SharedPlatform.get();
  private final Ask ask = new Ask(platform.ports());

  private List<List<String>> table(String sql) {
    return ask.rows(sql).stream()
        .map(row -> row.stream().map(FieldValue::getValue).map(String::valueOf).toList())
        .toList();
  }

  @Test
  void every_dataset_and_its_rows_are_there_and_follow_their_files() throws IOException {
    var counts = "SELECT dataset, row_count, rejected_rows FROM datasets ORDER BY dataset";
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(table(counts))
                    .containsExactly(
                        List.of("clients", "120", "0"),
                        List.of("market_data", "80", "0"),
                        List.of("neighbourhoods", "8", "0"),
                        List.of("properties", "239", "1"),
                        List.of("transactions", "120", "0")));
    assertThat(platform.folder().resolve("datasets/properties.csv.rejected.ndjson"))
        .content()
        .contains("MISSING_VALUE", "price_aed is empty", "P-00017");
    assertThat(
            ask.number(
                "SELECT COUNT(*) FROM dataset_rows t JOIN dataset_rows c"
                    + " ON c.dataset = 'clients' AND c.row_key = JSON_VALUE(t.fields.client_id)"
                    + " WHERE t.dataset = 'transactions'"))
        .isEqualTo(120);

    var clients = platform.folder().resolve("datasets/clients.csv");
    var lines = Files.readAllLines(clients);
    Files.write(clients, lines.subList(0, lines.size() - 1));

    await()
        .atMost(SOON)
        .until(
            () -> ask.number("SELECT COUNT(*) FROM dataset_rows WHERE dataset = 'clients'") == 119);
  }

  @Test
  void every_document_is_there_in_chunks_that_name_their_place_and_who_may_see_them()
      throws IOException {
    var documents =
        "SELECT d.path, d.title, ARRAY_TO_STRING(ANY_VALUE(d.access_labels), ','),"
            + " ANY_VALUE(d.chunk_count) = COUNT(c.chunk_id)"
            + " FROM documents d LEFT JOIN document_chunks c ON c.document_id = d.document_id"
            + " GROUP BY d.path, d.title ORDER BY d.path";
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(table(documents))
                    .containsExactly(
                        List.of("handbook/buyers-guide.docx", "Buyer's guide", "internal", "true"),
                        List.of(
                            "handbook/contracts/reservation.html",
                            "Reservation agreement, explained",
                            "legal,managers",
                            "true"),
                        List.of(
                            "handbook/mail/question-about-fees.eml",
                            "Question about transfer fees",
                            "sales",
                            "true"),
                        List.of("handbook/market-report.pdf", "Market report", "internal", "true"),
                        List.of(
                            "handbook/viewing-checklist.txt",
                            "viewing-checklist.txt",
                            "internal",
                            "true")));
    assertThat(
            table(
                "SELECT heading, page FROM document_chunks WHERE text_content LIKE '%loan in writing%'"
                    + " OR text_content LIKE '%rents to fall%' ORDER BY heading"))
        .containsExactly(
            List.of("null", "2"), List.of("Reservation agreement > Cancelling", "null"));

    Files.writeString(
        platform.folder().resolve("documents/viewing-checklist.txt"), "Bring a tape measure.\n");

    await()
        .atMost(SOON)
        .until(
            () ->
                table("SELECT text_content FROM document_chunks WHERE path LIKE '%checklist.txt'")
                    .equals(List.of(List.of("Bring a tape measure.\n\n"))));
  }
}
