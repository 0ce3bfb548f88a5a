package com.salesintelligence.local.sandbox;

import static com.salesintelligence.local.sandbox.SalesforceClient.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SalesforceBulkTest {
  private static Sandbox sandbox;
  private static Http http;
  private static SalesforceClient client;

  @BeforeAll
  static void start() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.inMemory());
    http = new Http(sandbox.url());
    client = new SalesforceClient(http);
  }

  @AfterEach
  void quick() {
    http.post("/sandbox/limits", "{\"salesforce_job_millis\":0,\"salesforce_failing_jobs\":0}");
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static String job(String soql, String more) {
    var reply =
        client.post(
            "jobs/query", "{\"operation\":\"query\",\"query\":\"" + soql + "\"" + more + "}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.json().path("state").asString()).isEqualTo("UploadComplete");
    return "jobs/query/" + reply.json().path("id").asString();
  }

  @Test
  void readsAJobPageByPageByItsLocator() {
    String job = job("SELECT Id, Email FROM Contact", "");
    var lines = new ArrayList<String>();
    String locator = "";
    int pages = 0;
    do {
      var page = client.get(job + "/results?maxRecords=50" + locator);
      var text = page.text().lines().toList();
      assertThat(text.getFirst()).isEqualTo("\"Id\",\"Email\"");
      assertThat(page.headers().firstValue("Sforce-NumberOfRecords"))
          .contains(Integer.toString(text.size() - 1));
      lines.addAll(text.subList(1, text.size()));
      locator = "&locator=" + page.headers().firstValue("Sforce-Locator").orElseThrow();
      pages++;
    } while (!locator.endsWith("=null"));

    assertThat(pages).isEqualTo(4);
    assertThat(lines).hasSize(160).doesNotHaveDuplicates();
    assertThat(client.get(job).json().path("numberRecordsProcessed").asInt()).isEqualTo(160);
  }

  @Test
  void quotesEverythingAndEndsLinesAsAsked() {
    http.post(
        "/sandbox/salesforce/Account",
        "{\"Name\":\"Say \\\"hi\\\",\\nthen; go é\",\"AnnualRevenue\":7.5,\"ExternalId__c\":\"csv\"}");

    String text =
        client
            .get(
                job(
                        "SELECT Name, Website, AnnualRevenue, Reviewed__c FROM Account WHERE ExternalId__c = 'csv'",
                        ",\"lineEnding\":\"CRLF\",\"columnDelimiter\":\"SEMICOLON\"")
                    + "/results")
            .text();

    assertThat(text)
        .isEqualTo(
            "\"Name\";\"Website\";\"AnnualRevenue\";\"Reviewed__c\"\r\n"
                + "\"Say \"\"hi\"\",\nthen; go é\";\"\";\"7.5\";\"false\"\r\n");
  }

  @Test
  void compressesResultsForThoseWhoAccept() throws IOException {
    String path = job("SELECT Id, Name FROM Account", "") + "/results";

    var compressed = client.get(path, "Accept-Encoding", "gzip");

    assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
    try (var in = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(client.get(path).text());
    }
  }

  @Test
  void takesTheTimeThatIsSteered() {
    http.post("/sandbox/limits", "{\"salesforce_job_millis\":900}");
    String job = job("SELECT Id FROM Lead", "");

    assertThat(client.get(job).json().path("state").asString()).isNotEqualTo("JobComplete");
    assertThat(error(client.get(job + "/results"))).isEqualTo("INVALIDJOBSTATE");
    assertThat(error(client.delete(job))).isEqualTo("INVALIDJOBSTATE");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> client.get(job).json().path("state").asString().equals("JobComplete"));
    assertThat(client.get(job + "/results").status()).isEqualTo(200);
  }

  @Test
  void abortsDeletesAndFailsJobs() {
    http.post("/sandbox/limits", "{\"salesforce_job_millis\":60000,\"salesforce_failing_jobs\":1}");
    String failed = job("SELECT Id FROM Lead", "");
    String aborted = job("SELECT Id FROM Lead", "");

    assertThat(client.get(failed).json().path("state").asString()).isEqualTo("Failed");
    assertThat(client.get(failed).json().path("errorMessage").asString()).isNotBlank();
    assertThat(client.patch(aborted, "{\"state\":\"Aborted\"}").json().path("state").asString())
        .isEqualTo("Aborted");
    assertThat(error(client.patch(aborted, "{\"state\":\"Aborted\"}")))
        .isEqualTo("INVALIDJOBSTATE");
    assertThat(client.delete(aborted).status()).isEqualTo(204);
    assertThat(client.get(aborted).status()).isEqualTo(404);
    assertThat(client.get("jobs/query").json().path("records").size()).isPositive();
  }

  @Test
  void keepsItsJobsWhenTheSessionEndsAndLosesALocatorWhenOrdered() {
    String job = job("SELECT Id FROM Contact", "");
    http.post("/sandbox/expire", "");
    assertThat(error(client.get(job + "/results"))).isEqualTo("INVALID_SESSION_ID");
    client.loginAgain();

    http.post(
        "/sandbox/faults",
        "{\"source\":\"salesforce\",\"fault\":\"expired-locator\",\"path\":\"*/results\"}");
    assertThat(error(client.get(job + "/results"))).isEqualTo("INVALID_QUERY_LOCATOR");
    assertThat(client.get(job + "/results").status()).isEqualTo(200);
  }

  @Test
  void refusesJobsThatCannotBe() {
    assertThat(error(client.post("jobs/query", "{\"operation\":\"insert\"}")))
        .isEqualTo("INVALIDJOB");
    assertThat(error(client.post("jobs/query", "{\"operation\":\"query\",\"query\":\"SELECT\"}")))
        .isEqualTo("MALFORMED_QUERY");
    assertThat(
            error(
                client.post(
                    "jobs/query",
                    "{\"operation\":\"query\",\"query\":\"SELECT COUNT() FROM Lead\"}")))
        .isEqualTo("INVALIDJOB");
    String job = job("SELECT Id FROM Lead", "");
    assertThat(error(client.get(job + "/results?locator=nonsense")))
        .isEqualTo("INVALID_QUERY_LOCATOR");
    assertThat(error(client.get(job + "/results?maxRecords=0"))).isEqualTo("INVALIDJOB");
    assertThat(client.get("jobs/query/750x/results").status()).isEqualTo(404);
    assertThat(client.get("jobs/ingest").status()).isEqualTo(404);
  }
}
