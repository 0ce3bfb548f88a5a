package com.salesintelligence.local.sandbox.salesforce;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The duplicate rule of leads and contacts: no two with one address. */
final class Duplicates {
  private final Records records;
  private final Settings settings;

  Duplicates(Records records, Settings settings) {
    this.records = records;
    this.settings = settings;
  }

  void check(ObjectType type, Map<String, @Nullable Object> fields) {
    boolean ruled = type == ObjectType.LEAD || type == ObjectType.CONTACT;
    if (!ruled
        || settings.duplicateKey().isEmpty()
        || !(fields.get("Email") instanceof String email)
        || email.isEmpty()) {
      return;
    }
    var results = new ArrayList<Map<String, Object>>();
    for (ObjectType matched : List.of(ObjectType.LEAD, ObjectType.CONTACT)) {
      var same = same(matched, email);
      if (!same.isEmpty()) {
        results.add(result(matched, same));
      }
    }
    if (!results.isEmpty()) {
      throw new Refusal(Answer.json(400, List.of(error(type, results))));
    }
  }

  private List<Row> same(ObjectType type, String email) {
    Field field = type.field("Email").orElseThrow();
    return records.select(
        type,
        Condition.of(
            row ->
                !row.deleted()
                    && row.value(field) instanceof String other
                    && other.equalsIgnoreCase(email)),
        10);
  }

  private Map<String, Object> error(ObjectType type, List<Map<String, Object>> results) {
    var found = new LinkedHashMap<String, Object>();
    found.put("allowSave", true);
    found.put("duplicateRule", "Standard_" + type.label() + "_Duplicate_Rule");
    found.put("duplicateRuleEntityType", type.label());
    found.put("errorMessage", "Use one of these records?");
    found.put("matchResults", results);
    var error = new LinkedHashMap<String, Object>();
    error.put(settings.duplicateKey(), found);
    error.put("message", "Use one of these records?");
    error.put("errorCode", "DUPLICATES_DETECTED");
    error.put("fields", List.of());
    return error;
  }

  private static Map<String, Object> result(ObjectType type, List<Row> rows) {
    var result = new LinkedHashMap<String, Object>();
    result.put("entityType", type.label());
    result.put("errors", List.of());
    result.put("matchEngine", "ExactMatchEngine");
    result.put("matchRecords", rows.stream().map(row -> match(type, row)).toList());
    result.put("rule", "Standard_" + type.label() + "_Match_Rule_v1_0");
    result.put("size", rows.size());
    result.put("success", true);
    return result;
  }

  private static Map<String, Object> match(ObjectType type, Row row) {
    String url = "/services/data/v62.0/sobjects/" + type.label() + "/" + row.id();
    return Map.of(
        "additionalInformation",
        List.of(),
        "fieldDiffs",
        List.of(),
        "matchConfidence",
        100.0,
        "record",
        Map.of("attributes", Map.of("type", type.label(), "url", url), "Id", row.id()));
  }
}
