package com.salesintelligence.ingest.hubspot;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads records of one type by their ids. */
final class NamedRecords {

  private static final int MOST = 100;

  private final HubspotApi api;
  private final HubType type;

  NamedRecords(HubspotApi api, HubType type) {
    this.api = api;
    this.type = type;
  }

  /** Those that live, by id. */
  Map<String, HubRecord> read(Collection<String> ids, List<String> properties) {
    var found = new LinkedHashMap<String, HubRecord>();
    var all = List.copyOf(ids);
    for (int from = 0; from < all.size(); from += MOST) {
      var batch = all.subList(from, Math.min(from + MOST, all.size()));
      for (var json : read(batch, properties)) {
        found.put(json.path("id").asString(""), new HubRecord(json, type));
      }
    }
    found.keySet().retainAll(all);
    return found;
  }

  private List<JsonNode> read(List<String> ids, List<String> properties) {
    var body = JsonMapper.shared().createObjectNode();
    var names = body.putArray("properties");
    properties.forEach(names::add);
    var inputs = body.putArray("inputs");
    ids.forEach(id -> inputs.addObject().put("id", id));
    return Page.of(api.post(path() + "/batch/read", body)).results();
  }

  /** One that lies in the bin. */
  Optional<HubRecord> archived(String id) {
    var names = String.join(",", type.modified(), HubType.MERGED);
    return api.find(
            "%s/%s?archived=true&properties=%s"
                .formatted(path(), id, URLEncoder.encode(names, StandardCharsets.UTF_8)))
        .map(answer -> new HubRecord(answer.json(), type));
  }

  private String path() {
    return api.dated("/crm/objects") + "/" + type.plural();
  }
}
