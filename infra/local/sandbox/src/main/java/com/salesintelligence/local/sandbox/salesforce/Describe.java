package com.salesintelligence.local.sandbox.salesforce;

import com.salesintelligence.local.sandbox.http.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells which objects and fields there are. */
final class Describe {
  private static final Set<String> PICKLISTS =
      Set.of(
          "Industry",
          "Type",
          "Rating",
          "LeadSource",
          "AccountSource",
          "Status",
          "StageName",
          "Salutation",
          "Priority",
          "ForecastCategory",
          "TaskSubtype",
          "EventSubtype",
          "CallType",
          "Tier__c");
  private static final Set<String> TEXTS = Set.of("Description", "TextBody", "HtmlBody");

  private Describe() {}

  static Answer all(String version) {
    return Answer.json(
        200,
        Map.of(
            "encoding",
            "UTF-8",
            "maxBatchSize",
            200,
            "sobjects",
            Stream.of(ObjectType.values()).map(type -> brief(type, version)).toList()));
  }

  private static Map<String, Object> brief(ObjectType type, String version) {
    String url = "/services/data/" + version + "/sobjects/" + type.label();
    var brief = new LinkedHashMap<String, Object>();
    brief.put("name", type.label());
    brief.put("label", type.label());
    brief.put("labelPlural", type.label() + "s");
    brief.put("keyPrefix", type.prefix());
    brief.put("custom", false);
    for (String can :
        List.of(
            "createable",
            "updateable",
            "deletable",
            "queryable",
            "retrieveable",
            "replicateable")) {
      brief.put(can, true);
    }
    brief.put("undeletable", type != ObjectType.USER);
    brief.put("mergeable", type.merges());
    brief.put(
        "urls",
        Map.of("sobject", url, "describe", url + "/describe", "rowTemplate", url + "/{ID}"));
    return brief;
  }

  static Answer basic(ObjectType type, String version) {
    return Answer.json(
        200, Map.of("objectDescribe", brief(type, version), "recentItems", List.of()));
  }

  static Answer whole(ObjectType type, String version) {
    var described = brief(type, version);
    described.put("fields", type.fields().stream().map(field -> field(type, field)).toList());
    described.put("childRelationships", List.of());
    described.put("recordTypeInfos", List.of());
    return Answer.json(200, described);
  }

  private static Map<String, @Nullable Object> field(ObjectType type, Field field) {
    var described = new LinkedHashMap<String, @Nullable Object>();
    String kind = kind(field);
    boolean writable = Writing.writable(field);
    boolean required = Writing.required(type).contains(field.name());
    described.put("name", field.name());
    described.put("label", field.name().replace("__c", ""));
    described.put("type", kind);
    described.put("soapType", soap(kind));
    described.put("length", length(field, kind));
    described.put("custom", field.custom());
    described.put("nillable", !required && field.type() != Field.Type.BOOLEAN);
    described.put("createable", writable);
    described.put("updateable", writable);
    described.put("filterable", !kind.equals("textarea"));
    described.put("sortable", !kind.equals("textarea"));
    described.put("externalId", field.name().equals("ExternalId__c"));
    described.put("idLookup", field.name().equals("Id") || field.name().equals("ExternalId__c"));
    described.put("unique", field.name().equals("ExternalId__c"));
    described.put("calculated", false);
    described.put("defaultedOnCreate", !writable);
    described.put("referenceTo", referenceTo(field));
    described.put("relationshipName", relationship(field));
    described.put("picklistValues", picklist(field, kind));
    return described;
  }

  private static String kind(Field field) {
    return switch (field.type()) {
      case NUMBER ->
          field.name().equals("Amount") || field.name().equals("AnnualRevenue")
              ? "currency"
              : "double";
      case BOOLEAN -> "boolean";
      case DATE -> "date";
      case DATETIME -> "datetime";
      case TEXT -> text(field.name());
    };
  }

  private static String text(String name) {
    if (name.equals("Id")) {
      return "id";
    }
    if (name.endsWith("Id")) {
      return "reference";
    }
    if (PICKLISTS.contains(name)) {
      return "picklist";
    }
    if (TEXTS.contains(name)) {
      return "textarea";
    }
    return switch (name) {
      case "Email" -> "email";
      case "Phone", "MobilePhone" -> "phone";
      case "Website" -> "url";
      default -> "string";
    };
  }

  private static String soap(String kind) {
    return switch (kind) {
      case "id", "reference" -> "tns:ID";
      case "double", "currency" -> "xsd:double";
      case "boolean" -> "xsd:boolean";
      case "date" -> "xsd:date";
      case "datetime" -> "xsd:dateTime";
      default -> "xsd:string";
    };
  }

  private static int length(Field field, String kind) {
    return switch (kind) {
      case "id", "reference" -> 18;
      case "textarea" -> Writing.LONGEST_TEXT;
      default -> field.type() == Field.Type.TEXT ? Writing.LONGEST : 0;
    };
  }

  private static List<String> referenceTo(Field field) {
    return switch (field.name()) {
      case "AccountId", "ConvertedAccountId" -> List.of("Account");
      case "ReportsToId", "ConvertedContactId" -> List.of("Contact");
      case "OwnerId", "CreatedById", "LastModifiedById" -> List.of("User");
      case "WhoId" -> List.of("Contact", "Lead");
      case "WhatId", "RelatedToId" -> List.of("Account", "Opportunity");
      default -> List.of();
    };
  }

  private static @Nullable String relationship(Field field) {
    return referenceTo(field).isEmpty()
        ? null
        : field.name().substring(0, field.name().length() - 2);
  }

  private static List<Map<String, Object>> picklist(Field field, String kind) {
    List<String> values = field.name().equals("Tier__c") ? List.of("A", "B", "C") : List.of();
    return kind.equals("picklist")
        ? values.stream()
            .map(
                value ->
                    Map.<String, Object>of(
                        "value", value, "label", value, "active", true, "defaultValue", false))
            .toList()
        : List.of();
  }
}
