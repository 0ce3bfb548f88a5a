package com.salesintelligence.resolve.core;

import com.salesintelligence.resolve.core.Match.Matched;
import com.salesintelligence.resolve.core.Match.Unmatched;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says who an address is. The first tier that decides wins: what a person decided, the exact
 * address, another spelling of it, the company's domain. Each tier needs an index lookup only.
 */
public final class MatchPolicy {

  /** Named in events: which version of these rules decided. */
  public static final String VERSION = "address-rules-1";

  /**
   * Of several contacts with one address: the main contact, then one with an account, then the
   * oldest id.
   */
  private static final Comparator<Contact> PREFERENCE =
      Comparator.comparing((Contact contact) -> !contact.primary())
          .thenComparing(contact -> contact.accountId() == null)
          .thenComparing(Contact::id);

  private final OwnCompany ownCompany;
  private final SharedDomains sharedDomains;
  private final RegistrableDomains registrableDomains;

  public MatchPolicy(
      OwnCompany ownCompany, SharedDomains sharedDomains, RegistrableDomains registrableDomains) {
    this.ownCompany = ownCompany;
    this.sharedDomains = sharedDomains;
    this.registrableDomains = registrableDomains;
  }

  /** What the rules need of an address, computed once. */
  Seen see(String address) {
    return new Seen(
        address,
        MailProviders.canonical(address).orElse(null),
        registrableDomains.of(EmailAddress.domainPart(address)).orElse(null));
  }

  Match match(Seen seen, KnownPeople people) {
    Mapping mapping = people.mappingOf(seen.address);
    if (mapping != null) {
      return decidedByPerson(mapping, people);
    }
    if (ownCompany.owns(seen.address)) {
      return Unmatched.OUR_OWN;
    }
    return byAddress(Rule.EXACT_ADDRESS, people.contactsAt(seen.address))
        .or(() -> byCanonicalAddress(seen, people))
        .orElseGet(() -> byDomain(seen, people));
  }

  private static Match decidedByPerson(Mapping mapping, KnownPeople people) {
    if (mapping.contactId() == null && mapping.accountId() == null) {
      return Unmatched.VETOED;
    }
    return new Matched(
        Rule.MANUAL_MAPPING, mapping.contactId(), accountOf(mapping, people), mapping.id());
  }

  private static @Nullable String accountOf(Mapping mapping, KnownPeople people) {
    if (mapping.accountId() != null || mapping.contactId() == null) {
      return mapping.accountId();
    }
    Contact contact = people.contact(mapping.contactId());
    return contact == null ? null : contact.accountId();
  }

  private static Optional<Match> byCanonicalAddress(Seen seen, KnownPeople people) {
    return seen.canonical == null
        ? Optional.empty()
        : byAddress(Rule.CANONICAL_ADDRESS, people.contactsAtCanonical(seen.canonical));
  }

  private static Optional<Match> byAddress(Rule rule, List<Contact> contacts) {
    return contacts.stream()
        .min(PREFERENCE)
        .map(contact -> new Matched(rule, contact.id(), contact.accountId(), contact.id()));
  }

  private Match byDomain(Seen seen, KnownPeople people) {
    if (seen.domain == null) {
      return Unmatched.UNKNOWN;
    }
    if (!tellsCompany(seen)) {
      return Unmatched.FREE_MAIL;
    }
    if (!seen.person || AutomatedSenders.includes(seen.address)) {
      return Unmatched.AUTOMATED;
    }
    List<Account> accounts = people.accountsAt(seen.domain);
    return switch (accounts.size()) {
      case 0 -> Unmatched.UNKNOWN;
      case 1 ->
          new Matched(
              Rule.COMPANY_DOMAIN, null, accounts.getFirst().id(), accounts.getFirst().id());
      default -> Unmatched.SEVERAL_ACCOUNTS;
    };
  }

  /** Whether the domain belongs to one company, and not to a mail provider and its many users. */
  boolean tellsCompany(Seen seen) {
    return seen.domain != null
        && !sharedDomains.include(seen.domain)
        && !sharedDomains.include(EmailAddress.domainPart(seen.address));
  }
}
