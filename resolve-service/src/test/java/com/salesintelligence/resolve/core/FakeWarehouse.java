package com.salesintelligence.resolve.core;

import com.salesintelligence.resolve.core.Match.Matched;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Keeps the newest version of every row, in memory; remembers what was announced. */
final class FakeWarehouse implements StoreFacts, FindMails, Announce {

  final Map<String, Fact> facts = new TreeMap<>();
  final Map<String, Decision> decisions = new TreeMap<>();
  final Map<String, Participant> participants = new TreeMap<>();
  final Map<String, String> mailOfParticipant = new HashMap<>();
  final List<Announcement> announced = new ArrayList<>();
  final List<Collection<String>> lookups = new ArrayList<>();
  final List<String> order = new ArrayList<>();
  int failures;

  @Override
  public CompletableFuture<Void> store(Fact fact) {
    if (failures > 0) {
      failures--;
      return CompletableFuture.failedFuture(new IllegalStateException("unreachable"));
    }
    order.add("stored");
    facts.merge(key(fact), fact, (old, now) -> now.version() >= old.version() ? now : old);
    if (fact instanceof MailFact mail) {
      for (Participant who : mail.participants()) {
        String id = mail.messageId() + "/" + who.role() + "/" + who.address();
        participants.put(id, who);
        mailOfParticipant.put(id, mail.messageId());
      }
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> store(List<Decision> made) {
    for (Decision decision : made) {
      decisions.merge(
          decision.address(), decision, (old, now) -> now.version() >= old.version() ? now : old);
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Map<String, List<Participant>>> of(Collection<String> addresses) {
    lookups.add(List.copyOf(addresses));
    Map<String, List<Participant>> found = new TreeMap<>();
    participants.forEach(
        (id, who) -> {
          if (addresses.contains(who.address()) && exists(mailOfParticipant.get(id))) {
            found.put(mailOfParticipant.get(id), peopleIn(mailOfParticipant.get(id)));
          }
        });
    return CompletableFuture.completedFuture(found);
  }

  CompletableFuture<Remains> remainsOf(DeletedFact gone) {
    Fact stored = facts.get(key(gone));
    if (stored == null || stored.version() > gone.version()) {
      return CompletableFuture.completedFuture(Remains.NONE);
    }
    return CompletableFuture.completedFuture(
        stored instanceof ActivityFact activity
            ? Remains.ofActivity(activity.references())
            : Remains.ofMail(peopleIn(gone.key().externalId())));
  }

  private List<Participant> peopleIn(String messageId) {
    return participants.entrySet().stream()
        .filter(entry -> messageId.equals(mailOfParticipant.get(entry.getKey())))
        .map(Map.Entry::getValue)
        .filter(Participant::external)
        .toList();
  }

  @Override
  public CompletableFuture<Void> announce(List<Announcement> announcements) {
    announced.addAll(announcements);
    announcements.forEach(told -> order.add("told"));
    return CompletableFuture.completedFuture(null);
  }

  boolean exists(String messageId) {
    return facts.get("MAIL/" + messageId) instanceof MailFact;
  }

  /** The table entity_resolution_emails, as those who read active rows see it. */
  Map<String, String> links() {
    Map<String, String> links = new TreeMap<>();
    decisions.forEach(
        (address, decision) ->
            decision
                .made()
                .ifPresent(
                    m -> links.put(address, m.rule() + " " + m.contactId() + " " + m.accountId())));
    return links;
  }

  /** The accounts that own a mail, by what is stored. */
  Set<String> ownersOf(String messageId) {
    return participants.entrySet().stream()
        .filter(entry -> messageId.equals(mailOfParticipant.get(entry.getKey())))
        .map(Map.Entry::getValue)
        .filter(Participant::external)
        .map(who -> decisions.get(who.address()))
        .filter(decision -> decision != null && decision.made().isPresent())
        .map(decision -> decision.made().get().accountId())
        .filter(account -> account != null)
        .collect(Collectors.toSet());
  }

  /** The accounts that were last told that a mail is theirs. */
  Set<String> toldOwnersOf(String messageId) {
    Map<String, Double> last = new HashMap<>();
    announced.stream()
        .filter(told -> told.record().equals(RecordKey.mail(messageId)))
        .forEach(told -> last.put(told.accountId(), told.probability()));
    return last.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  Set<String> mails() {
    return facts.values().stream()
        .filter(fact -> fact instanceof MailFact)
        .map(fact -> ((MailFact) fact).messageId())
        .collect(Collectors.toSet());
  }

  /** What a service that starts now reads. */
  Memory memory(long untoldSince) {
    var accounts = new ArrayList<Account>();
    var contacts = new ArrayList<Contact>();
    var deals = new ArrayList<Opportunity>();
    var mappings = new ArrayList<Mapping>();
    for (Fact fact : facts.values()) {
      switch (fact) {
        case AccountFact account -> accounts.add(account.known());
        case ContactFact contact -> contacts.add(contact.known());
        case OpportunityFact deal -> deals.add(deal.known());
        case MappingFact mapping -> mappings.add(mapping.known());
        case DeletedFact deleted -> {
          String id = deleted.key().externalId();
          switch (deleted.type()) {
            case ACCOUNT -> accounts.add(new Account(id, null, deleted.version(), true));
            case CONTACT ->
                contacts.add(new Contact(id, null, null, false, deleted.version(), true));
            case OPPORTUNITY -> deals.add(new Opportunity(id, null, deleted.version(), true));
            case MAIL, LEAD, ACTIVITY -> {}
          }
        }
        case MailFact mail -> {}
        case LeadFact lead -> {}
        case ActivityFact activity -> {}
        case PlainFact plain -> {}
      }
    }
    Map<String, Boolean> seen = new HashMap<>();
    participants.values().stream()
        .filter(Participant::external)
        .forEach(who -> seen.merge(who.address(), who.kind() == Kind.PERSON, Boolean::logicalOr));
    return new Memory(
        accounts,
        contacts,
        deals,
        mappings,
        seen.entrySet().stream()
            .map(entry -> new Memory.SeenBefore(entry.getKey(), entry.getValue()))
            .toList(),
        decisions.values().stream()
            .map(d -> new Memory.DecidedBefore(d.address(), linkOf(d), d.version()))
            .sorted(Comparator.comparing(Memory.DecidedBefore::address))
            .toList(),
        untoldSince);
  }

  private static Match linkOf(Decision decision) {
    return decision.match() instanceof Matched ? decision.match() : Match.Unmatched.UNKNOWN;
  }

  private static String key(Fact fact) {
    return switch (fact) {
      case AccountFact account -> RecordType.ACCOUNT + "/" + account.id();
      case ContactFact contact -> RecordType.CONTACT + "/" + contact.id();
      case OpportunityFact deal -> RecordType.OPPORTUNITY + "/" + deal.id();
      case LeadFact lead -> RecordType.LEAD + "/" + lead.id();
      case ActivityFact activity -> RecordType.ACTIVITY + "/" + activity.id();
      case MailFact mail -> RecordType.MAIL + "/" + mail.messageId();
      case PlainFact plain -> plain.key().toString();
      case DeletedFact deleted -> deleted.type() + "/" + deleted.key().externalId();
      case MappingFact mapping -> "MAPPING/" + mapping.id();
    };
  }

  Set<String> contactsTold() {
    return announced.stream()
        .map(Announcement::contactId)
        .filter(id -> id != null)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
