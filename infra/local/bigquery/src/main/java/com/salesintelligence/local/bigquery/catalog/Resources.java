package com.salesintelligence.local.bigquery.catalog;

import tools.jackson.databind.node.ObjectNode;

/** What all REST resources have in common. */
public final class Resources {

  static final String LOCATION = "US";

  private static final String ROOT = "https://bigquery.googleapis.com/bigquery/v2";

  private Resources() {}

  /** The address of a resource, as BigQuery writes it: {@code …/projects/p/datasets/d}. */
  public static String link(String... segments) {
    return ROOT + "/" + String.join("/", segments);
  }

  /** A copy without the fields that a client sent as null. */
  static ObjectNode copy(ObjectNode resource) {
    ObjectNode copy = Json.object();
    for (var field : resource.properties()) {
      if (field.getValue() instanceof ObjectNode part) {
        copy.set(field.getKey(), copy(part));
      } else if (!field.getValue().isNull()) {
        copy.set(field.getKey(), field.getValue());
      }
    }
    return copy;
  }

  static ObjectNode stamp(ObjectNode resource, String kind, String id) {
    resource.put("kind", kind).put("id", id);
    if (!resource.has("creationTime")) {
      resource.put("creationTime", Long.toString(System.currentTimeMillis()));
    }
    return touch(resource);
  }

  static ObjectNode touch(ObjectNode resource) {
    resource.put("lastModifiedTime", Long.toString(System.currentTimeMillis()));
    return resource.put("etag", Long.toHexString(System.nanoTime()));
  }

  static void merge(ObjectNode target, ObjectNode changes) {
    for (var change : changes.properties()) {
      String field = change.getKey();
      if (change.getValue().isNull()) {
        target.remove(field);
      } else if (change.getValue() instanceof ObjectNode part
          && target.get(field) instanceof ObjectNode old) {
        merge(old, part);
      } else {
        target.set(
            field, change.getValue() instanceof ObjectNode part ? copy(part) : change.getValue());
      }
    }
  }
}
