package com.salesintelligence.web.account;

import com.salesintelligence.warehouse.Query;
import com.salesintelligence.web.reading.Reads;
import com.salesintelligence.web.reading.Rows;
import org.springframework.stereotype.Component;

/** Reads accounts with their newest scores. */
@Component
public class AccountLists {

  private static final Query<AccountRow> LIST = Query.of("sql/accounts/list.sql", AccountRow.class);

  private final Reads reads;

  AccountLists(Reads reads) {
    this.reads = reads;
  }

  public Rows<AccountRow> start(AccountFilter filter, int limit, int offset) {
    return reads.start(LIST, filter.parameters(limit, offset));
  }
}
