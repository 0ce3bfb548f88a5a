package com.salesintelligence.local.sandbox.gmail;

import com.salesintelligence.local.sandbox.http.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Gmail's search box, in part; what it does not know is refused, not ignored. */
final class Search {
  private static final Pattern TERM = Pattern.compile("(-?)([a-z0-9_]+):(\"[^\"]*\"|\\S+)|(\\S+)");
  private static final String KNOWN =
      "rfc822msgid:, in:, is:, label:, after:, before:, from:, to:, cc:, subject:";

  private Search() {}

  static Predicate<Message> of(String q, Labels labels) {
    Predicate<Message> wanted = _ -> true;
    var terms = TERM.matcher(q.trim());
    while (terms.find()) {
      if (terms.group(4) != null) {
        throw unknown(terms.group(4));
      }
      String value = terms.group(3);
      String plain = value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
      var term = term(terms.group(2), plain, labels);
      wanted = wanted.and(terms.group(1).isEmpty() ? term : term.negate());
    }
    return wanted;
  }

  /** Whether a search names the trash, which is left out otherwise. */
  static boolean everywhere(String q) {
    String plain = q.toLowerCase(Locale.ROOT);
    return plain.contains("in:anywhere") || plain.contains("in:trash") || plain.contains("in:spam");
  }

  private static Refusal unknown(String term) {
    return GmailError.BAD_REQUEST.refusal(
        "The sandbox's search does not know '%s': it knows %s.".formatted(term, KNOWN));
  }

  private static Predicate<Message> term(String operator, String value, Labels labels) {
    return switch (operator) {
      case "rfc822msgid" -> messageId(value);
      case "in" -> in(value, labels);
      case "is" -> is(value);
      case "label" -> labelled(labels.idOf(value).orElse("none"));
      case "after" -> after(millis(value));
      case "before" -> after(millis(value)).negate();
      case "from", "to", "cc", "subject" -> header(operator, value);
      default -> throw unknown(operator + ":");
    };
  }

  private static Predicate<Message> messageId(String value) {
    String id = value.startsWith("<") ? value : "<" + value + ">";
    return message -> message.envelope().messageId().equals(id);
  }

  private static Predicate<Message> in(String value, Labels labels) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "anywhere" -> _ -> true;
      case "drafts", "draft" -> labelled("DRAFT");
      default -> labelled(labels.idOf(value).orElseThrow(() -> unknown("in:" + value)));
    };
  }

  private static Predicate<Message> is(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "unread" -> labelled("UNREAD");
      case "read" -> labelled("UNREAD").negate();
      case "starred" -> labelled("STARRED");
      default -> throw unknown("is:" + value);
    };
  }

  private static Predicate<Message> labelled(String label) {
    return message -> message.labels().contains(label);
  }

  private static Predicate<Message> after(long millis) {
    return message -> message.internalDate() >= millis;
  }

  /** Seconds since the epoch, or a day such as 2026/11/20. */
  private static long millis(String value) {
    try {
      return value.matches("\\d{5,12}")
          ? Long.parseLong(value) * 1_000
          : LocalDate.parse(value.replace('/', '-'))
              .atStartOfDay(ZoneOffset.UTC)
              .toInstant()
              .toEpochMilli();
    } catch (DateTimeException _) {
      throw unknown(value);
    }
  }

  private static Predicate<Message> header(String name, String value) {
    String wanted = value.toLowerCase(Locale.ROOT);
    return message ->
        message.headers().stream()
            .filter(header -> header.getKey().equalsIgnoreCase(name))
            .anyMatch(
                header ->
                    EncodedWords.decode(header.getValue())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted));
  }
}
