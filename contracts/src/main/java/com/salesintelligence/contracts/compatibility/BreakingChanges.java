package com.salesintelligence.contracts.compatibility;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.salesintelligence.contracts.tables.options.OptionsProto;
import com.salesintelligence.contracts.tables.options.TableOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares two descriptor sets. A change is breaking when bytes, JSON or tables of the older
 * contracts could no longer be read with the newer ones: something is gone, renamed, renumbered or
 * of another type. Additions never are.
 */
public final class BreakingChanges {

  private final List<String> found = new ArrayList<>();

  private BreakingChanges() {}

  /** One sentence per breaking change; empty when there is none. */
  public static List<String> between(FileDescriptorSet released, FileDescriptorSet current) {
    var check = new BreakingChanges();
    check.messages(messages(released), messages(current));
    check.enums(enums(released), enums(current));
    return List.copyOf(check.found);
  }

  private void messages(
      Map<String, DescriptorProto> released, Map<String, DescriptorProto> current) {
    released.forEach(
        (name, before) -> {
          var now = current.get(name);
          if (now == null) {
            found.add("message " + name + " is gone");
            return;
          }
          fields(name, byNumber(before), byNumber(now));
          table(name, tableOf(before), tableOf(now));
        });
  }

  private void fields(
      String message,
      Map<Integer, FieldDescriptorProto> released,
      Map<Integer, FieldDescriptorProto> current) {
    released.forEach(
        (number, before) -> {
          var field = message + "." + before.getName();
          var now = current.get(number);
          if (now == null) {
            found.add("field %s = %d is gone".formatted(field, number));
          } else if (!now.getName().equals(before.getName())) {
            found.add("field %s = %d is now called %s".formatted(field, number, now.getName()));
          } else if (!typeOf(now).equals(typeOf(before))) {
            found.add(
                "field %s was %s and is now %s".formatted(field, typeOf(before), typeOf(now)));
          }
        });
  }

  private void table(String message, TableOptions released, TableOptions current) {
    if (!released.getName().equals(current.getName())) {
      found.add(
          "%s: table %s is now called %s"
              .formatted(message, released.getName(), current.getName()));
    }
    if (!released.getPrimaryKeyList().equals(current.getPrimaryKeyList())) {
      found.add("%s: the primary key of a table cannot change".formatted(message));
    }
    if (!released.getPartitionBy().equals(current.getPartitionBy())) {
      found.add("%s: the partitioning of a table cannot change".formatted(message));
    }
  }

  private void enums(
      Map<String, EnumDescriptorProto> released, Map<String, EnumDescriptorProto> current) {
    released.forEach(
        (name, before) -> {
          var now = current.getOrDefault(name, EnumDescriptorProto.getDefaultInstance());
          var values =
              now.getValueList().stream()
                  .collect(
                      Collectors.toMap(
                          EnumValueDescriptorProto::getNumber, EnumValueDescriptorProto::getName));
          for (var value : before.getValueList()) {
            if (!value.getName().equals(values.get(value.getNumber()))) {
              found.add(
                  "enum value %s.%s = %d is gone or renamed"
                      .formatted(name, value.getName(), value.getNumber()));
            }
          }
        });
  }

  private static String typeOf(FieldDescriptorProto field) {
    var column = field.getOptions().getExtension(OptionsProto.column).getType();
    return "%s %s%s %s"
        .formatted(field.getLabel(), field.getType(), field.getTypeName(), column)
        .replace("LABEL_", "")
        .replace("TYPE_", "")
        .replace(" FROM_FIELD", "");
  }

  private static TableOptions tableOf(DescriptorProto message) {
    return message.getOptions().getExtension(OptionsProto.table);
  }

  private static Map<Integer, FieldDescriptorProto> byNumber(DescriptorProto message) {
    return message.getFieldList().stream()
        .collect(Collectors.toMap(FieldDescriptorProto::getNumber, Function.identity()));
  }

  private static Map<String, DescriptorProto> messages(FileDescriptorSet set) {
    var all = new HashMap<String, DescriptorProto>();
    ours(set)
        .forEach(
            file -> file.getMessageTypeList().forEach(m -> collect(all, file.getPackage(), m)));
    return all;
  }

  private static void collect(
      Map<String, DescriptorProto> all, String parent, DescriptorProto message) {
    var name = parent + "." + message.getName();
    all.put(name, message);
    message.getNestedTypeList().forEach(nested -> collect(all, name, nested));
  }

  private static Map<String, EnumDescriptorProto> enums(FileDescriptorSet set) {
    var all = new HashMap<String, EnumDescriptorProto>();
    ours(set)
        .forEach(
            file ->
                file.getEnumTypeList()
                    .forEach(e -> all.put(file.getPackage() + "." + e.getName(), e)));
    return all;
  }

  private static Stream<FileDescriptorProto> ours(FileDescriptorSet set) {
    return set.getFileList().stream()
        .filter(file -> file.getPackage().startsWith("salesintelligence"));
  }
}
