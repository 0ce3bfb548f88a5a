package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.company.Company;
import com.salesintelligence.local.sandbox.company.HubCompany;
import com.salesintelligence.local.sandbox.company.HubContact;
import com.salesintelligence.local.sandbox.company.HubEnrollment;
import com.salesintelligence.local.sandbox.company.HubSequence;
import com.salesintelligence.local.sandbox.company.HubSpotIds;
import com.salesintelligence.local.sandbox.company.HubSpotWriter;
import com.salesintelligence.local.sandbox.company.Reps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills the CRM with what marketing has of a company's customers. */
final class Founding {
  private final Crm crm;
  private final Company company;
  private final HubSpotWriter writer;
  private final int generation;

  Founding(Crm crm, Company company) {
    this.crm = crm;
    this.company = company;
    this.writer = company.hubSpotWriter();
    this.generation = company.plan().generation();
  }

  void found() {
    var book = company.hubSpotBook();
    crm.enrollments.begin(sequences(book.sequences()));
    book.enrollments().forEach(one -> crm.enrollments.put(enrollment(one, book.contacts())));
    crm.fill(HubType.COMPANIES, book.companies().stream().map(this::row).toList());
    var contacts = new ArrayList<HubRow>(book.contacts().size());
    for (HubContact contact : book.contacts()) {
      contacts.add(row(contact));
      var employer = contact.company();
      if (employer != null) {
        crm.links.link(
            HubSpotIds.contact(generation, contact.number()),
            HubSpotIds.company(generation, employer.number()),
            true);
      }
    }
    crm.fill(HubType.CONTACTS, contacts);
    crm.people(book.contacts());
  }

  private Map<Long, HubSequence> sequences(List<HubSequence> all) {
    var sequences = new LinkedHashMap<Long, HubSequence>();
    all.forEach(one -> sequences.put(HubSpotIds.sequence(generation, one.number()), one));
    return sequences;
  }

  private Enrollment enrollment(HubEnrollment one, List<HubContact> contacts) {
    var owner = one.sequence().owner();
    return new Enrollment(
        HubSpotIds.enrollment(generation, one.number()),
        HubSpotIds.contact(generation, one.contact()),
        HubSpotIds.sequence(generation, one.sequence().number()),
        contacts.get(one.contact()).party().address(),
        Long.toString(HubSpotIds.user(Reps.all().indexOf(owner))),
        one.enrolledAt(),
        Math.max(one.enrolledAt(), one.endedAt()),
        one.status(),
        one.endedAt(),
        one.endedAt() > 0 ? 2 : 1);
  }

  private HubRow row(HubCompany one) {
    var dated = writer.companyDated(one.number());
    return new HubRow(
        HubType.COMPANIES,
        HubSpotIds.company(generation, one.number()),
        dated.created(),
        dated.modified(),
        0,
        1,
        new HubRow.Seed.Firm(one),
        Map.of());
  }

  private HubRow row(HubContact one) {
    var dated = writer.contactDated(one.number());
    long id = HubSpotIds.contact(generation, one.number());
    Map<String, @Nullable String> own = crm.enrollments.properties(id);
    return new HubRow(
        HubType.CONTACTS,
        id,
        dated.created(),
        dated.modified(),
        0,
        1,
        new HubRow.Seed.Person(one),
        own.isEmpty() ? Map.of() : own);
  }
}
