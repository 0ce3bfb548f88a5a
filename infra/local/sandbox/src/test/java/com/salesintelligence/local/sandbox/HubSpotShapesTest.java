package com.salesintelligence.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.salesintelligence.local.sandbox.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares lists with pages that a public connector recorded from HubSpot, where they lie. */
class HubSpotShapesTest {
  private static final Path DATA = Path.of("/work/shared/data/hubspot/json");

  @ParameterizedTest
  @CsvSource({"contacts,mock_contacts_data.json", "companies,mock_companies_data.json"})
  void listsRecordsInTheShapeThatHubSpotHas(String type, String file) throws IOException {
    assumeTrue(Files.isDirectory(DATA), "the recorded pages are not on this machine");
    var theirs = Json.read(Files.readAllBytes(DATA.resolve(file))).at("/results/0");
    try (var sandbox = Sandbox.start(SandboxSettings.inMemory())) {
      var ours =
          new HubSpotCalls(sandbox).get("/crm/objects/2026-09/" + type).json().at("/results/0");

      assertThat(new HashSet<>(ours.propertyNames()))
          .isEqualTo(new HashSet<>(theirs.propertyNames()));
      assertThat(new HashSet<>(ours.path("properties").propertyNames()))
          .isEqualTo(new HashSet<>(theirs.path("properties").propertyNames()));
      theirs
          .path("properties")
          .propertyNames()
          .forEach(
              name -> assertThat(ours.path("properties").path(name).isString()).as(name).isTrue());
      assertThat(ours.path("createdAt").asString())
          .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z");
      assertThat(ours.path("id").isString()).isTrue();
    }
  }
}
