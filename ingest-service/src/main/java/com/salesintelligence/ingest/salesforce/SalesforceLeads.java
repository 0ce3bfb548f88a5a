package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.core.commands.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** Writes leads to Salesforce and finds those that it wrote. */
final class SalesforceLeads {

  private final Supplier<SalesforceWrites> writes;

  SalesforceLeads(Supplier<SalesforceWrites> writes) {
    this.writes = writes;
  }

  /** The id of the lead whose description holds the mark; descriptions cannot be filtered by. */
  Optional<String> find(String email, String source, String mark) {
    var soql =
        "SELECT Id, Description FROM Lead WHERE Email = '%s' AND LeadSource = '%s' ORDER BY Id LIMIT 2000"
            .formatted(literal(email), literal(source));
    for (var lead : writes.get().query(soql)) {
      if (lead.path("Description").asString("").contains(mark)) {
        return Optional.of(lead.path("Id").asString());
      }
    }
    return Optional.empty();
  }

  Outcome create(Map<String, String> fields, boolean despiteDuplicates) {
    var json = JsonMapper.shared().writeValueAsString(fields);
    var headers =
        despiteDuplicates
            ? Map.of("Sforce-Duplicate-Rule-Header", "allowSave=true")
            : Map.<String, String>of();
    var answer = writes.get().create("Lead", json, headers);
    return answer.status() == 400
        ? LeadAnswer.refused(answer.json(), despiteDuplicates)
        : LeadAnswer.created(answer.json());
  }

  private static String literal(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'");
  }
}
