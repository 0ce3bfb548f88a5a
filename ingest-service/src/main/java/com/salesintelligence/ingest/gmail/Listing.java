package com.salesintelligence.ingest.gmail;

import com.salesintelligence.ingest.core.RecordKey;
import com.salesintelligence.ingest.core.Sink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The way of a full run through the ids of a mailbox, newest first. A run that was cut short goes
 * on below the last id that it had read down to, with the history id of its beginning: what came or
 * changed since then is told by the next increment.
 */
final class Listing {

  private final Sink sink;
  private final long historyId;
  private final String last;
  private final List<String> above = new ArrayList<>();
  private boolean below;

  private Listing(Sink sink, long historyId, String last) {
    this.sink = sink;
    this.historyId = historyId;
    this.last = last;
    this.below = last.isEmpty();
  }

  /**
   * @param newest asks for the history id of a run that begins now
   */
  static Listing of(Sink sink, LongSupplier newest) {
    var position = sink.resumesFrom().orElse("").split(":", 2);
    return position.length == 2 && position[0].matches("\\d{1,18}")
        ? new Listing(sink, Long.parseLong(position[0]), position[1])
        : new Listing(sink, newest.getAsLong(), "");
  }

  /** Where the increment after this run begins. */
  long historyId() {
    return historyId;
  }

  /** Those of the next page that are still to be read. */
  List<String> unread(List<String> page) {
    if (below) {
      return page;
    }
    int place = page.indexOf(last);
    if (place < 0) {
      above.addAll(page);
      return List.of();
    }
    below = true;
    above.addAll(page.subList(0, place + 1));
    above.forEach(id -> sink.stillThere(new RecordKey(MailReader.OBJECT_TYPE, id)));
    return page.subList(place + 1, page.size());
  }

  /** All of it, when the id to go on from was deleted meanwhile. */
  List<String> missed() {
    return below ? List.of() : above;
  }

  /** A page and all before it are read. */
  void done(List<String> page) {
    if (below && !page.isEmpty()) {
      sink.reached(historyId + ":" + page.getLast());
    }
  }
}
