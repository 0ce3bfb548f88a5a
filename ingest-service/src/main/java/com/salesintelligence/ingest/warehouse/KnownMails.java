package com.salesintelligence.ingest.warehouse;

import com.salesintelligence.ingest.core.KnownRecords;
import com.salesintelligence.warehouse.Queries;
import java.util.List;
import java.util.Map;

/** Finds the mails of a mailbox that the warehouse holds. */
public final class KnownMails implements KnownRecords {

  private final Access access;

  public KnownMails(Queries queries) {
    this.access = new Access(queries);
  }

  @Override
  public List<KnownRecord> of(String mailbox) {
    return access.known("sql/known/mail.sql", Map.of("mailbox", mailbox));
  }
}
