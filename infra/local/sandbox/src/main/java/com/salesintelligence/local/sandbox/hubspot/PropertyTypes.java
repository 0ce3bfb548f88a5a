package com.salesintelligence.local.sandbox.hubspot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The properties that records can have: HubSpot's own, and those that were added. */
final class PropertyTypes {
  private static final String SHARED =
      " createdate:datetime! hs_object_id:number! lastmodifieddate:datetime!"
          + " hs_lastmodifieddate:datetime! hs_merged_object_ids:string! hubspot_owner_id:enumeration"
          + " lifecyclestage:enumeration phone:string country:string city:string website:string"
          + " industry:string description:string";
  private static final Map<String, String> CONTACT =
      parse(
          "email:string firstname:string lastname:string company:string jobtitle:string"
              + " mobilephone:string hs_lead_status:enumeration hs_email_domain:string"
              + " hs_email_optout:bool hs_email_bounce:number"
              + " hs_email_hard_bounce_reason_enum:enumeration hs_additional_emails:string"
              + " hs_sequences_is_enrolled:bool! hs_sequences_actively_enrolled_count:number!"
              + " hs_sequences_enrolled_count:number! hs_latest_sequence_enrolled:number!"
              + " hs_latest_sequence_enrolled_date:datetime! hs_latest_sequence_finished_date:datetime!"
              + " hs_latest_sequence_unenrolled_date:datetime!"
              + SHARED);
  private static final Map<String, String> COMPANY =
      parse("name:string domain:string numberofemployees:number annualrevenue:number" + SHARED);

  private PropertyTypes() {}

  private static Map<String, String> parse(String text) {
    var types = new TreeMap<String, String>();
    for (String one : text.split(" ")) {
      int colon = one.indexOf(':');
      types.put(one.substring(0, colon), one.substring(colon + 1));
    }
    return Map.copyOf(types);
  }

  private static Map<String, String> own(HubType type) {
    return type == HubType.CONTACTS ? CONTACT : COMPANY;
  }

  static boolean known(Crm crm, HubType type, String name) {
    return own(type).containsKey(name)
        || crm.things(Crm.PROPERTIES).find(key(type, name)).isPresent();
  }

  /** Properties that HubSpot fills by itself. */
  static boolean readOnly(HubType type, String name) {
    return own(type).getOrDefault(name, "").endsWith("!");
  }

  static String key(HubType type, String name) {
    return type.plural() + "." + name;
  }

  static List<Map<String, @Nullable Object>> all(Crm crm, HubType type) {
    var all = new TreeMap<String, Map<String, @Nullable Object>>();
    own(type).forEach((name, kind) -> all.put(name, described(type, name, kind)));
    for (var thing : crm.things(Crm.PROPERTIES).all()) {
      if (thing.id().startsWith(type.plural() + ".")) {
        all.put(thing.text("name"), HubJson.thing(thing));
      }
    }
    return List.copyOf(all.values());
  }

  static Optional<Map<String, @Nullable Object>> find(Crm crm, HubType type, String name) {
    return all(crm, type).stream().filter(one -> name.equals(one.get("name"))).findFirst();
  }

  private static Map<String, @Nullable Object> described(HubType type, String name, String kind) {
    boolean readOnly = kind.endsWith("!");
    String plain = readOnly ? kind.substring(0, kind.length() - 1) : kind;
    var described = new LinkedHashMap<String, @Nullable Object>();
    described.put("name", name);
    described.put("label", name.replace("hs_", "").replace('_', ' '));
    described.put("type", plain);
    described.put("fieldType", fieldType(plain));
    described.put("description", "");
    described.put("groupName", type.singular() + "information");
    described.put("options", List.of());
    described.put("displayOrder", -1);
    described.put("calculated", false);
    described.put("externalOptions", false);
    described.put("hasUniqueValue", name.equals("email"));
    described.put("hidden", false);
    described.put("hubspotDefined", true);
    described.put("formField", !readOnly);
    described.put(
        "modificationMetadata",
        Map.of("archivable", true, "readOnlyDefinition", true, "readOnlyValue", readOnly));
    return described;
  }

  static String fieldType(String type) {
    return switch (type) {
      case "number" -> "number";
      case "datetime", "date" -> "date";
      case "bool" -> "booleancheckbox";
      case "enumeration" -> "select";
      default -> "text";
    };
  }

  static final Set<String> TYPES =
      Set.of("string", "number", "date", "datetime", "enumeration", "bool");
}
