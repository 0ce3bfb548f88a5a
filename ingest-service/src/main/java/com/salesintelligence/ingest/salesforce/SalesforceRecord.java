package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.salesforce.Columns.Kind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One record of an answer, read field by field; a field that is missing or null is empty. Holds the
 * texts of its fields only: no object per field is made of what nobody asks for.
 */
final class SalesforceRecord {

  /** How the answer wrote a value. */
  enum Form {
    /** Without types, as CSV. */
    PLAIN,
    STRING,
    NUMBER,
    BOOLEAN,
    /** An object or an array: no field of ours is one. */
    NESTED
  }

  /** Digits of the longest number that is taken for one. */
  private static final int LONGEST_NUMBER = 60;

  private final Columns columns;
  private final @Nullable String[] values;
  private final Form @Nullable [] forms;
  private final Supplier<byte[]> original;

  /**
   * @param forms null: all are plain
   * @param original bytes as they came
   */
  SalesforceRecord(
      Columns columns,
      @Nullable String[] values,
      Form @Nullable [] forms,
      Supplier<byte[]> original) {
    this.columns = columns;
    this.values = values;
    this.forms = forms;
    this.original = original;
  }

  String id() {
    var id = text("Id");
    if (!isId(id)) {
      throw new WrongShape("Id", "an id of 18 characters");
    }
    return id;
  }

  static boolean isId(String id) {
    return (id.length() == 18 || id.length() == 15)
        && id.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
  }

  Instant systemModstamp() {
    var stamp = time("SystemModstamp");
    if (stamp == null || stamp.isBefore(Instant.EPOCH)) {
      throw new WrongShape("SystemModstamp", "a time");
    }
    return stamp;
  }

  String text(String field) {
    int place = columns.place(field);
    var value = value(place);
    if (value == null) {
      return "";
    }
    var form = form(place);
    if (form != Form.STRING && form != Form.PLAIN) {
      throw new WrongShape(field, "text");
    }
    return value;
  }

  boolean flag(String field) {
    int place = columns.place(field);
    var value = value(place);
    if (value == null) {
      return false;
    }
    boolean yes = value.equals("true");
    var form = form(place);
    if ((form != Form.BOOLEAN && form != Form.PLAIN) || (!yes && !value.equals("false"))) {
      throw new WrongShape(field, "true or false");
    }
    return yes;
  }

  /** Decimal text; empty when there is no number. */
  String decimal(String field) {
    var number = number(field);
    return number == null ? "" : number.toPlainString();
  }

  double real(String field) {
    var number = number(field);
    return number == null ? 0.0 : number.doubleValue();
  }

  @Nullable Instant time(String field) {
    var text = text(field);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return Times.parse(text);
    } catch (DateTimeException e) {
      throw new WrongShape(field, "a time");
    }
  }

  /** ISO date; empty when there is none. */
  String date(String field) {
    var text = text(field);
    if (!text.isEmpty()) {
      parseDate(field, text);
    }
    return text;
  }

  @Nullable Instant startOfDay(String field) {
    var text = text(field);
    return text.isEmpty() ? null : parseDate(field, text).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The org's own fields as a JSON object; empty when all of them are. */
  String customFields() {
    var json = new CustomFields();
    for (int i = 0; i < values.length; i++) {
      var column = columns.columns().get(i);
      var value = values[i];
      if (column.custom() && value != null) {
        var form = form(i);
        json.put(column.name(), value, form == Form.PLAIN ? formOf(column.kind(), value) : form);
      }
    }
    return json.text();
  }

  private static Form formOf(Kind kind, String value) {
    return switch (kind) {
      case TEXT -> Form.STRING;
      case NUMBER -> CustomFields.isNumber(value) ? Form.NUMBER : Form.STRING;
      case BOOLEAN -> value.equals("true") || value.equals("false") ? Form.BOOLEAN : Form.STRING;
    };
  }

  byte[] bytes() {
    return original.get();
  }

  private static LocalDate parseDate(String field, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new WrongShape(field, "a date");
    }
  }

  private @Nullable BigDecimal number(String field) {
    int place = columns.place(field);
    var value = value(place);
    if (value == null) {
      return null;
    }
    var form = form(place);
    if ((form != Form.NUMBER && form != Form.PLAIN) || value.length() > LONGEST_NUMBER) {
      throw new WrongShape(field, "a number");
    }
    try {
      var number = new BigDecimal(value);
      if (Math.abs((long) number.scale()) > LONGEST_NUMBER) {
        throw new WrongShape(field, "a number");
      }
      return number;
    } catch (NumberFormatException e) {
      throw new WrongShape(field, "a number");
    }
  }

  private @Nullable String value(int place) {
    return place < 0 ? null : values[place];
  }

  private Form form(int place) {
    return forms == null ? Form.PLAIN : forms[place];
  }
}
