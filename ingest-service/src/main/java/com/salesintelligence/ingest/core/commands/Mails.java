package com.salesintelligence.ingest.core.commands;

import java.time.Instant;
import java.util.Optional;

/** Finds mails that the warehouse holds. */
@FunctionalInterface
public interface Mails {

  Optional<Mail> find(String messageId);

  /**
   * What a person sees of a mail; text that it does not have is empty.
   *
   * @param ownerId Salesforce's id of the active user whose mailbox it is; empty where there is
   *     none
   */
  record Mail(
      String messageId,
      String mailbox,
      String fromEmail,
      String fromName,
      String subject,
      String text,
      Instant sentAt,
      String ownerId) {}
}
