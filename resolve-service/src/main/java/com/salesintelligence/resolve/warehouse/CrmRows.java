package com.salesintelligence.resolve.warehouse;

import static com.salesintelligence.resolve.warehouse.Fields.setIfPresent;
import static com.salesintelligence.resolve.warehouse.Fields.setMicros;

import com.salesintelligence.contracts.tables.AccountRow;
import com.salesintelligence.contracts.tables.ActivityRow;
import com.salesintelligence.contracts.tables.ContactRow;
import com.salesintelligence.contracts.tables.LeadRow;
import com.salesintelligence.contracts.tables.OpportunityRow;
import com.salesintelligence.resolve.core.AccountFact;
import com.salesintelligence.resolve.core.ActivityFact;
import com.salesintelligence.resolve.core.ContactFact;
import com.salesintelligence.resolve.core.LeadFact;
import com.salesintelligence.resolve.core.OpportunityFact;

/** Records of the CRM as rows of the sf_…_facts tables. */
final class CrmRows {

  private CrmRows() {}

  static AccountRow of(AccountFact account, long ingestedAt) {
    var row =
        AccountRow.newBuilder()
            .setAccountId(account.id())
            .setIsDeleted(false)
            .setSourceVersion(account.version())
            .setIngestedAt(ingestedAt);
    setIfPresent(account.name(), row::setAccountName);
    setIfPresent(account.website(), row::setWebsite);
    setIfPresent(account.domain(), row::setDomain);
    setIfPresent(account.industry(), row::setIndustry);
    if (account.annualRevenue() != null) {
      row.setAnnualRevenue(account.annualRevenue().toPlainString());
    }
    setIfPresent(account.ownerId(), row::setOwnerId);
    setIfPresent(account.billingCountry(), row::setBillingCountry);
    setMicros(account.createdDate(), row::setCreatedDate);
    setMicros(account.lastModifiedDate(), row::setLastModifiedDate);
    setIfPresent(account.customFields(), row::setCustomFields);
    return row.build();
  }

  static ContactRow of(ContactFact contact, long ingestedAt) {
    var row =
        ContactRow.newBuilder()
            .setContactId(contact.id())
            .setIsPrimary(contact.primary())
            .setIsDeleted(false)
            .setSourceVersion(contact.version())
            .setIngestedAt(ingestedAt);
    setIfPresent(contact.accountId(), row::setAccountId);
    setIfPresent(contact.firstName(), row::setFirstName);
    setIfPresent(contact.lastName(), row::setLastName);
    setIfPresent(contact.email(), row::setEmail);
    setIfPresent(contact.phone(), row::setPhone);
    setIfPresent(contact.mobilePhone(), row::setMobilePhone);
    setIfPresent(contact.title(), row::setTitle);
    setMicros(contact.lastModifiedDate(), row::setLastModifiedDate);
    setIfPresent(contact.customFields(), row::setCustomFields);
    return row.build();
  }

  static LeadRow of(LeadFact lead, long ingestedAt) {
    var row =
        LeadRow.newBuilder()
            .setLeadId(lead.id())
            .setCreatedBySystem(false)
            .setIsDeleted(false)
            .setSourceVersion(lead.version())
            .setIngestedAt(ingestedAt);
    setIfPresent(lead.firstName(), row::setFirstName);
    setIfPresent(lead.lastName(), row::setLastName);
    setIfPresent(lead.email(), row::setEmail);
    setIfPresent(lead.company(), row::setCompany);
    setIfPresent(lead.phone(), row::setPhone);
    setIfPresent(lead.title(), row::setTitle);
    setIfPresent(lead.leadSource(), row::setLeadSource);
    setIfPresent(lead.status(), row::setStatus);
    setIfPresent(lead.ownerId(), row::setOwnerId);
    setMicros(lead.createdDate(), row::setCreatedDate);
    setIfPresent(lead.customFields(), row::setCustomFields);
    return row.build();
  }

  static OpportunityRow of(OpportunityFact deal, long ingestedAt) {
    var row =
        OpportunityRow.newBuilder()
            .setOpportunityId(deal.id())
            .setProbability(deal.probability())
            .setIsClosed(deal.closed())
            .setIsWon(deal.won())
            .setIsDeleted(false)
            .setSourceVersion(deal.version())
            .setIngestedAt(ingestedAt);
    setIfPresent(deal.accountId(), row::setAccountId);
    setIfPresent(deal.name(), row::setName);
    setIfPresent(deal.stage(), row::setStage);
    if (deal.amount() != null) {
      row.setAmount(deal.amount().toPlainString());
    }
    if (deal.closeDate() != null) {
      row.setCloseDate(Math.toIntExact(deal.closeDate().toEpochDay()));
    }
    setIfPresent(deal.ownerId(), row::setOwnerId);
    setMicros(deal.createdDate(), row::setCreatedDate);
    setIfPresent(deal.customFields(), row::setCustomFields);
    return row.build();
  }

  static ActivityRow of(ActivityFact activity, long ingestedAt) {
    var row =
        ActivityRow.newBuilder()
            .setActivityId(activity.id())
            .setIsDeleted(false)
            .setSourceVersion(activity.version())
            .setIngestedAt(ingestedAt);
    setIfPresent(activity.activityType(), row::setActivityType);
    setIfPresent(activity.whatId(), row::setWhatId);
    setIfPresent(activity.whoId(), row::setWhoId);
    setIfPresent(activity.subject(), row::setSubject);
    setIfPresent(activity.description(), row::setDescription);
    setMicros(activity.activityDate(), row::setActivityDate);
    setIfPresent(activity.ownerId(), row::setOwnerId);
    setIfPresent(activity.accountId(), row::setAccountId);
    setIfPresent(activity.customFields(), row::setCustomFields);
    return row.build();
  }
}
