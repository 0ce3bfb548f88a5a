package com.salesintelligence.ingest.webhooks;

/** What became of a webhook's request. */
public sealed interface Verdict {

  /**
   * It is genuine.
   *
   * @param records of which it says that they changed
   */
  record Taken(int records) implements Verdict {}

  /** Nothing of it was used. */
  record Refused(Refusal refusal, String message) implements Verdict {}

  /** Why a request is refused. */
  enum Refusal {
    WEBHOOK_SWITCHED_OFF,
    WEBHOOK_FORGED,
    WEBHOOK_TOO_OLD,
    WEBHOOK_REPLAYED,
    WEBHOOK_UNREADABLE,
    WEBHOOK_TOO_LARGE,
    WEBHOOKS_TOO_MANY
  }
}
