package com.salesintelligence.resolve.pubsub;

import static com.salesintelligence.resolve.pubsub.Values.date;
import static com.salesintelligence.resolve.pubsub.Values.decimal;
import static com.salesintelligence.resolve.pubsub.Values.email;
import static com.salesintelligence.resolve.pubsub.Values.finite;
import static com.salesintelligence.resolve.pubsub.Values.instant;
import static com.salesintelligence.resolve.pubsub.Values.json;
import static com.salesintelligence.resolve.pubsub.Values.phone;
import static com.salesintelligence.resolve.pubsub.Values.text;

import com.salesintelligence.contracts.events.SalesforceAccount;
import com.salesintelligence.contracts.events.SalesforceActivity;
import com.salesintelligence.contracts.events.SalesforceContact;
import com.salesintelligence.contracts.events.SalesforceLead;
import com.salesintelligence.contracts.events.SalesforceOpportunity;
import com.salesintelligence.resolve.core.AccountFact;
import com.salesintelligence.resolve.core.ActivityFact;
import com.salesintelligence.resolve.core.ContactFact;
import com.salesintelligence.resolve.core.LeadFact;
import com.salesintelligence.resolve.core.OpportunityFact;
import com.salesintelligence.resolve.core.Websites;

/** Records of the CRM as facts. */
final class CrmFromWire {

  private final Websites websites;

  CrmFromWire(Websites websites) {
    this.websites = websites;
  }

  AccountFact account(String id, long version, SalesforceAccount account) throws BadValue {
    return new AccountFact(
        id,
        version,
        text(account.getName()),
        text(account.getWebsite()),
        websites.domainOf(account.getWebsite()).orElse(null),
        text(account.getIndustry()),
        decimal("annual_revenue", account.getAnnualRevenue()),
        text(account.getOwnerId()),
        text(account.getBillingCountry()),
        instant("created_date", account.hasCreatedDate(), account.getCreatedDate()),
        instant("last_modified_date", account.hasLastModifiedDate(), account.getLastModifiedDate()),
        json("custom_fields_json", account.getCustomFieldsJson()));
  }

  ContactFact contact(String id, long version, SalesforceContact contact) throws BadValue {
    return new ContactFact(
        id,
        version,
        text(contact.getAccountId()),
        text(contact.getFirstName()),
        text(contact.getLastName()),
        email(contact.getEmail()),
        phone(contact.getPhone()),
        phone(contact.getMobilePhone()),
        text(contact.getTitle()),
        contact.getIsPrimary(),
        instant("last_modified_date", contact.hasLastModifiedDate(), contact.getLastModifiedDate()),
        json("custom_fields_json", contact.getCustomFieldsJson()));
  }

  LeadFact lead(String id, long version, SalesforceLead lead) throws BadValue {
    return new LeadFact(
        id,
        version,
        text(lead.getFirstName()),
        text(lead.getLastName()),
        email(lead.getEmail()),
        text(lead.getCompany()),
        phone(lead.getPhone()),
        text(lead.getTitle()),
        text(lead.getLeadSource()),
        text(lead.getStatus()),
        text(lead.getOwnerId()),
        instant("created_date", lead.hasCreatedDate(), lead.getCreatedDate()),
        json("custom_fields_json", lead.getCustomFieldsJson()));
  }

  OpportunityFact opportunity(String id, long version, SalesforceOpportunity deal) throws BadValue {
    return new OpportunityFact(
        id,
        version,
        text(deal.getAccountId()),
        text(deal.getName()),
        text(deal.getStage()),
        decimal("amount", deal.getAmount()),
        date("close_date", deal.getCloseDate()),
        finite("probability", deal.getProbability()),
        text(deal.getOwnerId()),
        deal.getIsClosed(),
        deal.getIsWon(),
        instant("created_date", deal.hasCreatedDate(), deal.getCreatedDate()),
        json("custom_fields_json", deal.getCustomFieldsJson()));
  }

  ActivityFact activity(String objectType, String id, long version, SalesforceActivity activity)
      throws BadValue {
    return new ActivityFact(
        objectType,
        id,
        version,
        text(activity.getActivityType()),
        text(activity.getWhatId()),
        text(activity.getWhoId()),
        text(activity.getSubject()),
        text(activity.getDescription()),
        instant("activity_date", activity.hasActivityDate(), activity.getActivityDate()),
        text(activity.getOwnerId()),
        text(activity.getAccountId()),
        json("custom_fields_json", activity.getCustomFieldsJson()));
  }
}
