package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.core.commands.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads what Salesforce says to a new lead. */
final class LeadAnswer {

  private static final String DUPLICATES = "DUPLICATES_DETECTED";

  private LeadAnswer() {}

  static Outcome created(JsonNode answer) {
    var id = answer.path("id").asString("");
    if (id.isEmpty()) {
      throw SalesforceFailures.unreadable(null);
    }
    return new Outcome.Done(id, "The lead was created in Salesforce.");
  }

  /** Of status 400: the lead is not to be, whoever asks again. */
  static Outcome refused(JsonNode answer, boolean despiteDuplicates) {
    var error = answer.path(0);
    var code = error.path("errorCode").asString("");
    if (code.isEmpty()) {
      throw SalesforceFailures.unreadable(null);
    }
    return code.equals(DUPLICATES)
        ? duplicate(error, despiteDuplicates)
        : new Outcome.Failed(code, "Salesforce refused the lead: " + explained(error));
  }

  private static Outcome duplicate(JsonNode error, boolean despite) {
    var found = List.copyOf(found(error));
    var names = found.isEmpty() ? "a record" : String.join(", ", found);
    return new Outcome.Skipped(
        despite ? "DUPLICATE_FORBIDDEN" : "DUPLICATE",
        despite
            ? "Salesforce holds %s like it, and its duplicate rule allows no other."
                .formatted(names)
            : "Salesforce holds %s like it; create it all the same if it is somebody else."
                .formatted(names),
        found.isEmpty() ? "" : found.getFirst());
  }

  /** The key is seen in two spellings. */
  private static Set<String> found(JsonNode error) {
    var ids = new LinkedHashSet<String>();
    for (var spelling : List.of("duplicateResult", "duplicateResut")) {
      for (var match : error.path(spelling).path("matchResults")) {
        match.path("matchRecords").forEach(r -> ids.add(r.path("record").path("Id").asString("")));
      }
    }
    ids.remove("");
    return ids;
  }

  private static String explained(JsonNode error) {
    var fields = new ArrayList<String>();
    error.path("fields").forEach(field -> fields.add(field.asString("")));
    var named = fields.isEmpty() ? "" : " (" + String.join(", ", fields) + ")";
    return error.path("message").asString("") + named;
  }
}
