package com.salesintelligence.ingest.gmail;

import com.salesintelligence.ingest.core.Body;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.core.RecordKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads one mail as {@code messages.get?format=raw} sends it, in one pass over its bytes. */
final class MailReader {

  static final String OBJECT_TYPE = "message";

  /** Mails under these labels are gone for the sales team, as they are for a full listing. */
  private static final Set<String> OUT_OF_SIGHT = Set.of("TRASH", "SPAM");

  /** base64url, with its padding or without. */
  private static final Base64Variant BASE64 =
      new Base64Variant(
              "GMAIL",
              "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
              true,
              '=',
              Integer.MAX_VALUE)
          .withPaddingAllowed();

  private final JsonFactory json = new JsonFactory();
  private final int largestMail;

  MailReader(int largestMail) {
    this.largestMail = largestMail;
  }

  /** The answer lies in {@code bytes} between {@code from} and {@code to}. */
  Reading read(String mailbox, String id, byte[] bytes, int from, int to) {
    var key = new RecordKey(OBJECT_TYPE, id);
    var fields = new Fields();
    try {
      fields.read(bytes, from, to - from);
    } catch (JacksonException | WrongShape e) {
      var original = Arrays.copyOfRange(bytes, from, to);
      return new Reading.Unreadable(key, fields.historyId, original, problem(e));
    }
    if (fields.labels.stream().anyMatch(OUT_OF_SIGHT::contains)) {
      return Reading.Gone.of(key, fields.historyId);
    }
    return fields.raw == null
        ? new Reading.Unreadable(
            key,
            fields.historyId,
            Arrays.copyOfRange(bytes, from, to),
            "Gmail sent this mail without its raw text.")
        : fields.mail(mailbox, key, fields.raw);
  }

  private static String problem(RuntimeException e) {
    if (e instanceof WrongShape) {
      return e.getMessage() + " Read the mail in Gmail itself.";
    }
    // The parser's own message quotes the input.
    return "Gmail's answer for this mail is no valid JSON, or its raw text is no valid base64url."
        + " Read the mail in Gmail itself.";
  }

  /** The answer is JSON, of another shape than documented. */
  private static final class WrongShape extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongShape(String message) {
      super(message);
    }
  }

  private final class Fields {

    private final List<String> labels = new ArrayList<>(4);
    private String threadId = "";
    private String snippet = "";
    private long historyId;
    private long internalDate;
    private @Nullable HeadOfStream raw;

    void read(byte[] bytes, int from, int length) {
      try (var parser = json.createParser(ObjectReadContext.empty(), bytes, from, length)) {
        expect(parser.nextToken() == JsonToken.START_OBJECT, "answer");
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
          var value = parser.nextToken();
          switch (name) {
            case "threadId" -> threadId = text(parser, name);
            case "snippet" -> snippet = text(parser, name);
            case "historyId" -> historyId = number(parser, name);
            case "internalDate" -> internalDate = number(parser, name);
            case "labelIds" -> labels(parser, value);
            case "raw" -> raw(parser, value, length);
            default -> parser.skipChildren();
          }
        }
        expect(parser.currentToken() == JsonToken.END_OBJECT, "answer");
      }
      expect(historyId > 0, "historyId");
    }

    Reading mail(String mailbox, RecordKey key, HeadOfStream content) {
      var mail =
          new Body.Mail(
              mailbox, threadId, labels, internalDate, snippet, content.head(), content.size());
      return new Reading.Present(key, historyId, mail);
    }

    private void labels(JsonParser parser, @Nullable JsonToken value) {
      expect(value == JsonToken.START_ARRAY, "labelIds");
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        labels.add(text(parser, "labelIds"));
      }
    }

    private void raw(JsonParser parser, @Nullable JsonToken value, int length) {
      expect(value == JsonToken.VALUE_STRING, "raw");
      var head = new HeadOfStream(Math.min(largestMail, length / 4 * 3 + 3));
      parser.readBinaryValue(BASE64, head);
      raw = head;
    }

    private static String text(JsonParser parser, String field) {
      expect(parser.currentToken() == JsonToken.VALUE_STRING, field);
      return parser.getString();
    }

    /** Gmail writes its 64-bit numbers as text. */
    private static long number(JsonParser parser, String field) {
      var token = parser.currentToken();
      expect(token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT, field);
      var number = parser.getValueAsLong(-1);
      expect(number >= 0, field);
      return number;
    }

    private static void expect(boolean holds, String field) {
      if (!holds) {
        throw new WrongShape(
            "Gmail's answer for this mail has an unexpected shape at " + field + ".");
      }
    }
  }
}
