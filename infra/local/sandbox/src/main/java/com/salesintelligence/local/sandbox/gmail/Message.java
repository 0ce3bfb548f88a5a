package com.salesintelligence.local.sandbox.gmail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A mailbox's copy of a mail.
 *
 * @param internalDate milliseconds since the epoch
 * @param cutsBase64 a fault of the source: {@code raw} comes back cut in the middle
 */
public record Message(
    long id,
    long threadId,
    long historyId,
    long internalDate,
    List<String> labels,
    MailSource source,
    boolean cutsBase64) {
  Message labelled(List<String> newLabels, long newHistoryId) {
    return new Message(id, threadId, newHistoryId, internalDate, newLabels, source, cutsBase64);
  }

  List<String> labelsAfter(List<String> added, List<String> removed) {
    var after = new ArrayList<>(labels);
    after.removeAll(removed);
    added.stream().filter(label -> !after.contains(label)).forEach(after::add);
    return List.copyOf(after);
  }

  /** Read anew each time: searches are rare, and a mailbox is large. */
  Envelope envelope() {
    return Envelope.of(source.read().rfc822());
  }

  List<Map.Entry<String, String>> headers() {
    byte[] bytes = source.read().rfc822();
    return Headers.read(bytes, Headers.end(bytes));
  }

  public static String hex(long id) {
    return Long.toHexString(id);
  }
}
