package com.salesintelligence.local.vertex;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.salesintelligence.local.vertex.fault.Rejections;
import java.util.Optional;
import java.util.Set;

/** The members of a JSON object in a request; a member of the wrong type is refused by its name. */
record Fields(String what, Struct struct) {

  /**
   * @param known all other members are refused
   */
  static Fields of(String what, Value value, Set<String> known) {
    if (value.hasNullValue() || value.getKindCase() == Value.KindCase.KIND_NOT_SET) {
      return new Fields(what, Struct.getDefaultInstance());
    }
    if (!value.hasStructValue()) {
      throw Rejections.invalid(what + " is to be a JSON object.");
    }
    for (var member : value.getStructValue().getFieldsMap().keySet()) {
      if (!known.contains(member)) {
        throw Rejections.invalid(
            "%s has an unknown member '%s'; it takes %s."
                .formatted(what, member, String.join(", ", known.stream().sorted().toList())));
      }
    }
    return new Fields(what, value.getStructValue());
  }

  Optional<String> text(String... names) {
    return find(names)
        .map(
            value -> {
              if (!value.hasStringValue()) {
                throw Rejections.invalid("%s.%s is to be text.".formatted(what, names[0]));
              }
              return value.getStringValue();
            });
  }

  boolean flag(boolean otherwise, String... names) {
    return find(names)
        .map(
            value -> {
              if (!value.hasBoolValue()) {
                throw Rejections.invalid("%s.%s is to be true or false.".formatted(what, names[0]));
              }
              return value.getBoolValue();
            })
        .orElse(otherwise);
  }

  Optional<Integer> whole(String... names) {
    return find(names)
        .map(
            value -> {
              double number = value.getNumberValue();
              if (!value.hasNumberValue() || number != Math.rint(number)) {
                throw Rejections.invalid(
                    "%s.%s is to be a whole number.".formatted(what, names[0]));
              }
              return (int) Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
            });
  }

  private Optional<Value> find(String... names) {
    for (String name : names) {
      Value value = struct.getFieldsMap().get(name);
      if (value != null && !value.hasNullValue()) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
