package com.salesintelligence.ingest.messaging;

import com.salesintelligence.contracts.events.HubspotCompany;
import com.salesintelligence.contracts.events.HubspotContact;
import com.salesintelligence.contracts.events.HubspotEnrollment;
import com.salesintelligence.contracts.events.HubspotSequence;
import com.salesintelligence.ingest.core.Body;

/** HubSpot's records as they travel. */
final class HubspotBodies {

  private HubspotBodies() {}

  static HubspotContact.Builder contact(Body.HubspotContact contact) {
    var wire =
        HubspotContact.newBuilder()
            .setEmail(contact.email())
            .setFirstName(contact.firstName())
            .setLastName(contact.lastName())
            .setPhone(contact.phone())
            .setMobilePhone(contact.mobilePhone())
            .setJobTitle(contact.jobTitle())
            .setCompanyName(contact.companyName())
            .setCompanyId(contact.companyId())
            .setLifecycleStage(contact.lifecycleStage())
            .setOwnerId(contact.ownerId())
            .setOptedOut(contact.optedOut())
            .setBounced(contact.bounced())
            .setPropertiesJson(contact.others());
    WireBody.put(contact.createdAt(), wire::setCreatedAt);
    WireBody.put(contact.updatedAt(), wire::setUpdatedAt);
    return wire;
  }

  static HubspotCompany.Builder company(Body.HubspotCompany company) {
    var wire =
        HubspotCompany.newBuilder()
            .setName(company.name())
            .setDomain(company.domain())
            .setPhone(company.phone())
            .setIndustry(company.industry())
            .setCountry(company.country())
            .setOwnerId(company.ownerId())
            .setPropertiesJson(company.others());
    WireBody.put(company.createdAt(), wire::setCreatedAt);
    WireBody.put(company.updatedAt(), wire::setUpdatedAt);
    return wire;
  }

  static HubspotSequence.Builder sequence(Body.HubspotSequence sequence) {
    var wire =
        HubspotSequence.newBuilder()
            .setName(sequence.name())
            .setUserId(sequence.userId())
            .setIsActive(sequence.active())
            .setStepCount(sequence.steps());
    WireBody.put(sequence.createdAt(), wire::setCreatedAt);
    WireBody.put(sequence.updatedAt(), wire::setUpdatedAt);
    return wire;
  }

  static HubspotEnrollment.Builder enrollment(Body.HubspotEnrollment enrollment) {
    var wire =
        HubspotEnrollment.newBuilder()
            .setSequenceId(enrollment.sequenceId())
            .setContactId(enrollment.contactId())
            .setContactEmail(enrollment.contactEmail())
            .setSenderEmail(enrollment.senderEmail())
            .setStatus(enrollment.status());
    WireBody.put(enrollment.enrolledAt(), wire::setEnrolledAt);
    WireBody.put(enrollment.updatedAt(), wire::setUpdatedAt);
    return wire;
  }
}
