package com.salesintelligence.ingest.hubspot;

import com.salesintelligence.ingest.OddServer;
import com.salesintelligence.ingest.OddServer.Answer;
import com.salesintelligence.ingest.OddServer.Request;
import com.salesintelligence.ingest.TestCalls;
import com.salesintelligence.ingest.core.KnownEnrollments;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A HubSpot with the oddities that a test gives it; its search caps as HubSpot's does. */
final class FakeHubspot implements AutoCloseable {

  static final String CONTACTS = "/crm/objects/2026-09/contacts";
  static final String COMPANIES = "/crm/objects/2026-09/companies";
  static final String SEARCH = COMPANIES + "/search";
  static final String TOKEN = "/oauth/v3/token";
  static final int CAP = 10_000;

  final OddServer server = new OddServer();
  final List<Company> companies = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-20T12:00:00Z");

  record Company(long id, long modified) {

    String json() {
      return "{\"id\":\"%d\",\"properties\":{\"hs_lastmodifieddate\":\"%s\",\"name\":\"C%d\"},\"archived\":false}"
          .formatted(id, Instant.ofEpochMilli(modified), id);
    }
  }

  FakeHubspot() {
    server.on(COMPANIES, Answer.json(200, "{\"results\":[]}"));
    server.on(CONTACTS, Answer.json(200, "{\"results\":[]}"));
    server.on("/crm/properties/2026-09/companies", Answer.json(200, "{\"results\":[]}"));
    server.on("/crm/properties/2026-09/contacts", Answer.json(200, "{\"results\":[]}"));
    server.on(SEARCH, this::search);
    server.on(TOKEN, Answer.json(200, "{\"access_token\":\"t\",\"expires_in\":1800}"));
  }

  InstantSource clock() {
    return () -> now;
  }

  void wait(Duration time) {
    now = now.plus(time);
  }

  HubspotSource source() {
    return source(() -> List.of());
  }

  HubspotSource source(KnownEnrollments known) {
    return new HubspotSource(
        settings(), TestCalls.of("hubspot"), TestCalls.of("hubspot-search"), known, clock());
  }

  HubspotSettings settings() {
    return new HubspotSettings(
        List.of("contact", "company"),
        server.url(),
        "2026-09",
        "",
        "id",
        "secret",
        "refresh",
        List.of(),
        List.of(),
        "",
        Duration.ofHours(1),
        190,
        5,
        Duration.ofSeconds(5),
        Duration.ofSeconds(5));
  }

  /** Sorted by time only; the ids of one time come as text, as HubSpot's do. */
  private Answer search(Request request) {
    var query = JsonMapper.shared().readTree(request.body());
    Predicate<Company> all = company -> true;
    for (var filter : query.path("filterGroups").path(0).path("filters")) {
      all = all.and(passes(filter));
    }
    var found =
        companies.stream()
            .filter(all)
            .sorted(
                Comparator.comparingLong(Company::modified)
                    .thenComparing(company -> Long.toString(company.id())))
            .toList();
    int after = query.path("after").asInt(0);
    int limit = query.path("limit").asInt(10);
    if (after >= CAP) {
      return Answer.json(400, "{\"category\":\"VALIDATION_ERROR\",\"message\":\"beyond the cap\"}");
    }
    int to = Math.min(found.size(), after + limit);
    return page(found.subList(Math.min(after, to), to), to < found.size() ? "" + to : "");
  }

  private static Predicate<Company> passes(JsonNode filter) {
    var name = filter.path("propertyName").asString();
    long value = filter.path("value").asLong();
    long high = filter.path("highValue").asLong();
    return company -> {
      long own =
          switch (name) {
            case "hs_object_id" -> company.id();
            case "hs_lastmodifieddate" -> company.modified();
            // As HubSpot does for the property of another type: no row, and no word.
            default -> Long.MIN_VALUE;
          };
      return switch (filter.path("operator").asString()) {
        case "GTE" -> own >= value;
        case "EQ" -> own == value;
        case "BETWEEN" -> own >= value && own <= high;
        default -> throw new IllegalArgumentException(filter.toString());
      };
    };
  }

  static Answer page(List<Company> companies, String next) {
    var rows = companies.stream().map(Company::json).collect(Collectors.joining(","));
    var paging = next.isEmpty() ? "" : ",\"paging\":{\"next\":{\"after\":\"%s\"}}".formatted(next);
    return Answer.json(200, "{\"results\":[%s]%s}".formatted(rows, paging));
  }

  @Override
  public void close() {
    server.close();
  }
}
