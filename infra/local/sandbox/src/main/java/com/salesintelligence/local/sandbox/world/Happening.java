package com.salesintelligence.local.sandbox.world;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.salesintelligence.local.sandbox.ledger.Note;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that changed the sandbox; all of them in order make its state. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
sealed interface Happening {
  /**
   * A company was founded.
   *
   * @param makes which version of the generator made it
   */
  record Began(int makes, int generation, long seed, String size, Instant at, long historyBase)
      implements Happening {}

  /** Records of earlier companies were deleted. */
  record Buried(String object, List<String> ids, Instant at) implements Happening {}

  /** A mail arrived; its bytes follow. */
  record Arrived(
      String mailbox,
      long number,
      long threadId,
      long historyId,
      long internalDate,
      List<String> labels,
      boolean cutsBase64)
      implements Happening {}

  /** A mail was deleted for good. */
  record Deleted(String mailbox, long id, long historyId) implements Happening {}

  /** A mail got or lost labels. */
  record Labelled(String mailbox, long id, List<String> added, List<String> removed, long historyId)
      implements Happening {}

  /**
   * A record of the CRM was made or changed.
   *
   * @param stamp its SystemModstamp where it came out of order
   */
  record Recorded(
      String object,
      String id,
      Map<String, @Nullable Object> fields,
      Instant at,
      @Nullable Instant stamp)
      implements Happening {}

  /** A record of the CRM was deleted. */
  record Removed(String object, String id, Instant at) implements Happening {}

  /** A deleted record of the CRM came back. */
  record Restored(String object, String id, Instant at) implements Happening {}

  /** Two records of the CRM became one. */
  record Merged(String object, String loser, String winner, Instant at) implements Happening {}

  /** Something happened at a source that keeps its own state. */
  record Noted(String source, Note note) implements Happening {}
}
