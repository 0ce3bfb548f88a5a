package com.salesintelligence.local.vertex.text;

import com.google.cloud.aiplatform.v1.Schema;
import com.google.cloud.aiplatform.v1.Type;
import com.salesintelligence.local.vertex.fault.Rejections;

/** What a response schema must have to be one. */
final class SchemaRules {

  private static final long MOST_ITEMS = 100;

  private SchemaRules() {}

  static void check(Schema schema, String path) {
    if (!schema.getRef().isEmpty() || schema.getDefsCount() > 0) {
      throw Rejections.unsupported("references in a response_schema (" + path + ")");
    }
    schema.getAnyOfList().forEach(option -> check(option, path + ".any_of"));
    if (schema.getAnyOfCount() > 0) {
      return;
    }
    switch (schema.getType()) {
      case OBJECT -> checkObject(schema, path);
      case ARRAY -> {
        if (!schema.hasItems()) {
          throw Rejections.invalid(path + ".items: missing field.");
        }
        if (schema.getMinItems() > MOST_ITEMS) {
          throw Rejections.outOfRange(path + ".min_items", schema.getMinItems(), 0, MOST_ITEMS);
        }
        check(schema.getItems(), path + ".items");
      }
      case STRING, NUMBER, INTEGER, BOOLEAN -> {}
      case TYPE_UNSPECIFIED, UNRECOGNIZED ->
          throw Rejections.invalid(path + ".type: must be specified.");
    }
    if (schema.getEnumCount() > 0 && schema.getType() != Type.STRING) {
      throw Rejections.invalid(path + ".enum: only allowed for STRING type.");
    }
  }

  private static void checkObject(Schema schema, String path) {
    if (schema.getPropertiesCount() == 0) {
      throw Rejections.invalid(path + ".properties: should be non-empty for OBJECT type.");
    }
    for (var name : schema.getRequiredList()) {
      if (!schema.containsProperties(name)) {
        throw Rejections.invalid(
            "%s.required: property '%s' is not defined.".formatted(path, name));
      }
    }
    for (var name : schema.getPropertyOrderingList()) {
      if (!schema.containsProperties(name)) {
        throw Rejections.invalid(
            "%s.property_ordering: property '%s' is not defined.".formatted(path, name));
      }
    }
    schema.getPropertiesMap().forEach((name, member) -> check(member, path + "." + name));
  }
}
