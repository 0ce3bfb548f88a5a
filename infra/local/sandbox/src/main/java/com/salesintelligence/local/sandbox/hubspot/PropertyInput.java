package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Properties that someone wants to write, checked as HubSpot checks them. */
final class PropertyInput {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

  private PropertyInput() {}

  static Map<String, @Nullable String> checked(
      Crm crm, HubType type, Map<String, ? extends @Nullable Object> given) {
    var wrong = new ArrayList<Map<String, Object>>();
    var checked = new LinkedHashMap<String, @Nullable String>();
    given.forEach(
        (name, value) -> {
          String text = value == null ? "" : value.toString();
          if (!PropertyTypes.known(crm, type, name)) {
            wrong.add(
                wrong("PROPERTY_DOESNT_EXIST", name, "Property \"" + name + "\" does not exist"));
          } else if (PropertyTypes.readOnly(type, name)) {
            wrong.add(
                wrong(
                    "READ_ONLY_VALUE",
                    name,
                    "\"" + name + "\" is a read only property; its value cannot be set."));
          } else if (name.equals("email") && !text.isEmpty() && !EMAIL.matcher(text).matches()) {
            wrong.add(wrong("INVALID_EMAIL", name, "Email address " + text + " is invalid"));
          }
          checked.put(name, text.isEmpty() ? null : value(name, text));
        });
    if (!wrong.isEmpty()) {
      throw HubError.validation(
              "Property values were not valid: "
                  + new String(Json.bytes(wrong), StandardCharsets.UTF_8))
          .with("errors", errors(wrong))
          .refusal();
    }
    return checked;
  }

  /** HubSpot keeps addresses in lower case. */
  private static String value(String name, String text) {
    return name.equals("email") ? text.toLowerCase(java.util.Locale.ROOT) : text;
  }

  private static Map<String, Object> wrong(String error, String name, String message) {
    var wrong = new LinkedHashMap<String, Object>();
    wrong.put("isValid", false);
    wrong.put("message", message);
    wrong.put("error", error);
    wrong.put("name", name);
    return wrong;
  }

  private static List<Map<String, Object>> errors(List<Map<String, Object>> wrong) {
    return wrong.stream()
        .<Map<String, Object>>map(
            one ->
                Map.of(
                    "message", one.getOrDefault("message", ""),
                    "code", one.getOrDefault("error", ""),
                    "context", Map.of("propertyName", List.of(one.getOrDefault("name", "")))))
        .toList();
  }
}
