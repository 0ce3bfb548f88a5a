package com.salesintelligence.ingest.hubspot;

import com.salesintelligence.ingest.core.RecordKey;
import com.salesintelligence.ingest.core.Sink;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Reads contacts or companies, those that were archived and those that were merged too. */
final class CrmRecords {

  private final HubspotApi api;
  private final PropertyNames names;
  private final HubType type;

  CrmRecords(HubspotApi api, PropertyNames names, HubType type) {
    this.api = api;
    this.names = names;
    this.type = type;
  }

  /** When HubSpot answered first, and the latest change that it told. */
  record Reached(Instant begun, Instant latest) {}

  Reached everything(Sink sink) {
    var properties = names.of(type);
    var from = ListPosition.resumed(sink, api);
    from.ifPresent(
        at ->
            ListedRecords.idsUpTo(
                api, type, at.lastId(), id -> sink.stillThere(new RecordKey(type.type(), id))));
    var latest = new Latest(from.map(ListPosition::latest).orElse(Instant.MIN));
    var begun =
        new ListedRecords(api, type, properties, false)
            .forEachPage(
                from.map(ListPosition::after).orElse(""),
                (page, start, next) -> {
                  latest.see(page);
                  // Unlike the search, the list does not lag; and a record's own time does not
                  // always grow: a change of its company leaves a contact's as it was.
                  var reader = new RecordReader(sink, start);
                  page.forEach(
                      record -> reader.read(record, one -> CompanyLinks.within(one.json())));
                  var first = from.map(ListPosition::begun).orElse(start);
                  ListPosition.reached(page, first, latest.time(), next, sink);
                });
    archived(Instant.EPOCH, sink);
    return new Reached(from.map(ListPosition::begun).orElse(begun), latest.time());
  }

  Reached changes(Instant since, Sink sink) {
    var properties = names.of(type);
    var latest = new Latest(Instant.MIN);
    var reader = new RecordReader(sink);
    var begun =
        new ChangedRecords(api, type, properties, List.of())
            .forEachPage(
                since,
                page -> {
                  latest.see(page);
                  var companies = companies(page);
                  page.forEach(
                      record -> reader.read(record, one -> companies.getOrDefault(one.id(), "")));
                });
    archived(since, sink);
    return new Reached(begun, latest.time());
  }

  /** The search does not show them, and the list cannot be asked for the latest. */
  private void archived(Instant since, Sink sink) {
    var reader = new RecordReader(sink);
    new ListedRecords(api, type, List.of(type.modified(), HubType.MERGED), true)
        .forEachPage(
            (page, start) ->
                page.stream()
                    .filter(record -> !before(record, since))
                    .forEach(reader::readArchived));
  }

  private static boolean before(HubRecord record, Instant since) {
    try {
      return record.archivedAt().isBefore(since);
    } catch (WrongShape e) {
      return false;
    }
  }

  private Map<String, String> companies(List<HubRecord> page) {
    if (type != HubType.CONTACT || page.isEmpty()) {
      return Map.of();
    }
    var ids = page.stream().map(record -> record.json().path("id").asString("")).toList();
    return new CompanyLinks(api).of(ids.stream().filter(id -> id.matches("\\d+")).toList());
  }

  private static final class Latest {

    private Instant time;

    Latest(Instant before) {
      time = before;
    }

    void see(List<HubRecord> page) {
      for (var record : page) {
        try {
          time = record.modifiedAt().isAfter(time) ? record.modifiedAt() : time;
        } catch (WrongShape e) {
          // It is parked.
        }
      }
    }

    Instant time() {
      return time;
    }
  }
}
