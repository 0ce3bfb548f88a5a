package com.salesintelligence.resolve.mail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the Date header: RFC 5322 with its obsolete forms, and the forms that mailers made up as
 * far as they have a day, a month's name, a year and a time.
 */
final class MailDate {

  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final int MAX_CHARS = 200;
  private static final Pattern BLANKS_AROUND_COLON = Pattern.compile(" *+: *+");

  private int day;
  private int month;
  private int year = -1;
  private int hour = -1;
  private int minute;
  private int second;
  private int offsetMinutes;
  private boolean zoned;

  private MailDate() {}

  static Optional<Instant> parse(String header) {
    if (header.length() > MAX_CHARS) {
      return Optional.empty();
    }
    Optional<Instant> iso = iso(header);
    return iso.isPresent() ? iso : new MailDate().read(tokens(header));
  }

  private static Optional<Instant> iso(String header) {
    String text = header.strip();
    if (text.length() < 19 || text.charAt(4) != '-') {
      return Optional.empty();
    }
    try {
      String iso = text.replace(' ', 'T');
      return Optional.of(
          iso.length() == 19
              ? LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC)
              : OffsetDateTime.parse(iso).toInstant());
    } catch (DateTimeException notIso) {
      return Optional.empty();
    }
  }

  /** Words; a dash between day, month and year counts as a blank. */
  private static List<String> tokens(String header) {
    String text = withoutBlanksAroundColons(withoutComments(header));
    var tokens = new ArrayList<String>();
    var token = new StringBuilder();
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      boolean ends = c == ',' || c <= ' ' || (c == '-' && token.length() > 0);
      if (!ends) {
        token.append(c);
      } else if (token.length() > 0) {
        tokens.add(token.toString());
        token.setLength(0);
      }
    }
    return tokens;
  }

  private static String withoutComments(String text) {
    if (text.indexOf('(') < 0) {
      return text;
    }
    var kept = new StringBuilder(text.length());
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : 0;
      kept.append(depth == 0 ? c : ' ');
      depth -= c == ')' && depth > 0 ? 1 : 0;
    }
    return kept.toString();
  }

  private static String withoutBlanksAroundColons(String text) {
    if (text.indexOf(" :") < 0 && text.indexOf(": ") < 0) {
      return text;
    }
    return BLANKS_AROUND_COLON.matcher(text).replaceAll(":");
  }

  private Optional<Instant> read(List<String> tokens) {
    for (String token : tokens) {
      take(token);
    }
    if (day < 1 || month < 1 || year < 0 || hour < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDateTime.of(year, month, day, hour, minute, Math.min(second, 59))
              .minusMinutes(offsetMinutes)
              .toInstant(ZoneOffset.UTC));
    } catch (DateTimeException noSuchDate) {
      return Optional.empty();
    }
  }

  private void take(String token) {
    if (token.indexOf(':') > 0 && hour < 0) {
      time(token);
    } else if (Character.isLetter(token.charAt(0))) {
      word(token.toLowerCase(Locale.ROOT));
    } else if (hour >= 0 && !zoned && (token.charAt(0) == '+' || token.charAt(0) == '-')) {
      offset(token);
    } else {
      number(token);
    }
  }

  private void word(String word) {
    int at = word.length() < 3 ? -1 : MONTHS.indexOf(word.substring(0, 3));
    if (at >= 0 && at % 3 == 0 && month == 0) {
      month = at / 3 + 1;
    } else if (word.equals("pm") && hour >= 0 && hour < 12) {
      hour += 12;
    } else if (word.equals("am") && hour == 12) {
      hour = 0;
    } else if (hour >= 0 && !zoned) {
      offsetMinutes = zone(word);
      zoned = offsetMinutes != 0 || word.equals("gmt") || word.equals("ut") || word.equals("utc");
    }
  }

  private static int zone(String name) {
    return 60
        * switch (name) {
          case "est", "cdt" -> -5;
          case "edt" -> -4;
          case "cst", "mdt" -> -6;
          case "mst", "pdt" -> -7;
          case "pst" -> -8;
          case "cet", "met", "bst" -> 1;
          case "cest", "mest", "eet" -> 2;
          case "eest", "msk" -> 3;
          case "jst" -> 9;
          default -> 0;
        };
  }

  private void number(String token) {
    int number = digits(token);
    if (number < 0) {
      return;
    }
    if (day == 0 && token.length() <= 2) {
      day = number;
    } else if (year < 0 && month > 0) {
      year = number < 50 ? 2000 + number : number < 1000 ? 1900 + number : number;
    } else if (hour >= 0 && !zoned && token.length() == 4) {
      offset(token);
    }
  }

  private static int digits(String token) {
    if (token.isEmpty()
        || token.length() > 4
        || !token.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    return Integer.parseInt(token);
  }

  private void time(String token) {
    String[] parts = token.split("[:.]", 4);
    int h = digits(parts[0]);
    int m = parts.length > 1 ? digits(parts[1]) : -1;
    int s = parts.length > 2 ? digits(parts[2]) : 0;
    if (h >= 0 && h < 24 && m >= 0 && m < 60 && s >= 0 && s < 62) {
      hour = h;
      minute = m;
      second = s;
    }
  }

  private void offset(String token) {
    boolean west = token.charAt(0) == '-';
    String digits = token.replace(":", "").replace("+", "").replace("-", "");
    int number = digits.isEmpty() ? -1 : digits(digits);
    if (number >= 0 && digits.length() == 4 && number / 100 < 24 && number % 100 < 60) {
      offsetMinutes = (west ? -1 : 1) * (number / 100 * 60 + number % 100);
      zoned = true;
    }
  }
}
