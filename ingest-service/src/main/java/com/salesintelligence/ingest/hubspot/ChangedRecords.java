package com.salesintelligence.ingest.hubspot;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Searches for all records of a type that changed since a time. Each search begins at the time that
 * the last one reached, never at a number of results: the search shows its first 10,000 only, and a
 * record that changes meanwhile would move all others by one. Where more records have one time than
 * a page holds, they are asked for by ranges of their ids, because ids may sort as text.
 */
final class ChangedRecords {

  private static final int PAGE = 200;
  private static final long HIGHEST_ID = 999_999_999_999_999_999L;
  private static final int MOST_EMPTY_PAGES = 50;

  private final HubspotApi api;
  private final HubType type;
  private final List<String> properties;
  private final List<String> having;
  private @Nullable Instant begun;

  /**
   * @param having properties without which a record is of no interest
   */
  ChangedRecords(HubspotApi api, HubType type, List<String> properties, List<String> having) {
    this.api = api;
    this.type = type;
    this.properties = properties;
    this.having = having;
  }

  /**
   * @return HubSpot's time when it answered first
   */
  Instant forEachPage(Instant since, Consumer<List<HubRecord>> reader) {
    long from = since.toEpochMilli();
    var told = new HashSet<String>();
    while (true) {
      var page = search(modified("GTE", from));
      var records = news(page, told);
      reader.accept(records);
      if (page.last()) {
        return servedFirst();
      }
      long reached = reached(page, from);
      if (reached > from) {
        told.clear();
        told.addAll(idsAt(reached, page));
        from = reached;
      } else {
        records.forEach(record -> remember(record, told));
        crowd(from, 0, HIGHEST_ID, told, reader);
        told.clear();
        from++;
      }
    }
  }

  private Instant servedFirst() {
    return Objects.requireNonNull(begun);
  }

  /** All that changed within one millisecond. */
  private void crowd(
      long time, long lowest, long highest, Set<String> told, Consumer<List<HubRecord>> reader) {
    var filters = modified("EQ", time);
    filters
        .addObject()
        .put("propertyName", HubType.ID)
        .put("operator", "BETWEEN")
        .put("value", Long.toString(lowest))
        .put("highValue", Long.toString(highest));
    var page = search(filters);
    if (page.last()) {
      reader.accept(news(page, told));
      return;
    }
    if (lowest == highest) {
      throw HubspotFailures.unreadable(null);
    }
    long middle = lowest + (highest - lowest) / 2;
    crowd(time, lowest, middle, told, reader);
    crowd(time, middle + 1, highest, told, reader);
  }

  private List<HubRecord> news(Page page, Set<String> told) {
    return page.results().stream()
        .filter(json -> !told.contains(json.path("id").asString("")))
        .map(json -> new HubRecord(json, type))
        .toList();
  }

  private long reached(Page page, long from) {
    return page.results().stream().mapToLong(this::time).max().orElse(from);
  }

  private Set<String> idsAt(long time, Page page) {
    var ids = new HashSet<String>();
    page.results().stream()
        .filter(json -> time(json) == time)
        .forEach(json -> remember(new HubRecord(json, type), ids));
    return ids;
  }

  private static void remember(HubRecord record, Set<String> ids) {
    ids.add(record.json().path("id").asString(""));
  }

  /** One without a time has no place of its own; the reader parks it. */
  private long time(JsonNode json) {
    try {
      return new HubRecord(json, type).modifiedAt().toEpochMilli();
    } catch (WrongShape e) {
      return Long.MIN_VALUE;
    }
  }

  private ArrayNode modified(String operator, long time) {
    var filters = JsonMapper.shared().createArrayNode();
    filters
        .addObject()
        .put("propertyName", type.modified())
        .put("operator", operator)
        .put("value", Long.toString(time));
    having.forEach(
        name -> filters.addObject().put("propertyName", name).put("operator", "HAS_PROPERTY"));
    return filters;
  }

  private Page search(ArrayNode filters) {
    var body = query(filters);
    var next = "0";
    for (int empty = 0; empty < MOST_EMPTY_PAGES; empty++) {
      body.put("after", next);
      var page =
          Page.of(api.search(api.dated("/crm/objects") + "/" + type.plural() + "/search", body));
      begun = begun == null ? page.servedAt() : begun;
      if (!page.results().isEmpty() || page.last()) {
        return page;
      }
      next = page.next();
    }
    throw HubspotFailures.unreadable(null);
  }

  private ObjectNode query(ArrayNode filters) {
    var body = JsonMapper.shared().createObjectNode().put("limit", PAGE);
    body.putArray("filterGroups").addObject().set("filters", filters);
    body.putArray("sorts")
        .addObject()
        .put("propertyName", type.modified())
        .put("direction", "ASCENDING");
    var names = body.putArray("properties");
    properties.forEach(names::add);
    return body;
  }
}
