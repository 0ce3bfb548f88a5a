package com.salesintelligence.local.vertex.text;

import com.google.cloud.aiplatform.v1.Schema;
import com.salesintelligence.local.vertex.fault.Rejections;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes JSON that fits a schema. A property takes the fact of its name where the fact fits; one
 * that is not required is left out otherwise, and a required one says as little as its type allows:
 * null, an empty text or list, an enum's word for unknown, zero, false. A boolean property called
 * abstained tells whether that happened.
 */
final class SchemaWriter {

  private static final Set<String> UNKNOWN =
      Set.of("unknown", "unspecified", "none", "other", "abstain", "not_stated", "n/a", "unclear");
  private static final Set<String> ABSTAINED = Set.of("abstained", "abstain", "abstains");
  private static final int MOST_UNSTATED = 10_000;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Facts facts;
  private boolean abstained;
  private int unstated;

  SchemaWriter(Facts facts) {
    this.facts = facts;
  }

  String write(Schema schema) {
    return JsonMapper.shared().writeValueAsString(root(schema));
  }

  private JsonNode root(Schema schema) {
    var all = JSON.objectNode();
    facts.all().forEach(all::set);
    return switch (schema.getType()) {
      case OBJECT -> object(schema, all, true);
      default -> fit(schema, sole(schema)).orElseGet(() -> least(schema));
    };
  }

  /** For a schema that is no object: the only fact, if there is only one that fits. */
  private @Nullable JsonNode sole(Schema schema) {
    var fitting =
        facts.all().values().stream().filter(value -> fit(schema, value).isPresent()).toList();
    return fitting.size() == 1 ? fitting.getFirst() : null;
  }

  /**
   * @param given what is known of the object; its members by the schema's names or like the facts
   */
  private ObjectNode object(Schema schema, ObjectNode given, boolean root) {
    var known = root ? facts : Facts.in(List.of(given.toString()));
    var object = JSON.objectNode();
    var flags = new ArrayList<String>();
    for (String name : order(schema)) {
      Schema member = schema.getPropertiesOrThrow(name);
      if (isFlag(name, member)) {
        flags.add(name);
        object.put(name, false);
        continue;
      }
      Optional<JsonNode> value = known.find(name).flatMap(fact -> fit(member, fact));
      if (value.isPresent()) {
        object.set(name, value.get());
      } else if (schema.getRequiredList().contains(name)) {
        object.set(name, least(member));
      }
    }
    flags.forEach(flag -> object.put(flag, abstained));
    return object;
  }

  private static boolean isFlag(String name, Schema member) {
    return member.getType() == com.google.cloud.aiplatform.v1.Type.BOOLEAN
        && ABSTAINED.contains(name.toLowerCase(Locale.ROOT));
  }

  /** As the schema orders them, then by name: maps on the wire have no order. */
  private static List<String> order(Schema schema) {
    var names = new ArrayList<>(schema.getPropertyOrderingList());
    new TreeSet<>(schema.getPropertiesMap().keySet())
        .stream().filter(name -> !names.contains(name)).forEach(names::add);
    return names;
  }

  /** The value as the schema wants it, if it is of its kind. */
  private Optional<JsonNode> fit(Schema schema, @Nullable JsonNode value) {
    if (value == null) {
      return Optional.empty();
    }
    if (schema.getAnyOfCount() > 0) {
      return schema.getAnyOfList().stream()
          .flatMap(option -> fit(option, value).stream())
          .findFirst();
    }
    return switch (schema.getType()) {
      case STRING -> text(schema, value);
      case NUMBER -> number(schema, value);
      case INTEGER ->
          number(schema, value).filter(n -> n.decimalValue().stripTrailingZeros().scale() <= 0);
      case BOOLEAN -> flag(value);
      case ARRAY -> array(schema, value);
      case OBJECT ->
          value instanceof ObjectNode given
              ? Optional.of(object(schema, given, false))
              : Optional.empty();
      case TYPE_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
    };
  }

  private static Optional<JsonNode> text(Schema schema, JsonNode value) {
    if (!value.isValueNode()) {
      return Optional.empty();
    }
    String text = value.asString();
    if (schema.getEnumCount() == 0) {
      return Optional.of(JSON.stringNode(text));
    }
    return schema.getEnumList().stream()
        .filter(text::equalsIgnoreCase)
        .findFirst()
        .map(JSON::stringNode);
  }

  private static Optional<JsonNode> number(Schema schema, JsonNode value) {
    try {
      var number =
          value.isNumber() ? value.decimalValue() : new java.math.BigDecimal(value.asString());
      boolean small = number.doubleValue() < schema.getMinimum();
      boolean large = number.doubleValue() > schema.getMaximum();
      boolean bounded = schema.getMinimum() != 0 || schema.getMaximum() != 0;
      return bounded && (small || large) ? Optional.empty() : Optional.of(JSON.numberNode(number));
    } catch (NumberFormatException | tools.jackson.databind.exc.JsonNodeException e) {
      return Optional.empty();
    }
  }

  private static Optional<JsonNode> flag(JsonNode value) {
    if (value.isBoolean()) {
      return Optional.of(value);
    }
    return switch (value.isString() ? value.asString().toLowerCase(Locale.ROOT) : "") {
      case "true", "yes" -> Optional.of(JSON.booleanNode(true));
      case "false", "no" -> Optional.of(JSON.booleanNode(false));
      default -> Optional.empty();
    };
  }

  private Optional<JsonNode> array(Schema schema, JsonNode value) {
    if (!(value instanceof ArrayNode given)) {
      return Optional.empty();
    }
    var array = JSON.arrayNode();
    for (JsonNode item : given) {
      if (schema.getMaxItems() == 0 || array.size() < schema.getMaxItems()) {
        fit(schema.getItems(), item).ifPresent(array::add);
      }
    }
    return array.size() < schema.getMinItems() ? Optional.empty() : Optional.of(array);
  }

  private JsonNode least(Schema schema) {
    abstained = true;
    if (++unstated > MOST_UNSTATED) {
      throw Rejections.invalid(
          "The response_schema requires more than %d values that the prompt does not state."
              .formatted(MOST_UNSTATED));
    }
    if (schema.getNullable()) {
      return JSON.nullNode();
    }
    if (schema.getAnyOfCount() > 0) {
      return least(
          schema.getAnyOfList().stream()
              .filter(Schema::getNullable)
              .findFirst()
              .orElse(schema.getAnyOf(0)));
    }
    return switch (schema.getType()) {
      case STRING -> JSON.stringNode(schema.getEnumCount() == 0 ? "" : unknownOf(schema));
      case NUMBER, INTEGER -> leastNumber(schema);
      case BOOLEAN -> JSON.booleanNode(false);
      case ARRAY -> {
        var array = JSON.arrayNode();
        for (long i = 0; i < schema.getMinItems(); i++) {
          array.add(least(schema.getItems()));
        }
        yield array;
      }
      case OBJECT -> object(schema, JSON.objectNode(), false);
      case TYPE_UNSPECIFIED, UNRECOGNIZED -> JSON.nullNode();
    };
  }

  private static JsonNode leastNumber(Schema schema) {
    boolean bounded = schema.getMinimum() != 0 || schema.getMaximum() != 0;
    double least =
        bounded
            ? Math.clamp(0, schema.getMinimum(), Math.max(schema.getMinimum(), schema.getMaximum()))
            : 0;
    return least == Math.rint(least) ? JSON.numberNode((long) least) : JSON.numberNode(least);
  }

  /** The enum's word for not knowing, or its first where it has none. */
  static String unknownOf(Schema schema) {
    return schema.getEnumList().stream()
        .filter(word -> UNKNOWN.contains(word.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElse(schema.getEnum(0));
  }
}
