package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.company.Dice;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code POST …/search}: late, capped at 10,000 results, and sorted as HubSpot sorts. */
final class Search {
  static final int CAP = 10_000;

  private static final int MOST = 200;
  private static final int USUAL = 10;
  private static final int REMEMBERED = 8;

  private final Crm crm;
  private final HubLimits limits;
  private final HubJson json;
  private final InstantSource clock;
  private final Map<Key, List<HubRow>> remembered = new LinkedHashMap<>();

  private record Key(HubType type, SearchQuery query, long revision, boolean asText) {}

  /** Rows of a page, and how many there are in all. */
  private record Found(List<HubRow> rows, int total) {}

  Search(Crm crm, HubLimits limits, HubJson json, InstantSource clock) {
    this.crm = crm;
    this.limits = limits;
    this.json = json;
    this.clock = clock;
  }

  Map<String, Object> answer(HubType type, JsonNode body) {
    int limit = limit(body);
    int after = after(body);
    if (after >= CAP) {
      throw HubError.validation(
              "A search shows its first %d results only; after=%d lies beyond"
                  .formatted(CAP, after))
          .refusal();
    }
    var query = SearchQuery.of(crm, type, body);
    var asked = body.path("properties").valueStream().map(JsonNode::asString).toList();
    var wanted = json.names(type, asked);
    int to = Math.min(after + limit, CAP);
    var found = crm.searching(type, clock.millis(), index -> find(type, query, index, after, to));
    var rows = limits.searchReorders() ? reordered(found.rows) : found.rows;
    var results = rows.stream().map(row -> json.shown(row, wanted, List.of())).toList();
    var answer = new LinkedHashMap<String, Object>();
    answer.put("total", found.total);
    answer.putAll(HubJson.page(results, found.total > to ? Integer.toString(to) : null));
    return answer;
  }

  private static int limit(JsonNode body) {
    int limit = body.path("limit").asInt(USUAL);
    if (limit < 1 || limit > MOST) {
      throw HubError.validation("limit must be between 1 and " + MOST + ", not " + limit).refusal();
    }
    return limit;
  }

  private static int after(JsonNode body) {
    var after = body.path("after");
    String text = after.isMissingNode() || after.isNull() ? "0" : after.asString(after.toString());
    if (text.isEmpty()) {
      return 0;
    }
    if (!text.matches("\\d{1,9}")) {
      throw HubError.validation("after must be a number, not '" + text + "'").refusal();
    }
    return Integer.parseInt(text);
  }

  private Found find(HubType type, SearchQuery query, SearchIndex index, int after, int to) {
    String modified = type.modified();
    long low = query.low(modified);
    long high = query.high(modified);
    int first = index.place(low);
    int end = high == Long.MAX_VALUE ? index.size() : index.place(high + 1);
    if (query.onlyOn(modified) && query.sort().equals(modified)) {
      return ranged(query, index, first, Math.max(first, end), after, to);
    }
    var key = new Key(type, query, index.revision(), limits.idsSortAsText());
    var all = remembered.get(key);
    if (all == null) {
      all = matching(type, query, index.slice(first, end));
      remembered.put(key, all);
      if (remembered.size() > REMEMBERED) {
        remembered.remove(remembered.keySet().iterator().next());
      }
    }
    int total = all.size();
    return new Found(List.copyOf(all.subList(Math.min(after, total), Math.min(to, total))), total);
  }

  private static Found ranged(
      SearchQuery query, SearchIndex index, int first, int end, int after, int to) {
    int total = end - first;
    int from = Math.min(after, total);
    int until = Math.min(to, total);
    if (!query.descending()) {
      return new Found(index.slice(first + from, first + until), total);
    }
    var rows = new ArrayList<>(index.slice(end - until, end - from));
    Collections.reverse(rows);
    return new Found(rows, total);
  }

  private List<HubRow> matching(HubType type, SearchQuery query, List<HubRow> candidates) {
    var properties = crm.properties();
    var all = new ArrayList<HubRow>();
    for (HubRow row : candidates) {
      if (query.passes(properties, row)) {
        all.add(row);
      }
    }
    all.sort(query.descending() ? order(type, query).reversed() : order(type, query));
    return all;
  }

  private Comparator<HubRow> order(HubType type, SearchQuery query) {
    Comparator<HubRow> made = Comparator.comparingLong(HubRow::id);
    String sort = query.sort();
    if (sort.isEmpty() || sort.equals("hs_object_id")) {
      return sort.isEmpty() || !limits.idsSortAsText()
          ? made
          : Comparator.comparing(row -> Long.toString(row.id()));
    }
    if (sort.equals("createdate")) {
      return Comparator.comparingLong(HubRow::createdAt).thenComparing(made);
    }
    if (sort.equals(type.modified())) {
      return Comparator.comparingLong(HubRow::updatedAt).thenComparing(made);
    }
    return Comparator.<HubRow, String>comparing(row -> text(crm.properties().value(row, sort)))
        .thenComparing(made);
  }

  private static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "");
  }

  /** Neighbours change places. */
  private static List<HubRow> reordered(List<HubRow> rows) {
    var other = new ArrayList<>(rows);
    for (int i = 0; i + 1 < other.size(); i += 2) {
      if ((Dice.mix(other.get(i).id()) & 1) == 0) {
        Collections.swap(other, i, i + 1);
      }
    }
    return other;
  }
}
