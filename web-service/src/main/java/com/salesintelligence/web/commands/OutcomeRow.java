package com.salesintelligence.web.commands;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command about one thing.
 *
 * @param label for people: the subject of the mail, or the item itself
 */
public record OutcomeRow(
    String commandId,
    String item,
    String kind,
    String label,
    @Nullable String requestedBy,
    @Nullable Instant requestedAt,
    String status,
    @Nullable String reason,
    @Nullable String message,
    @Nullable String externalId,
    @Nullable Instant completedAt) {

  private static final Set<String> KINDS_ABOUT_MAILS = Set.of("lead", "draft");

  /** A lead that would be a second one: a person can say that it is not. */
  public boolean canBeInsistedOn() {
    return kind.equals("lead") && "DUPLICATE".equals(reason);
  }

  public boolean aboutMail() {
    return KINDS_ABOUT_MAILS.contains(kind);
  }

  /** Style of its badge. */
  public String style() {
    return switch (status) {
      case "done" -> "success";
      case "skipped" -> "partial";
      case "failed" -> "failed";
      default -> "running";
    };
  }

  /** In words of a person. */
  public String state() {
    return switch (status) {
      case "done" -> "done";
      case "skipped" -> "not done";
      case "failed" -> "failed";
      default -> "under way";
    };
  }
}
