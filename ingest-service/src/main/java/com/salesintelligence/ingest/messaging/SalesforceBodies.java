package com.salesintelligence.ingest.messaging;

import com.salesintelligence.contracts.events.SalesforceAccount;
import com.salesintelligence.contracts.events.SalesforceActivity;
import com.salesintelligence.contracts.events.SalesforceContact;
import com.salesintelligence.contracts.events.SalesforceEmailMessage;
import com.salesintelligence.contracts.events.SalesforceLead;
import com.salesintelligence.contracts.events.SalesforceOpportunity;
import com.salesintelligence.contracts.events.SalesforceUser;
import com.salesintelligence.ingest.core.Body;

/** Salesforce's records as events hold them. */
final class SalesforceBodies {

  private SalesforceBodies() {}

  static SalesforceAccount.Builder account(Body.Account account) {
    var wire =
        SalesforceAccount.newBuilder()
            .setName(account.name())
            .setWebsite(account.website())
            .setIndustry(account.industry())
            .setAnnualRevenue(account.annualRevenue())
            .setOwnerId(account.ownerId())
            .setBillingCountry(account.billingCountry())
            .setCustomFieldsJson(account.customFields());
    WireBody.put(account.createdDate(), wire::setCreatedDate);
    WireBody.put(account.lastModifiedDate(), wire::setLastModifiedDate);
    return wire;
  }

  static SalesforceContact.Builder contact(Body.Contact contact) {
    var wire =
        SalesforceContact.newBuilder()
            .setAccountId(contact.accountId())
            .setFirstName(contact.firstName())
            .setLastName(contact.lastName())
            .setEmail(contact.email())
            .setPhone(contact.phone())
            .setMobilePhone(contact.mobilePhone())
            .setTitle(contact.title())
            .setIsPrimary(contact.primary())
            .setCustomFieldsJson(contact.customFields());
    WireBody.put(contact.lastModifiedDate(), wire::setLastModifiedDate);
    return wire;
  }

  static SalesforceLead.Builder lead(Body.Lead lead) {
    var wire =
        SalesforceLead.newBuilder()
            .setFirstName(lead.firstName())
            .setLastName(lead.lastName())
            .setEmail(lead.email())
            .setCompany(lead.company())
            .setPhone(lead.phone())
            .setTitle(lead.title())
            .setLeadSource(lead.leadSource())
            .setStatus(lead.status())
            .setOwnerId(lead.ownerId())
            .setCustomFieldsJson(lead.customFields());
    WireBody.put(lead.createdDate(), wire::setCreatedDate);
    return wire;
  }

  static SalesforceOpportunity.Builder opportunity(Body.Opportunity opportunity) {
    var wire =
        SalesforceOpportunity.newBuilder()
            .setAccountId(opportunity.accountId())
            .setName(opportunity.name())
            .setStage(opportunity.stage())
            .setAmount(opportunity.amount())
            .setCloseDate(opportunity.closeDate())
            .setProbability(opportunity.probability())
            .setOwnerId(opportunity.ownerId())
            .setIsClosed(opportunity.closed())
            .setIsWon(opportunity.won())
            .setCustomFieldsJson(opportunity.customFields());
    WireBody.put(opportunity.createdDate(), wire::setCreatedDate);
    return wire;
  }

  static SalesforceActivity.Builder activity(Body.Activity activity) {
    var wire =
        SalesforceActivity.newBuilder()
            .setActivityType(activity.type())
            .setWhatId(activity.whatId())
            .setWhoId(activity.whoId())
            .setSubject(activity.subject())
            .setDescription(activity.description())
            .setOwnerId(activity.ownerId())
            .setAccountId(activity.accountId())
            .setCustomFieldsJson(activity.customFields());
    WireBody.put(activity.date(), wire::setActivityDate);
    return wire;
  }

  static SalesforceEmailMessage.Builder emailMessage(Body.EmailMessage mail) {
    var wire =
        SalesforceEmailMessage.newBuilder()
            .setFromAddress(mail.fromAddress())
            .setToAddress(mail.toAddress())
            .setCcAddress(mail.ccAddress())
            .setBccAddress(mail.bccAddress())
            .setSubject(mail.subject())
            .setTextBody(mail.textBody())
            .setHtmlBody(mail.htmlBody())
            .setRelatedToId(mail.relatedToId())
            .setIncoming(mail.incoming())
            .setCustomFieldsJson(mail.customFields());
    WireBody.put(mail.messageDate(), wire::setMessageDate);
    WireBody.put(mail.createdDate(), wire::setCreatedDate);
    WireBody.put(mail.lastModifiedDate(), wire::setLastModifiedDate);
    return wire;
  }

  static SalesforceUser.Builder user(Body.User user) {
    return SalesforceUser.newBuilder()
        .setName(user.name())
        .setEmail(user.email())
        .setTitle(user.title())
        .setIsActive(user.active())
        .setCustomFieldsJson(user.customFields());
  }
}
