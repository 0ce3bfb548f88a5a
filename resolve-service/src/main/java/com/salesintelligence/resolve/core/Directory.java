package com.salesintelligence.resolve.core;

import com.salesintelligence.resolve.core.Match.Matched;
import com.salesintelligence.resolve.core.Match.Unmatched;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of who is who, in memory: rebuilt from the warehouse at start, kept by the
 * stream. Each fact is learned under one lock together with the decisions that follow from it, so
 * that the decisions about an address stand in the order of their versions.
 */
public final class Directory implements KnownPeople {

  private final MatchPolicy policy;
  private final DecisionClock clock;
  private final Contacts contacts = new Contacts();
  private final Accounts accounts = new Accounts();
  private final Mappings mappings = new Mappings();
  private final Map<String, Opportunity> opportunities = new HashMap<>();
  private final SeenAddresses seen;

  public Directory(MatchPolicy policy, InstantSource time) {
    this.policy = policy;
    this.clock = new DecisionClock(time);
    this.seen = new SeenAddresses(policy);
  }

  public synchronized Learned learn(Fact fact) {
    return switch (fact) {
      case MailFact mail -> meet(mail);
      case AccountFact account -> learn(account.known());
      case ContactFact contact -> learn(contact.known());
      case OpportunityFact deal -> learn(deal.known());
      case MappingFact mapping -> learn(mapping.known());
      case ActivityFact activity -> new Learned(List.of(), accountsOf(activity.references()));
      case PlainFact plain -> new Learned(List.of(), accountsOf(plain.references()));
      case LeadFact lead -> Learned.NOTHING;
      case DeletedFact deleted -> forget(deleted);
    };
  }

  /** The links of the people in a mail, as they stand now. */
  synchronized List<Linked> linksOf(List<Participant> people) {
    var links = new ArrayList<Linked>();
    for (Participant participant : people) {
      Seen known = seen.at(participant.address());
      if (participant.external() && known != null && known.match instanceof Matched matched) {
        links.add(new Linked(participant, matched));
      }
    }
    return links;
  }

  /** The accounts that a record belonged to which is gone now. */
  synchronized Set<String> ownersOf(Remains remains) {
    var owners = new HashSet<>(accountsOf(remains.references()));
    linksOf(remains.people()).stream()
        .map(link -> link.match().accountId())
        .filter(Objects::nonNull)
        .forEach(owners::add);
    return owners;
  }

  /** Null when the address never stood in a mail, or its last decision may not have been stored. */
  synchronized @Nullable Match matchOf(String address) {
    Seen known = seen.at(address);
    return known == null ? null : known.match;
  }

  /** These decisions may not have been stored: they are made anew when their fact comes again. */
  synchronized void doubt(Collection<Decision> decisions) {
    for (Decision decision : decisions) {
      Seen known = seen.at(decision.address());
      if (known != null) {
        known.match = null;
      }
    }
  }

  /** Makes every decision anew; for the start, when rules or facts may have changed meanwhile. */
  public synchronized Learned reconcile() {
    return new Learned(decide(new LinkedHashSet<>(seen.all()), false), Set.of());
  }

  private Learned meet(MailFact mail) {
    var known = new LinkedHashSet<Seen>();
    var strangers = new LinkedHashSet<Seen>();
    for (Participant participant : mail.participants()) {
      if (participant.external()) {
        boolean stranger = seen.at(participant.address()) == null;
        Seen met = seen.meet(participant.address());
        met.person |= participant.kind() == Kind.PERSON;
        (stranger || strangers.contains(met) ? strangers : known).add(met);
      }
    }
    List<Decision> healing = decide(known, false);
    var decisions = new ArrayList<>(healing);
    decisions.addAll(decide(strangers, false));
    return new Learned(decisions, healing, Set.of());
  }

  private Learned learn(Contact contact) {
    Contact before = contacts.get(contact.id());
    if (!contact.supersedes(before)) {
      return Learned.NOTHING;
    }
    contacts.put(contact);
    var touched = new LinkedHashSet<Seen>();
    addTouchedBy(before, touched);
    addTouchedBy(contact, touched);
    mappings.givenTo(contact.id()).forEach(address -> addSeen(address, touched));
    return new Learned(
        decide(touched, true),
        ids(before == null ? null : before.accountId(), contact.accountId()));
  }

  private void addTouchedBy(@Nullable Contact contact, Set<Seen> touched) {
    if (contact != null && contact.address() != null) {
      addSeen(contact.address(), touched);
      MailProviders.canonical(contact.address())
          .ifPresent(canonical -> touched.addAll(seen.inMailbox(canonical)));
    }
  }

  private void addSeen(String address, Set<Seen> touched) {
    Seen known = seen.at(address);
    if (known != null) {
      touched.add(known);
    }
  }

  private Learned learn(Account account) {
    Account before = accounts.get(account.id());
    if (!account.supersedes(before)) {
      return Learned.NOTHING;
    }
    accounts.put(account);
    var touched = new LinkedHashSet<Seen>();
    Stream.of(before == null ? "" : domain(before), domain(account))
        .forEach(domain -> touched.addAll(seen.ofCompany(domain)));
    return new Learned(decide(touched, true), Set.of(account.id()));
  }

  private static String domain(Account account) {
    return account.domain() == null ? "" : account.domain();
  }

  private Learned learn(Opportunity deal) {
    Opportunity before = opportunities.get(deal.id());
    if (!deal.supersedes(before)) {
      return Learned.NOTHING;
    }
    opportunities.put(deal.id(), deal);
    return new Learned(
        List.of(), ids(before == null ? null : before.accountId(), deal.accountId()));
  }

  private Learned learn(Mapping mapping) {
    if (!mapping.supersedes(mappings.get(mapping.address()))) {
      return Learned.NOTHING;
    }
    mappings.put(mapping);
    var touched = new LinkedHashSet<Seen>();
    addSeen(mapping.address(), touched);
    return new Learned(decide(touched, true), Set.of());
  }

  private Learned forget(DeletedFact deleted) {
    String id = deleted.key().externalId();
    return switch (deleted.type()) {
      case ACCOUNT -> learn(new Account(id, null, deleted.version(), true));
      case CONTACT -> learn(new Contact(id, null, null, false, deleted.version(), true));
      case OPPORTUNITY -> learn(new Opportunity(id, null, deleted.version(), true));
      case MAIL, LEAD, ACTIVITY -> Learned.NOTHING;
    };
  }

  private Set<String> accountsOf(References named) {
    if (named.accountId() != null) {
      return Set.of(named.accountId());
    }
    Opportunity deal = named.whatId() == null ? null : opportunities.get(named.whatId());
    Contact contact = named.whoId() == null ? null : contacts.get(named.whoId());
    if (named.whatId() != null && accounts.get(named.whatId()) != null) {
      return Set.of(named.whatId());
    }
    return deal != null && deal.accountId() != null
        ? Set.of(deal.accountId())
        : ids(contact == null ? null : contact.accountId());
  }

  private static Set<String> ids(@Nullable String... ids) {
    return Stream.of(ids).flatMap(Stream::ofNullable).collect(Collectors.toSet());
  }

  private List<Decision> decide(Collection<Seen> people, boolean tellAgain) {
    var decisions = new ArrayList<Decision>();
    for (Seen person : people) {
      Match match = policy.match(person, this);
      if (isNews(person, match, tellAgain)) {
        decisions.add(new Decision(person.address, match, person.match, clock.next()));
        person.untold = false;
      }
      person.match = match;
    }
    return decisions;
  }

  private static boolean isNews(Seen person, Match match, boolean tellAgain) {
    if (person.match == null || (person.untold && tellAgain)) {
      return true;
    }
    boolean stillNobody = person.match instanceof Unmatched && match instanceof Unmatched;
    return !stillNobody && !match.equals(person.match);
  }

  /** What the warehouse knew when this service started. */
  public synchronized void restore(Memory memory) {
    memory.accounts().forEach(accounts::put);
    memory.contacts().forEach(contacts::put);
    memory.opportunities().forEach(deal -> opportunities.put(deal.id(), deal));
    memory.mappings().forEach(mappings::put);
    for (Memory.SeenBefore before : memory.seen()) {
      seen.meet(before.address()).person = before.person();
    }
    for (Memory.DecidedBefore before : memory.decided()) {
      Seen known = seen.meet(before.address());
      known.match = before.match();
      known.untold = before.version() >= memory.untoldSince();
      clock.passed(before.version());
    }
  }

  @Override
  public @Nullable Mapping mappingOf(String address) {
    Mapping mapping = mappings.get(address);
    return mapping == null || mapping.deleted() ? null : mapping;
  }

  @Override
  public @Nullable Contact contact(String id) {
    return contacts.get(id);
  }

  @Override
  public List<Contact> contactsAt(String address) {
    return contacts.at(address);
  }

  @Override
  public List<Contact> contactsAtCanonical(String canonical) {
    return contacts.inMailbox(canonical);
  }

  @Override
  public List<Account> accountsAt(String domain) {
    return accounts.at(domain);
  }
}
