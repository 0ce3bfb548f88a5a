package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.salesforce.SalesforceRecord.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Writes fields as a JSON object of limited size: a field that does not fit any more is left out,
 * and named under {@code _left_out}.
 */
final class CustomFields {

  /** In characters: far below what an event and a row may hold. */
  static final int LARGEST = 100_000;

  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9]\\d{0,40})(?:\\.\\d{1,40})?(?:[eE][+-]?\\d{1,3})?");

  private final StringBuilder json = new StringBuilder();
  private final List<String> leftOut = new ArrayList<>();

  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  void put(String name, String value, Form form) {
    if (json.length() + value.length() > LARGEST) {
      leftOut.add(name);
      return;
    }
    name(name);
    switch (form) {
      case NUMBER, BOOLEAN, NESTED -> json.append(value);
      case STRING, PLAIN -> string(value);
    }
  }

  String text() {
    if (!leftOut.isEmpty()) {
      name("_left_out");
      string(String.join(",", leftOut));
    }
    return json.isEmpty() ? "" : json.append('}').toString();
  }

  private void name(String name) {
    json.append(json.isEmpty() ? '{' : ',').append('"').append(name).append("\":");
  }

  private void string(String value) {
    json.append('"');
    JsonStringEncoder.getInstance().quoteAsString(value, json);
    json.append('"');
  }
}
