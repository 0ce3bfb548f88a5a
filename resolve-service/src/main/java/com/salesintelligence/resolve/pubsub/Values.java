package com.salesintelligence.resolve.pubsub;

import com.google.protobuf.Timestamp;
import com.salesintelligence.resolve.core.EmailAddress;
import com.salesintelligence.resolve.core.PhoneNumbers;
import com.salesintelligence.resolve.core.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Values of events as the warehouse can hold them, or a clear refusal. */
public final class Values {

  private static final int SCALE = 9;
  private static final int DIGITS_BEFORE_POINT = 29;
  private static final int MAX_CHARS = 100;
  private static final long FIRST_SECOND = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
  private static final int NANOS = 1_000_000_000;

  private static final JsonFactory JSON = new JsonFactory();

  private Values() {}

  public static @Nullable String text(String value) {
    return value.isBlank() ? null : value;
  }

  public static @Nullable String email(String value) {
    return value.isBlank()
        ? null
        : EmailAddress.of(value).orElseGet(() -> value.strip().toLowerCase(Locale.ROOT));
  }

  public static @Nullable String phone(String value) {
    return value.isBlank() ? null : PhoneNumbers.normalised(value);
  }

  public static @Nullable BigDecimal decimal(String field, String value) throws BadValue {
    if (value.isBlank()) {
      return null;
    }
    BigDecimal number = number(field, value);
    if (number.precision() - (long) number.scale() > DIGITS_BEFORE_POINT) {
      throw new BadValue(
          Refusal.BAD_NUMBER,
          field + " has more than 29 digits before the point: correct it at its source.");
    }
    return number.scale() > SCALE ? number.setScale(SCALE, RoundingMode.HALF_EVEN) : number;
  }

  private static BigDecimal number(String field, String value) throws BadValue {
    try {
      if (value.length() <= MAX_CHARS) {
        return new BigDecimal(value.strip());
      }
    } catch (NumberFormatException notANumber) {
      // Told below.
    }
    throw new BadValue(
        Refusal.BAD_NUMBER,
        field + " is not a decimal number: correct it at its source and read the record again.");
  }

  public static double finite(String field, double value) throws BadValue {
    if (!Double.isFinite(value)) {
      throw new BadValue(
          Refusal.BAD_NUMBER, field + " is not a finite number: correct it at its source.");
    }
    return value;
  }

  public static @Nullable LocalDate date(String field, String value) throws BadValue {
    if (value.isBlank()) {
      return null;
    }
    try {
      LocalDate date = LocalDate.parse(value.strip());
      if (date.getYear() >= 1 && date.getYear() <= 9999) {
        return date;
      }
    } catch (DateTimeParseException notADate) {
      // Told below.
    }
    throw new BadValue(
        Refusal.BAD_DATE,
        field + " is not a date like 2026-11-20: correct it at its source and read it again.");
  }

  public static @Nullable String json(String field, String text) throws BadValue {
    return text.isEmpty() ? null : object(field, text);
  }

  /** The text as it came; it is one JSON object and nothing else. */
  public static String object(String field, String text) throws BadValue {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        parser.skipChildren();
        if (parser.nextToken() == null) {
          return text;
        }
      }
    } catch (JacksonException notJson) {
      // Told below.
    }
    throw new BadValue(
        Refusal.BAD_JSON, field + " is not one JSON object: correct the poller that sent it.");
  }

  public static @Nullable Instant instant(String field, boolean present, Timestamp value)
      throws BadValue {
    if (!present) {
      return null;
    }
    boolean possible =
        value.getSeconds() >= FIRST_SECOND
            && value.getSeconds() <= LAST_SECOND
            && value.getNanos() >= 0
            && value.getNanos() < NANOS;
    if (!possible) {
      throw new BadValue(
          Refusal.BAD_DATE,
          field + " lies outside of the years 1 to 9999: correct it at its source.");
    }
    return Instant.ofEpochSecond(value.getSeconds(), value.getNanos());
  }
}
