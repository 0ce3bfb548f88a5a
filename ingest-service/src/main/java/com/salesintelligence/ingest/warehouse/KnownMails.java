package com.salesintelligence.ingest.warehouse;

import com.salesintelligence.ingest.core.KnownRecords;
import com.salesintelligence.ingest.warehouse.KnownRows.KnownRow;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import java.util.List;
import java.util.Map;

/** Finds the mails of a mailbox that the warehouse holds. */
public final class KnownMails implements KnownRecords {

  private static final Query<KnownRow> MAILS = Query.of("sql/known/gmail/mail.sql", KnownRow.class);

  private final Access access;

  public KnownMails(Queries queries) {
    this.access = new Access(queries);
  }

  @Override
  public List<KnownRecord> of(String mailbox) {
    return access.known(MAILS, Map.of("mailbox", mailbox));
  }
}
