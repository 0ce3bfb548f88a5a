package com.salesintelligence.ingest.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.ingest.core.Body;
import com.salesintelligence.ingest.core.Bookmark;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.core.commands.Mails.Mail;
import com.salesintelligence.ingest.core.commands.Order;
import com.salesintelligence.ingest.core.commands.Outcome;
import com.salesintelligence.ingest.core.commands.SourceCommand.Lead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The source against the sandbox, whose Salesforce was written by others. */
class SalesforceSandboxIT {

  private static WiredSalesforce salesforce;

  @BeforeAll
  static void start() {
    salesforce = new WiredSalesforce();
  }

  @AfterAll
  static void stop() {
    salesforce.close();
  }

  private static SalesforceSource source(int jobsAbove) {
    return salesforce.source(50, jobsAbove, 30);
  }

  private static String steer(String method, String path, String body) {
    return salesforce.steer(method, path, body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Account", "Contact", "Lead", "Opportunity", "Activity", "EmailMessage", "User"})
  void jobsTellTheSameAsQueries(String scope) {
    var queried = new ArrayList<Reading>();
    var byJob = new ArrayList<Reading>();

    source(0).everything(scope, queried::add);
    source(1).everything(scope, byJob::add);

    assertThat(queried).isNotEmpty().anyMatch(Reading.Present.class::isInstance);
    assertThat(byJob).containsExactlyInAnyOrderElementsOf(queried);
  }

  /** What a warehouse would hold: of each record the reading of the highest version. */
  private static final class Table {

    private final Map<String, Reading> rows = new HashMap<>();

    void put(Reading reading) {
      rows.merge(reading.key().externalId(), reading, (a, b) -> b.version() >= a.version() ? b : a);
    }

    Map<String, Long> present() {
      var present = new TreeMap<String, Long>();
      rows.forEach(
          (id, reading) -> {
            if (reading instanceof Reading.Present) {
              present.put(id, reading.version());
            }
          });
      return present;
    }
  }

  private static Map<String, Long> truth() {
    var truth = new TreeMap<String, Long>();
    steer("GET", "/sandbox/salesforce/Contact", "")
        .lines()
        .map(JsonMapper.shared()::readTree)
        .forEach(
            row -> {
              var version = Times.parse(row.path("SystemModstamp").asString());
              truth.put(row.path("Id").asString(), SalesforceSource.micros(version));
            });
    return truth;
  }

  private static Map<String, String> differences(Map<String, Long> found, Map<String, Long> truth) {
    var differences = new TreeMap<String, String>();
    found.forEach((id, version) -> differences.put(id, version + " for " + truth.get(id)));
    truth.forEach((id, version) -> differences.putIfAbsent(id, "nothing for " + version));
    truth.forEach((id, version) -> differences.remove(id, version + " for " + version));
    return differences;
  }

  private static JsonNode made(int number, String query) {
    return JsonMapper.shared()
        .readTree(
            steer(
                "POST",
                "/sandbox/salesforce/Contact" + query,
                "{\"LastName\":\"L%d\",\"Segment__c\":\"s\"}".formatted(number)));
  }

  private static void mutate(Random random, List<String> alive, List<String> deleted, int number) {
    var contacts = "/sandbox/salesforce/Contact/";
    int dice = alive.size() < 10 ? 0 : random.nextInt(10);
    if (dice < 3) {
      alive.add(made(number, "").path("id").asString());
    } else if (dice < 6) {
      var id = alive.get(random.nextInt(alive.size()));
      steer("PATCH", contacts + id, "{\"Title\":\"T%d\"}".formatted(number));
    } else if (dice < 8) {
      var id = alive.remove(random.nextInt(alive.size()));
      steer("DELETE", contacts + id, "");
      deleted.add(id);
    } else if (dice < 9 && !deleted.isEmpty()) {
      var id = deleted.remove(random.nextInt(deleted.size()));
      steer("POST", contacts + id + "/restore", "");
      alive.add(id);
    } else {
      var id = alive.remove(random.nextInt(alive.size()));
      var winner = alive.get(random.nextInt(alive.size()));
      steer("POST", contacts + id + "/merge-into/" + winner, "");
    }
  }

  /** As the service does: the cursor stays when it fails, and the next poll goes on from it. */
  private static boolean poll(Table table, Map<String, String> cursor) {
    var source = source(60);
    try {
      var reached =
          cursor.containsKey("at")
              ? source.changes("Contact", cursor.get("at"), table::put).orElseThrow()
              : source.everything("Contact", table::put);
      cursor.put("at", reached.cursor());
      return true;
    } catch (SourceFailure failure) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void whateverHappensThereAndOnTheWayTheTableEndsAsTheSourceIs(long seed) {
    for (var fault :
        List.of(
            "'429','share':0.03",
            "'503','share':0.03",
            "'401','share':0.03",
            "'html','share':0.03",
            "'truncated','bytes':500,'share':0.03",
            "'reset','bytes':300,'share':0.03",
            "'expired-locator','path':'*/results','share':0.1")) {
      steer(
          "POST",
          "/sandbox/faults",
          "{'source':'salesforce','fault':%s,'to':'2100-01-01T00:00:00Z'}"
              .formatted(fault)
              .replace('\'', '"'));
    }
    var table = new Table();
    var cursor = new HashMap<String, String>();
    var random = new Random(seed);
    var deleted = new ArrayList<String>();
    var alive = new ArrayList<>(truth().keySet());
    for (int i = 0; i < 400; i++) {
      mutate(random, alive, deleted, i);
      if (i % 40 == 0) {
        poll(table, cursor);
      }
    }
    steer("DELETE", "/sandbox/faults", "");
    assertThat(poll(table, cursor)).isTrue();

    assertThat(differences(table.present(), truth())).isEmpty();
  }

  @Test
  void aMergeTellsWhoLivesOn() {
    var source = source(0);
    var cursor = source.everything("Contact", reading -> {}).cursor();
    var winner = made(1, "").path("id").asString();
    var loser = made(2, "").path("id").asString();
    steer("POST", "/sandbox/salesforce/Contact/%s/merge-into/%s".formatted(loser, winner), "");
    var read = new ArrayList<Reading>();

    Bookmark reached = source.changes("Contact", cursor, read::add).orElseThrow();

    assertThat(read)
        .filteredOn(Reading.Gone.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Reading.Gone.class,
            gone -> {
              assertThat(gone.key().externalId()).isEqualTo(loser);
              assertThat(gone.mergedInto()).contains(winner);
            });
    assertThat(Long.parseLong(reached.cursor())).isGreaterThanOrEqualTo(Long.parseLong(cursor));
  }

  private static CreateLead creating(SalesforceSource source, Mail mail) {
    return new CreateLead(
        new SalesforceLeads(source::writes),
        id -> Optional.of(mail),
        new LeadSettings("AI Inbound Email", ""));
  }

  private static Mail mail(String id, String address) {
    return new Mail(
        id, "maya@us.example", address, "Stone, Åsa", "Prices", "How much?", Instant.EPOCH, "");
  }

  private static Lead lead(String mail) {
    return new Lead(new Order("c-" + mail, "Maya", Instant.EPOCH), mail, false);
  }

  @Test
  void aLeadThatWasMadeIsFoundAgainAndReadAsAnyOther() {
    var source = source(0);
    var creating = creating(source, mail("m-1", "asa@unheard-of.example"));
    var cursor = source.everything("Lead", reading -> {}).cursor();
    assertThat(creating.find(lead("m-1"))).isEmpty();

    var made = (Outcome.Done) creating.carryOut(lead("m-1"));

    assertThat(creating.find(lead("m-1")))
        .contains(new Outcome.Done(made.externalId(), "Salesforce holds the lead of this mail."));
    assertThat(creating.carryOut(lead("m-1"))).isEqualTo(creating.find(lead("m-1")).orElseThrow());
    var read = new ArrayList<Reading>();
    source.changes("Lead", cursor, read::add);
    assertThat(read)
        .filteredOn(reading -> reading.key().externalId().equals(made.externalId()))
        .singleElement()
        .extracting(reading -> ((Reading.Present) reading).body())
        .isInstanceOfSatisfying(
            Body.Lead.class,
            body -> {
              assertThat(body.email()).isEqualTo("asa@unheard-of.example");
              assertThat(body.lastName()).isEqualTo("Stone");
              assertThat(body.firstName()).isEqualTo("Åsa");
              assertThat(body.leadSource()).isEqualTo("AI Inbound Email");
            });
  }

  @Test
  void aLeadLikeOneThatSalesforceHoldsIsOnlyMadeWhenSomebodyInsists() {
    var source = source(0);
    creating(source, mail("m-2", "twice@unheard-of.example")).carryOut(lead("m-2"));
    var second = creating(source, mail("m-3", "twice@unheard-of.example"));

    var refused = (Outcome.Skipped) second.carryOut(lead("m-3"));

    assertThat(refused.reason()).isEqualTo("DUPLICATE");
    assertThat(refused.externalId()).startsWith("00Q").hasSize(18);
    var insisted = second.carryOut(new Lead(lead("m-3").order(), "m-3", true));
    assertThat(insisted).isInstanceOf(Outcome.Done.class);
  }
}
