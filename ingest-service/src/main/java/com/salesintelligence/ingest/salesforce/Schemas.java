package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.salesforce.Columns.Column;
import com.salesintelligence.ingest.salesforce.Columns.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds out which fields of a type there are: of ours those that the user may read, and all of the
 * org's own.
 */
final class Schemas {

  private static final List<String> ALWAYS = List.of("Id", "SystemModstamp");
  private static final List<String> WHERE_THERE = List.of("IsDeleted", "MasterRecordId");
  private static final Set<String> NUMBERS = Set.of("double", "currency", "percent", "int", "long");

  /** Parts of them are fields of their own, or they cannot be read in bulk. */
  private static final Set<String> NOT_READ =
      Set.of("address", "location", "base64", "complexvalue");

  private final SalesforceApi api;
  private final String primaryContactField;
  private final Duration lifetime;
  private final InstantSource clock;
  private final Map<Sobject, Known> known = new ConcurrentHashMap<>();

  private record Known(Columns columns, Instant until) {}

  Schemas(SalesforceApi api, SalesforceSettings settings, InstantSource clock) {
    this.api = api;
    this.primaryContactField = settings.primaryContactField();
    this.lifetime = settings.describeEvery();
    this.clock = clock;
  }

  Columns of(Sobject sobject) {
    var now = clock.instant();
    var known = this.known.get(sobject);
    if (known == null || !now.isBefore(known.until())) {
      known = new Known(describe(sobject), now.plus(lifetime));
      this.known.put(sobject, known);
    }
    return known.columns();
  }

  /** It has turned out to be wrong. */
  void forget(Sobject sobject) {
    known.remove(sobject);
  }

  private Columns describe(Sobject sobject) {
    var described = api.get("sobjects/" + sobject.type() + "/describe");
    var fields = new LinkedHashMap<String, JsonNode>();
    described.path("fields").forEach(field -> fields.put(field.path("name").asString(""), field));
    if (!fields.keySet().containsAll(ALWAYS)) {
      throw SalesforceFailures.unreadable(null);
    }
    requirePrimaryContactField(sobject, fields);
    var columns = new ArrayList<Column>();
    ALWAYS.forEach(name -> columns.add(column(name, fields)));
    for (var names : List.of(WHERE_THERE, sobject.fields())) {
      names.stream().filter(fields::containsKey).forEach(n -> columns.add(column(n, fields)));
    }
    fields.keySet().stream()
        .filter(name -> isCustom(name) && isRead(fields.get(name)))
        .forEach(name -> columns.add(column(name, fields)));
    return new Columns(sobject.type(), columns, described.path("replicateable").asBoolean(false));
  }

  private void requirePrimaryContactField(Sobject sobject, Map<String, JsonNode> fields) {
    if (sobject == Sobject.CONTACT
        && !primaryContactField.isEmpty()
        && !fields.containsKey(primaryContactField)) {
      throw new SourceFailure(
          Fault.SOURCE_REQUEST_REJECTED,
          "Contact has no field %s that the user may read: correct ingest.salesforce.primary-contact-field or give the right."
              .formatted(primaryContactField));
    }
  }

  private static boolean isCustom(String name) {
    return name.endsWith("__c") || name.endsWith("__s");
  }

  private static boolean isRead(@Nullable JsonNode field) {
    return field != null && !NOT_READ.contains(field.path("type").asString(""));
  }

  private static Column column(String name, Map<String, JsonNode> fields) {
    var field = fields.get(name);
    var type = field == null ? "" : field.path("type").asString("");
    var kind =
        NUMBERS.contains(type) ? Kind.NUMBER : type.equals("boolean") ? Kind.BOOLEAN : Kind.TEXT;
    return new Column(name, kind, isCustom(name));
  }
}
