package com.salesintelligence.ingest.hubspot;

import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Reads all records of a type in the order of their ids, those that live or those in the bin. */
final class ListedRecords {

  private static final int PAGE = 100;

  /** Longer addresses are refused on the way. */
  private static final int LONGEST_ADDRESS = 6_000;

  private final HubspotApi api;
  private final HubType type;
  private final List<String> properties;
  private final boolean archived;
  private final boolean inBatches;

  ListedRecords(HubspotApi api, HubType type, List<String> properties, boolean archived) {
    this.api = api;
    this.type = type;
    this.properties = properties;
    this.archived = archived;
    this.inBatches = !archived && String.join(",", properties).length() > LONGEST_ADDRESS;
  }

  /** Takes one page after the other. */
  @FunctionalInterface
  interface PageReader {

    /**
     * @param begun HubSpot's time when it answered first
     * @param next empty when this is the last page
     */
    void read(List<HubRecord> page, Instant begun, String next);
  }

  /**
   * @param reader is also told HubSpot's time when it answered first
   * @return HubSpot's time when it answered first
   */
  Instant forEachPage(BiConsumer<List<HubRecord>, Instant> reader) {
    return forEachPage("", (page, begun, next) -> reader.accept(page, begun));
  }

  /**
   * @param after where the list goes on; empty: from its begin, and so when HubSpot refuses it
   * @return HubSpot's time when it answered first
   */
  Instant forEachPage(String after, PageReader reader) {
    var page = first(after);
    var begun = page.servedAt();
    while (true) {
      var records = page.results().stream().map(json -> new HubRecord(json, type)).toList();
      reader.read(inBatches ? withProperties(records) : records, begun, page.next());
      if (page.last()) {
        return begun;
      }
      var following = page(page.next());
      if (following.next().equals(page.next())) {
        // The next page would be this one, for ever.
        throw HubspotFailures.unreadable(null);
      }
      page = following;
    }
  }

  private Page first(String after) {
    try {
      return page(after);
    } catch (SourceFailure failure) {
      if (after.isEmpty() || failure.fault() != Fault.SOURCE_REQUEST_REJECTED) {
        throw failure;
      }
      return page("");
    }
  }

  /** Tells the ids of all that are there up to this one. */
  static void idsUpTo(HubspotApi api, HubType type, long lastId, Consumer<String> ids) {
    var list = new ListedRecords(api, type, List.of(type.modified()), false);
    var page = list.page("");
    while (true) {
      long highest = 0;
      for (var json : page.results()) {
        var id = json.path("id").asString("");
        highest = id.matches("\\d{1,18}") ? Math.max(highest, Long.parseLong(id)) : highest;
        ids.accept(id);
      }
      if (page.last() || highest >= lastId) {
        return;
      }
      page = list.page(page.next());
    }
  }

  private Page page(String after) {
    var names = inBatches ? List.of(type.modified(), HubType.MERGED) : properties;
    var path =
        "%s/%s?limit=%d&archived=%s&properties=%s"
            .formatted(
                api.dated("/crm/objects"),
                type.plural(),
                PAGE,
                archived,
                encode(String.join(",", names)));
    var linked = type == HubType.CONTACT && !archived ? "&associations=companies" : "";
    return Page.of(api.get(path + linked + (after.isEmpty() ? "" : "&after=" + encode(after))));
  }

  /** Those that went since the page was read are left out: their deletion comes by itself. */
  private List<HubRecord> withProperties(List<HubRecord> page) {
    if (page.isEmpty()) {
      return page;
    }
    var full =
        new NamedRecords(api, type).read(page.stream().map(ListedRecords::id).toList(), properties);
    var records = new ArrayList<HubRecord>();
    for (var listed : page) {
      var record = full.get(id(listed));
      if (record != null && record.json() instanceof ObjectNode object) {
        object.set("associations", listed.json().path("associations"));
        records.add(record);
      }
    }
    return records;
  }

  private static String id(HubRecord record) {
    return record.json().path("id").asString("");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
