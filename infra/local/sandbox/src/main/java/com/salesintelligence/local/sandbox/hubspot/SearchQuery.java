package com.salesintelligence.local.sandbox.hubspot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What is searched for: any of the groups, of which all filters pass.
 *
 * @param text part of any of the searchable properties; empty for no such wish
 * @param sort the property to sort by; empty for the order in which records were made
 */
record SearchQuery(List<List<Filter>> groups, String text, String sort, boolean descending) {
  private static final int MOST_GROUPS = 5;
  private static final int MOST_FILTERS = 6;
  private static final int MOST_OF_ALL = 18;

  static SearchQuery of(Crm crm, HubType type, JsonNode json) {
    var groups = new ArrayList<List<Filter>>();
    for (var group : json.path("filterGroups")) {
      groups.add(filters(crm, type, group.path("filters")));
    }
    if (!json.path("filters").isEmpty()) {
      groups.add(filters(crm, type, json.path("filters")));
    }
    int all = groups.stream().mapToInt(List::size).sum();
    if (groups.size() > MOST_GROUPS || all > MOST_OF_ALL) {
      throw HubError.validation(
              "A search may have %d filter groups and %d filters at most"
                  .formatted(MOST_GROUPS, MOST_OF_ALL))
          .refusal();
    }
    var sorts = json.path("sorts");
    if (sorts.size() > 1) {
      throw HubError.validation("Only one sort can be applied to a search, not " + sorts.size())
          .refusal();
    }
    String sort = sort(sorts.path(0));
    boolean descending = descending(sorts.path(0));
    if (!sort.isEmpty() && !PropertyTypes.known(crm, type, sort)) {
      throw HubError.validation("There is no property '" + sort + "' to sort by").refusal();
    }
    return new SearchQuery(
        List.copyOf(groups),
        json.path("query").asString("").toLowerCase(Locale.ROOT),
        sort,
        descending);
  }

  private static String sort(JsonNode sort) {
    String plain = sort.isString() ? sort.asString() : sort.path("propertyName").asString("");
    return plain.startsWith("-") ? plain.substring(1) : plain;
  }

  private static boolean descending(JsonNode sort) {
    return sort.isString()
        ? sort.asString().startsWith("-")
        : sort.path("direction").asString("").equals("DESCENDING");
  }

  private static List<Filter> filters(Crm crm, HubType type, JsonNode filters) {
    if (filters.size() > MOST_FILTERS) {
      throw HubError.validation("A filter group may have " + MOST_FILTERS + " filters at most")
          .refusal();
    }
    return StreamSupport.stream(filters.spliterator(), false)
        .map(filter -> Filter.of(crm, type, filter))
        .toList();
  }

  /** Whether nothing but the time of the last change decides. */
  boolean onlyOn(String property) {
    return text.isEmpty()
        && groups.size() <= 1
        && groups.stream()
            .flatMap(List::stream)
            .allMatch(filter -> filter.on(property) && filter.passesAsRange());
  }

  /** The smallest time of the last change that can pass. */
  long low(String property) {
    return groups.stream().mapToLong(group -> low(group, property)).min().orElse(Long.MIN_VALUE);
  }

  private static long low(List<Filter> group, String property) {
    return group.stream()
        .filter(filter -> filter.on(property))
        .mapToLong(Filter::low)
        .max()
        .orElse(Long.MIN_VALUE);
  }

  /** The largest time of the last change that can pass. */
  long high(String property) {
    return groups.stream().mapToLong(group -> high(group, property)).max().orElse(Long.MAX_VALUE);
  }

  private static long high(List<Filter> group, String property) {
    return group.stream()
        .filter(filter -> filter.on(property))
        .mapToLong(Filter::highest)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  boolean passes(Properties properties, HubRow row) {
    return matchesText(properties, row)
        && (groups.isEmpty()
            || groups.stream()
                .anyMatch(
                    group ->
                        group.stream()
                            .allMatch(
                                filter ->
                                    filter.passes(properties.value(row, filter.property())))));
  }

  private boolean matchesText(Properties properties, HubRow row) {
    return text.isEmpty()
        || properties.of(row).values().stream()
            .anyMatch(value -> value != null && value.toLowerCase(Locale.ROOT).contains(text));
  }
}
