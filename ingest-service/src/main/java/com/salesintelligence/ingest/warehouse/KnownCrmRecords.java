package com.salesintelligence.ingest.warehouse;

import com.salesintelligence.ingest.core.KnownRecords;
import com.salesintelligence.ingest.warehouse.Access.KnownRow;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import java.util.List;
import java.util.Map;

/** Finds the CRM records of an object type that the warehouse holds. */
public final class KnownCrmRecords implements KnownRecords {

  private static final Query<KnownRow> ACCOUNTS = Query.of("sql/known/account.sql", KnownRow.class);
  private static final Query<KnownRow> CONTACTS = Query.of("sql/known/contact.sql", KnownRow.class);
  private static final Query<KnownRow> LEADS = Query.of("sql/known/lead.sql", KnownRow.class);
  private static final Query<KnownRow> OPPORTUNITIES =
      Query.of("sql/known/opportunity.sql", KnownRow.class);
  private static final Query<KnownRow> ACTIVITIES =
      Query.of("sql/known/activity.sql", KnownRow.class);

  private final Access access;

  public KnownCrmRecords(Queries queries) {
    this.access = new Access(queries);
  }

  @Override
  public List<KnownRecord> of(String objectType) {
    return access.known(query(objectType), Map.of());
  }

  private static Query<KnownRow> query(String objectType) {
    return switch (objectType) {
      case "Account" -> ACCOUNTS;
      case "Contact" -> CONTACTS;
      case "Lead" -> LEADS;
      case "Opportunity" -> OPPORTUNITIES;
      case "Activity" -> ACTIVITIES;
      default -> throw new IllegalArgumentException("No table holds " + objectType);
    };
  }
}
