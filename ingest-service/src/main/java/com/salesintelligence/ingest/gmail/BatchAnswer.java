package com.salesintelligence.ingest.gmail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Takes the answer to a batch request apart: {@code multipart/mixed}, each part an HTTP answer of
 * its own. Parts are slices of the bytes that came, nothing is copied. Whatever follows a part that
 * is cut short or makes no sense is left out.
 */
final class BatchAnswer {

  private static final Pattern ANSWERED = Pattern.compile("<?response-(\\d{1,4})>?");
  private static final Pattern STATUS = Pattern.compile("HTTP/\\S+ (\\d{3})(?: .*)?");
  private static final int UNKNOWN = -1;

  private final byte[] bytes;
  private final byte[] delimiter;
  private int at;

  private BatchAnswer(byte[] bytes, String boundary) {
    this.bytes = bytes;
    this.delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * One of the answers.
   *
   * @param call which call of the batch it answers, counted from 0
   * @param retryAfter empty when it asks for no wait
   * @param from its body lies in {@code bytes} from here
   * @param to to here
   */
  @SuppressWarnings("ArrayRecordComponent") // A slice of the whole answer, read once.
  record Part(int call, int status, String retryAfter, byte[] bytes, int from, int to) {

    byte[] body() {
      return Arrays.copyOfRange(bytes, from, to);
    }

    private Part answering(int number) {
      return new Part(number, status, retryAfter, bytes, from, to);
    }
  }

  /**
   * In the order in which they came. Parts that do not say what they answer are only taken when
   * there is one for each call.
   */
  static List<Part> parts(byte[] bytes, String boundary, int calls) {
    var parts = new BatchAnswer(bytes, boundary).parts();
    if (parts.stream().allMatch(part -> part.call() != UNKNOWN)) {
      return parts;
    }
    return parts.size() == calls
        ? IntStream.range(0, calls).mapToObj(call -> parts.get(call).answering(call)).toList()
        : List.of();
  }

  private List<Part> parts() {
    var parts = new ArrayList<Part>();
    at = afterDelimiter(0);
    while (at < bytes.length) {
      var part = part();
      if (part.isEmpty()) {
        break;
      }
      parts.add(part.get());
    }
    return parts;
  }

  private Optional<Part> part() {
    int call = number(ANSWERED, header("content-id"));
    int status = number(STATUS, line());
    var retryAfter = header("retry-after");
    int from = at;
    int end = delimiterFrom(from);
    at = end < 0 ? bytes.length : afterDelimiter(end);
    return status < 0 || end < 0
        ? Optional.empty()
        : Optional.of(new Part(call, status, retryAfter, bytes, from, beforeLineBreak(from, end)));
  }

  private static int number(Pattern pattern, String text) {
    var match = pattern.matcher(text);
    return match.matches() ? Integer.parseInt(match.group(1)) : UNKNOWN;
  }

  /** Reads a block of headers to its end; the value of one of them, or empty. */
  private String header(String name) {
    var value = "";
    for (var line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon == name.length() && line.regionMatches(true, 0, name, 0, colon)) {
        value = line.substring(colon + 1).strip();
      }
    }
    return value;
  }

  private String line() {
    int end = lineEnd(at);
    var line = new String(bytes, at, end - at, StandardCharsets.ISO_8859_1).stripTrailing();
    at = Math.min(end + 1, bytes.length);
    return line;
  }

  private int lineEnd(int from) {
    int end = from;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return end;
  }

  /** Behind the line of the next delimiter; the end when it is the last or there is none. */
  private int afterDelimiter(int from) {
    int start = delimiterFrom(from);
    int end = start + delimiter.length;
    boolean last = start < 0 || (end + 1 < bytes.length && bytes[end] == '-');
    return last ? bytes.length : Math.min(lineEnd(end) + 1, bytes.length);
  }

  private int delimiterFrom(int from) {
    for (int start = from; start <= bytes.length - delimiter.length; start++) {
      if (bytes[start] == '-'
          && (start == 0 || bytes[start - 1] == '\n')
          && Arrays.equals(
              bytes, start, start + delimiter.length, delimiter, 0, delimiter.length)) {
        return start;
      }
    }
    return -1;
  }

  private int beforeLineBreak(int from, int end) {
    int to = end;
    while (to > from && (bytes[to - 1] == '\n' || bytes[to - 1] == '\r')) {
      to--;
    }
    return to;
  }
}
