package com.salesintelligence.web.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened with an account.
 *
 * @param kind mail, opportunity, task, event, call or meeting
 * @param direction of a mail inbound, outbound or internal; of an opportunity open, won or lost
 * @param who sender of a mail, else the owner's id
 */
record TimelineRow(
    String kind,
    String id,
    @Nullable Instant happenedAt,
    @Nullable String title,
    @Nullable String detail,
    @Nullable String direction,
    @Nullable String who,
    long total) {

  boolean mail() {
    return kind.equals("mail");
  }

  /** Icon and style. */
  public String style() {
    return switch (kind) {
      case "mail" -> "inbound".equals(direction) ? "mail-in" : "mail-out";
      case "opportunity" -> "deal";
      default -> "activity";
    };
  }
}
