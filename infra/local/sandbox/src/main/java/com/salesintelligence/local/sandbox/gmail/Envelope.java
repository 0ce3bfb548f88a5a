package com.salesintelligence.local.sandbox.gmail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a mailbox needs to know of a mail that arrives.
 *
 * @param references ids of earlier mails of the conversation, the nearest first
 */
public record Envelope(String messageId, List<String> references, String from) {
  private static final int READ = 256 * 1024;
  private static final Pattern ID = Pattern.compile("<[^<>\\s]{1,500}>");
  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"(),;:]+@[^\\s<>\"(),;:]+");

  public static Envelope of(byte[] rfc822) {
    byte[] start = Arrays.copyOf(rfc822, Math.min(rfc822.length, READ));
    var headers = Headers.read(start, Headers.end(start));
    var part = new MimePart("", headers, new byte[0], List.of());
    var references = ids(part.header("In-Reply-To").orElse(""));
    references.addAll(ids(part.header("References").orElse("")).reversed());
    var messageId = ids(part.header("Message-ID").orElse(""));
    return new Envelope(
        messageId.isEmpty() ? "" : messageId.getFirst(),
        references,
        address(part.header("From").orElse("")));
  }

  private static List<String> ids(String header) {
    var ids = new ArrayList<String>();
    var matcher = ID.matcher(header);
    while (matcher.find()) {
      ids.add(matcher.group());
    }
    return ids;
  }

  private static String address(String header) {
    var matcher = ADDRESS.matcher(header);
    String last = "";
    while (matcher.find()) {
      last = matcher.group();
    }
    return last.toLowerCase(Locale.ROOT);
  }
}
