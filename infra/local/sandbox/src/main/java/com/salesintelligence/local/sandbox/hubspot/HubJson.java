package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.ledger.Things;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Records as the API hands them out. */
final class HubJson {
  private final Crm crm;

  HubJson(Crm crm) {
    this.crm = crm;
  }

  /**
   * @param wanted names of properties; those of the type's own choice when there are none
   * @param linked types whose associated ids are shown
   */
  Map<String, @Nullable Object> of(
      HubRow row, Collection<String> wanted, Collection<HubType> linked) {
    return shown(row, names(row.type(), wanted), linked);
  }

  /**
   * @param names from {@link #names}
   */
  Map<String, @Nullable Object> shown(HubRow row, List<String> names, Collection<HubType> linked) {
    var all = crm.properties().of(row);
    var properties = LinkedHashMap.<String, @Nullable String>newLinkedHashMap(names.size());
    for (String name : names) {
      properties.put(name, all.get(name));
    }
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("id", all.get("hs_object_id"));
    json.put("properties", properties);
    json.put("createdAt", all.get("createdate"));
    json.put("updatedAt", all.get(row.type().modified()));
    json.put("archived", row.archived());
    if (row.archived()) {
      json.put("archivedAt", time(row.archivedAt()));
    }
    if (!linked.isEmpty()) {
      json.put("associations", associations(row, linked));
    }
    return json;
  }

  /** The properties to show, sorted: found out once for all records of an answer. */
  List<String> names(HubType type, Collection<String> wanted) {
    var names = new TreeSet<>(wanted.isEmpty() ? type.shown() : wanted);
    names.add("createdate");
    names.add("hs_object_id");
    names.add(type.modified());
    names.removeIf(name -> !PropertyTypes.known(crm, type, name));
    return List.copyOf(names);
  }

  private Map<String, Object> associations(HubRow row, Collection<HubType> linked) {
    var shown = new LinkedHashMap<String, Object>();
    for (HubType type : linked) {
      var results = new ArrayList<Map<String, Object>>();
      if (type != row.type()) {
        crm.linked(row.type(), row.id())
            .forEach((id, types) -> results.addAll(oldLinks(row.type(), id, types)));
      }
      if (!results.isEmpty()) {
        shown.put(type.plural(), Map.of("results", results));
      }
    }
    return shown;
  }

  /** A link as the v3 API has it: once for each of its types. */
  static List<Map<String, Object>> oldLinks(HubType from, long id, Set<Integer> types) {
    String name = from == HubType.CONTACTS ? "contact_to_company" : "company_to_contact";
    var links = new ArrayList<Map<String, Object>>();
    for (int type : types) {
      String label = type == Links.PRIMARY ? name : name + "_unlabeled";
      links.add(Map.of("id", Long.toString(id), "type", label));
    }
    return links;
  }

  /** A link as the v4 API has it. */
  static Map<String, Object> link(HubType from, long id, Set<Integer> types) {
    var shown = new ArrayList<Map<String, @Nullable Object>>();
    for (int type : types) {
      var one = new LinkedHashMap<String, @Nullable Object>();
      one.put("category", "HUBSPOT_DEFINED");
      one.put("typeId", from == HubType.CONTACTS ? type : type + 1);
      one.put("label", type == Links.PRIMARY ? "Primary" : null);
      shown.add(one);
    }
    return Map.of("toObjectId", id, "associationTypes", shown);
  }

  static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  /** A page of a list that ends with {@code next}, or with nothing. */
  static Map<String, Object> page(List<?> results, @Nullable String next) {
    var page = new LinkedHashMap<String, Object>();
    page.put("results", results);
    if (next != null) {
      page.put("paging", Map.of("next", Map.of("after", next, "link", "?after=" + next)));
    }
    return page;
  }

  static Map<String, @Nullable Object> thing(Things.Thing thing) {
    return new LinkedHashMap<>(thing.fields());
  }
}
