package com.salesintelligence.local.bigquery.rest;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.catalog.Tables;
import java.sql.SQLException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Access policies of tables: kept and given back; whoever reaches this server may do everything.
 */
final class PoliciesApi {

  private static final String TABLE = "projects/{projectId}/datasets/{datasetId}/tables/{tableId}";

  private final Metadata metadata;
  private final Tables tables;

  PoliciesApi(Metadata metadata, Tables tables) {
    this.metadata = metadata;
    this.tables = tables;
  }

  List<Route> routes() {
    return List.of(
        new Route("tables.getIamPolicy", "POST", TABLE + ":getIamPolicy", List.of(), this::policy),
        new Route(
            "tables.setIamPolicy", "POST", TABLE + ":setIamPolicy", List.of(), this::setPolicy),
        new Route(
            "tables.testIamPermissions",
            "POST",
            TABLE + ":testIamPermissions",
            List.of(),
            this::permissions));
  }

  private Reply policy(Call call) {
    JsonNode policy = metadata.requireTable(call.table()).resource().path(Tables.POLICY);
    return Reply.of(policy.isObject() ? policy : Json.object().put("etag", "ACAB"));
  }

  private Reply setPolicy(Call call) throws SQLException {
    if (!(call.body().get("policy") instanceof ObjectNode policy)) {
      throw ApiError.invalid("Required parameter is missing: policy");
    }
    TableEntry table = metadata.requireTable(call.table());
    String now = Json.text(table.resource().path(Tables.POLICY), "etag");
    String known = Json.text(policy, "etag");
    if (!now.isEmpty() && !known.isEmpty() && !known.equals(now)) {
      throw new ApiError(409, "aborted", "The policy was changed meanwhile: its etag is another");
    }
    ObjectNode resource = table.resource().deepCopy();
    ObjectNode stored = policy.deepCopy().put("etag", Long.toHexString(System.nanoTime()));
    resource.set(Tables.POLICY, stored);
    tables.alter(call.table(), resource, List.of());
    return Reply.of(stored);
  }

  private Reply permissions(Call call) {
    metadata.requireTable(call.table());
    ObjectNode reply = Json.object();
    ArrayNode granted = reply.putArray("permissions");
    call.body().path("permissions").forEach(granted::add);
    return Reply.of(reply);
  }
}
