package com.salesintelligence.local.sandbox.salesforce;

import com.salesintelligence.local.sandbox.company.Reps;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Creates, changes and deletes records as the API allows it to, and says what it does not. */
final class Writing {
  static final int LONGEST = 255;
  static final int LONGEST_TEXT = 32_000;

  private static final Set<String> SYSTEM =
      Set.of(
          "Id",
          "IsDeleted",
          "MasterRecordId",
          "SystemModstamp",
          "CreatedDate",
          "CreatedById",
          "LastModifiedDate",
          "LastModifiedById",
          "IsClosed",
          "IsWon",
          "IsConverted",
          "ConvertedAccountId",
          "ConvertedContactId");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");

  private final Crm crm;
  private final Records records;
  private final Duplicates duplicates;
  private final InstantSource clock;

  Writing(Crm crm, Records records, Duplicates duplicates, InstantSource clock) {
    this.crm = crm;
    this.records = records;
    this.duplicates = duplicates;
    this.clock = clock;
  }

  static boolean writable(Field field) {
    return !SYSTEM.contains(field.name());
  }

  static List<String> required(ObjectType type) {
    return switch (type) {
      case ACCOUNT -> List.of("Name");
      case CONTACT -> List.of("LastName");
      case LEAD -> List.of("LastName", "Company");
      case OPPORTUNITY -> List.of("Name", "StageName", "CloseDate");
      case USER -> List.of("LastName", "Username", "Email");
      case TASK, EVENT, EMAIL_MESSAGE -> List.of();
    };
  }

  /**
   * @param allowsDuplicates saves what the duplicate rule would refuse
   */
  String create(ObjectType type, Map<String, @Nullable Object> given, boolean allowsDuplicates)
      throws IOException {
    var fields = checked(type, given);
    var missing = required(type).stream().filter(name -> blank(fields.get(name))).toList();
    if (!missing.isEmpty()) {
      throw SalesforceError.REQUIRED_FIELD_MISSING.refusal(
          "Required fields are missing: " + missing, missing);
    }
    if (!allowsDuplicates) {
      duplicates.check(type, fields);
    }
    defaults(type, fields);
    return crm.upsert(type, fields);
  }

  private static boolean blank(@Nullable Object value) {
    return value == null || value.equals("");
  }

  private void defaults(ObjectType type, Map<String, @Nullable Object> fields) {
    fields.putIfAbsent("OwnerId", Reps.userId(Reps.all().getFirst()));
    fields.put("CreatedDate", clock.instant());
    fields.put("LastModifiedDate", clock.instant());
    if (type == ObjectType.LEAD) {
      fields.putIfAbsent("Status", "Open - Not Contacted");
    }
    if (type == ObjectType.LEAD || type == ObjectType.CONTACT) {
      String first = String.valueOf(fields.getOrDefault("FirstName", ""));
      fields.put("Name", (first + " " + fields.get("LastName")).trim());
    }
  }

  void change(ObjectType type, String id, Map<String, @Nullable Object> given) throws IOException {
    alive(type, id);
    var fields = checked(type, given);
    for (String name : required(type)) {
      if (fields.containsKey(name) && blank(fields.get(name))) {
        throw SalesforceError.REQUIRED_FIELD_MISSING.refusal(
            "Required fields are missing: [" + name + "]", List.of(name));
      }
    }
    fields.put("Id", id);
    fields.put("LastModifiedDate", clock.instant());
    crm.upsert(type, fields);
  }

  void delete(ObjectType type, String id) throws IOException {
    alive(type, id);
    crm.remove(type, id);
  }

  /** The record that an external id names. */
  Optional<String> external(ObjectType type, Field field, String value) {
    var found =
        records.select(
            type, Condition.of(row -> !row.deleted() && value.equals(row.value(field))), 2);
    return found.stream().findFirst().map(Row::id);
  }

  private void alive(ObjectType type, String id) {
    var row = records.find(type, id).orElseThrow(SalesforceApi::missing);
    if (row.deleted()) {
      throw SalesforceError.ENTITY_IS_DELETED.refusal("entity is deleted");
    }
  }

  private static Map<String, @Nullable Object> checked(
      ObjectType type, Map<String, @Nullable Object> given) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    var readOnly = new ArrayList<String>();
    given.forEach(
        (name, value) -> {
          if (name.equals("attributes")) {
            return;
          }
          var field =
              type.field(name)
                  .orElseThrow(
                      () ->
                          SalesforceError.INVALID_FIELD.refusal(
                              "No such column '%s' on sobject of type %s"
                                  .formatted(name, type.label())));
          if (!writable(field)) {
            readOnly.add(field.name());
          }
          fields.put(field.name(), checked(field, value));
        });
    if (!readOnly.isEmpty()) {
      throw SalesforceError.INVALID_FIELD_FOR_INSERT_UPDATE.refusal(
          "Unable to create/update fields: "
              + String.join(", ", readOnly)
              + ". Please check the security settings of this field and verify that it is"
              + " read/write for your profile or permission set.",
          readOnly);
    }
    return fields;
  }

  private static @Nullable Object checked(Field field, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    boolean fits =
        switch (field.type()) {
          case TEXT -> value instanceof String;
          case NUMBER -> value instanceof Number;
          case BOOLEAN -> value instanceof Boolean;
          case DATE -> value instanceof String text && date(text);
          case DATETIME -> value instanceof String text && Times.parse(text) != null;
        };
    if (!fits) {
      throw SalesforceError.INVALID_TYPE_ON_FIELD_IN_RECORD.refusal(
          "%s: value not of required type: %s".formatted(field.name(), value),
          List.of(field.name()));
    }
    if (value instanceof String text) {
      checkText(field, text);
    }
    return value;
  }

  private static boolean date(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeParseException _) {
      return false;
    }
  }

  private static void checkText(Field field, String text) {
    int longest = field.name().matches("Description|TextBody|HtmlBody") ? LONGEST_TEXT : LONGEST;
    if (text.length() > longest) {
      throw SalesforceError.STRING_TOO_LONG.refusal(
          "%s: data value too large: %s (max length=%d)"
              .formatted(field.name(), text.substring(0, 40), longest),
          List.of(field.name()));
    }
    if (field.name().equals("Email") && !text.isEmpty() && !EMAIL.matcher(text).matches()) {
      throw SalesforceError.INVALID_EMAIL_ADDRESS.refusal(
          "Email: invalid email address: " + text, List.of("Email"));
    }
  }
}
