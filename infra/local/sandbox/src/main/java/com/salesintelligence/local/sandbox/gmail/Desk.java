package com.salesintelligence.local.sandbox.gmail;

import com.salesintelligence.local.sandbox.company.Company;
import com.salesintelligence.local.sandbox.ledger.Kept;
import com.salesintelligence.local.sandbox.ledger.Note;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a mailbox's owner has beyond the mails: labels, drafts' ids and a watch. */
public final class Desk implements Kept {
  static final String LABEL = "label";
  static final String DRAFT = "draft";
  static final String WATCH = "watch";
  static final String MAILBOX = "mailbox";

  private final Map<String, Labels> labels = new ConcurrentHashMap<>();

  /** Which message a draft is now, where it is no more the one that it began as. */
  private final Map<String, Long> drafts = new ConcurrentHashMap<>();

  private final Map<Long, String> draftIds = new ConcurrentHashMap<>();
  private final Map<String, Watch> watches = new ConcurrentHashMap<>();

  /**
   * @param until Gmail forgets a watch after seven days
   */
  record Watch(String topic, Instant until) {}

  @Override
  public String source() {
    return "gmail";
  }

  @Override
  public void found(Company company) {
    labels.clear();
    drafts.clear();
    draftIds.clear();
    watches.clear();
  }

  @Override
  public void apply(Note note) {
    String mailbox = String.valueOf(note.fields().get(MAILBOX));
    switch (note.object()) {
      case LABEL -> labels(mailbox).add(note.id(), String.valueOf(note.fields().get("name")));
      case DRAFT -> {
        long message = Long.parseLong(String.valueOf(note.fields().get("message")));
        drafts.put(note.id(), message);
        draftIds.put(message, note.id());
      }
      case WATCH -> {
        if (note.what().equals("ended")) {
          watches.remove(mailbox);
        } else {
          watches.put(
              mailbox,
              new Watch(
                  String.valueOf(note.fields().get("topic")),
                  Instant.parse(String.valueOf(note.fields().get("until")))));
        }
      }
      default -> throw new IllegalArgumentException("Gmail has no " + note.object());
    }
  }

  @Override
  public List<Note> carriedOver(Instant at) {
    return List.of();
  }

  @Override
  public void truth(Consumer<Map<String, @Nullable Object>> lines) {
    // Labels and drafts are plain: what the API shows is all there is.
  }

  Labels labels(String mailbox) {
    return labels.computeIfAbsent(mailbox, _ -> new Labels());
  }

  Optional<Watch> watch(String mailbox) {
    return Optional.ofNullable(watches.get(mailbox));
  }

  String draftId(long message) {
    return draftIds.getOrDefault(message, "r" + message);
  }

  /** The message that a draft is now; -1 when that is no draft's id. */
  long message(String draft) {
    Long moved = drafts.get(draft);
    if (moved != null) {
      return moved;
    }
    return draft.matches("r\\d{1,19}") ? parsed(draft.substring(1)) : -1;
  }

  private static long parsed(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException _) {
      return -1;
    }
  }
}
