package com.salesintelligence.ingest.hubspot;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
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

  /**
   * @param reader is also told HubSpot's time when it answered first
   * @return HubSpot's time when it answered first
   */
  Instant forEachPage(BiConsumer<List<HubRecord>, Instant> reader) {
    var page = page("");
    var begun = page.servedAt();
    while (true) {
      var records = page.results().stream().map(json -> new HubRecord(json, type)).toList();
      reader.accept(inBatches ? withProperties(records) : records, begun);
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
