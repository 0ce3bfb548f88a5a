package com.salesintelligence.web.unmatched;

import com.salesintelligence.warehouse.Query;
import com.salesintelligence.web.reading.Reads;
import com.salesintelligence.web.reading.Rows;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads unmatched addresses, their mails, and whom they might belong to. */
@Component
class Addresses {

  private static final Query<AddressRow> LIST =
      Query.of("sql/unmatched/addresses.sql", AddressRow.class);
  private static final Query<AddressMailRow> MAILS =
      Query.of("sql/unmatched/mails.sql", AddressMailRow.class);
  private static final Query<CandidateRow> CANDIDATES =
      Query.of("sql/unmatched/candidates.sql", CandidateRow.class);
  private static final Query<DecisionRow> DECISIONS =
      Query.of("sql/unmatched/decisions.sql", DecisionRow.class);

  private final Reads reads;

  Addresses(Reads reads) {
    this.reads = reads;
  }

  Rows<AddressRow> list(String mailbox, int limit, int offset) {
    return reads.start(
        LIST, Map.of("mailbox", mailbox, "limit", (long) limit, "offset", (long) offset));
  }

  Rows<AddressMailRow> mails(String address) {
    return reads.start(MAILS, Map.of("address", address));
  }

  /** By name, or by the domain of the address when no name is given. */
  Rows<CandidateRow> candidates(String text, String address) {
    var domain = address.substring(address.indexOf('@') + 1);
    return reads.start(CANDIDATES, Map.of("text", text.strip(), "domain", domain));
  }

  Rows<DecisionRow> decisions() {
    return reads.start(DECISIONS, Map.of());
  }
}
