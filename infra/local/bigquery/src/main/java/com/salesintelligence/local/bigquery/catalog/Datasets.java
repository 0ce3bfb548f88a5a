package com.salesintelligence.local.bigquery.catalog;

import java.sql.SQLException;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes, changes and removes datasets. */
public final class Datasets {

  private static final Set<String> KNOWN =
      Set.of(
          "kind",
          "etag",
          "id",
          "selfLink",
          "datasetReference",
          "friendlyName",
          "description",
          "labels",
          "access",
          "creationTime",
          "lastModifiedTime",
          "location",
          "type",
          "maxTimeTravelHours",
          "defaultTableExpirationMs",
          "defaultPartitionExpirationMs",
          // Google's client for Node sends it, and BigQuery overlooks it.
          "projectId",
          "storageBillingModel",
          "resourceTags");
  private static final JsonNode DEFAULT_ACCESS =
      Json.MAPPER.readTree(
          """
          [{"role": "WRITER", "specialGroup": "projectWriters"},
           {"role": "OWNER", "specialGroup": "projectOwners"},
           {"role": "OWNER", "userByEmail": "local@localhost"},
           {"role": "READER", "specialGroup": "projectReaders"}]
          """);
  private static final String NAME = "[A-Za-z0-9_]{1,1024}";

  private final Metadata metadata;

  public Datasets(Metadata metadata) {
    this.metadata = metadata;
  }

  public DatasetEntry create(DatasetName name, ObjectNode resource) throws SQLException {
    if (!name.dataset().matches(NAME)) {
      throw ApiError.invalid(
          "Invalid dataset ID \"%s\". Dataset IDs must be alphanumeric (plus underscores) and must be at most 1024 characters long."
              .formatted(name.dataset()));
    }
    if (metadata.dataset(name).isPresent()) {
      throw ApiError.duplicate("Dataset " + name);
    }
    Json.only(resource, "Dataset", KNOWN);
    ObjectNode stored =
        Resources.stamp(Resources.copy(resource), "bigquery#dataset", name.toString());
    stored.remove("projectId");
    stored
        .putObject("datasetReference")
        .put("projectId", name.project())
        .put("datasetId", name.dataset());
    stored.put("selfLink", Resources.link("projects", name.project(), "datasets", name.dataset()));
    stored.put("type", "DEFAULT");
    if (!stored.has("access")) {
      stored.set("access", DEFAULT_ACCESS.deepCopy());
    }
    if (Json.text(stored, "location").isEmpty()) {
      stored.put("location", Resources.LOCATION);
    }
    var entry = new DatasetEntry(name, stored);
    metadata.create(entry);
    return entry;
  }

  /** Replaces what {@code changes} names, removes what it names as null. */
  public DatasetEntry patch(DatasetName name, ObjectNode changes) throws SQLException {
    DatasetEntry old = metadata.requireDataset(name);
    Json.only(changes, "Dataset", KNOWN);
    ObjectNode resource = old.resource().deepCopy();
    Resources.merge(resource, changes);
    resource.remove("projectId");
    Resources.touch(resource);
    var entry = new DatasetEntry(name, resource);
    metadata.put(entry);
    return entry;
  }

  public void delete(DatasetName name, boolean withContents) throws SQLException {
    DatasetEntry entry = metadata.requireDataset(name);
    if (!withContents && !metadata.tables(name).isEmpty()) {
      throw new ApiError(400, "resourceInUse", "Dataset " + name + " is still in use");
    }
    metadata.drop(entry);
  }
}
