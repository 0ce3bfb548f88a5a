package com.salesintelligence.resolve.core;

import com.salesintelligence.resolve.core.Match.Matched;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What there is to tell of a fact: one announcement for each record and account. */
final class Announcements {

  private static final int MAX_EVIDENCE = 20;

  private static final Comparator<Linked> STRONGEST =
      Comparator.comparing((Linked link) -> link.match().rule())
          .thenComparing(link -> link.match().contactId() == null)
          .thenComparing(link -> link.participant().role())
          .thenComparing(link -> link.participant().address());

  private Announcements() {}

  /** A mail belongs to the accounts of the people in it. */
  static List<Announcement> ofMail(String messageId, long version, List<Linked> links) {
    var announcements = new ArrayList<Announcement>();
    byAccount(links)
        .forEach(
            (account, people) -> announcements.add(owned(messageId, version, account, people)));
    return announcements;
  }

  private static Map<String, List<Linked>> byAccount(List<Linked> links) {
    Map<String, List<Linked>> byAccount = new LinkedHashMap<>();
    for (Linked link : links) {
      String accountId = link.match().accountId();
      if (accountId != null) {
        byAccount.computeIfAbsent(accountId, account -> new ArrayList<>()).add(link);
      }
    }
    return byAccount;
  }

  private static Announcement owned(
      String messageId, long version, String accountId, List<Linked> people) {
    people.sort(STRONGEST);
    Matched best = people.getFirst().match();
    return new Announcement(
        RecordKey.mail(messageId),
        accountId,
        best.contactId(),
        best.rule(),
        best.rule().probability(),
        people.stream().limit(MAX_EVIDENCE).map(Announcements::evidence).distinct().toList(),
        version);
  }

  private static Evidence evidence(Linked link) {
    String role =
        switch (link.participant().role()) {
          case FROM -> "from";
          case TO -> "to";
          case CC -> "cc";
          case BCC -> "bcc";
        };
    return new Evidence(role + "-address", link.match().foundIn());
  }

  /** A record that is gone at its source: each account that it belonged to has lost it. */
  static List<Announcement> ofGone(DeletedFact gone, Collection<String> owners) {
    return owners.stream()
        .sorted()
        .map(
            account ->
                new Announcement(
                    gone.key(),
                    account,
                    null,
                    Rule.SOURCE_REFERENCE,
                    0,
                    List.of(new Evidence("gone-at-source", gone.key().objectType())),
                    gone.version()))
        .toList();
  }

  /** A record of the CRM belongs to the account that it names. */
  static List<Announcement> ofReference(Fact fact, Set<String> accounts) {
    RecordKey record = keyOf(fact);
    String contactId = fact instanceof ContactFact contact ? contact.id() : null;
    return record == null
        ? List.of()
        : accounts.stream().sorted().map(a -> reference(record, a, contactId, fact)).toList();
  }

  private static Announcement reference(
      RecordKey record, String account, @Nullable String contactId, Fact fact) {
    return new Announcement(
        record,
        account,
        contactId,
        Rule.SOURCE_REFERENCE,
        Rule.SOURCE_REFERENCE.probability(),
        List.of(new Evidence("account-id", "sf_accounts/" + account)),
        fact.version());
  }

  private static @Nullable RecordKey keyOf(Fact fact) {
    return switch (fact) {
      case AccountFact account -> RecordKey.salesforce("Account", account.id());
      case ContactFact contact -> RecordKey.salesforce("Contact", contact.id());
      case OpportunityFact deal -> RecordKey.salesforce("Opportunity", deal.id());
      case LeadFact lead -> RecordKey.salesforce("Lead", lead.id());
      case ActivityFact activity -> RecordKey.salesforce(activity.objectType(), activity.id());
      case MailFact mail -> RecordKey.mail(mail.messageId());
      case PlainFact plain -> plain.key();
      case DeletedFact deleted -> deleted.key();
      case MappingFact mapping -> null;
    };
  }

  /**
   * An earlier mail with people who turned out to be somebody else: the accounts that have won it,
   * and those that have lost it.
   *
   * @param decisions about people of this mail
   * @param links of all people of this mail, as they stand now
   */
  static List<Announcement> ofHealed(
      String messageId, List<Decision> decisions, List<Linked> links) {
    long version = decisions.stream().mapToLong(Decision::version).max().orElse(0);
    Set<String> touched = new LinkedHashSet<>();
    decisions.forEach(d -> d.made().map(Matched::accountId).ifPresent(touched::add));
    Map<String, Matched> lost = new LinkedHashMap<>();
    for (Decision decision : decisions) {
      decision.broken().filter(m -> m.accountId() != null).ifPresent(m -> lost.put(account(m), m));
    }
    Map<String, List<Linked>> owners = byAccount(links);
    return Stream.concat(
            owners.entrySet().stream()
                .filter(o -> touched.contains(o.getKey()) || lost.containsKey(o.getKey()))
                .map(o -> owned(messageId, version, o.getKey(), o.getValue())),
            lost.values().stream()
                .filter(link -> !owners.containsKey(account(link)))
                .map(link -> lost(messageId, version, link)))
        .toList();
  }

  private static String account(Matched link) {
    return String.valueOf(link.accountId());
  }

  private static Announcement lost(String messageId, long version, Matched link) {
    return new Announcement(
        RecordKey.mail(messageId),
        account(link),
        link.contactId(),
        link.rule(),
        0,
        List.of(new Evidence("no-longer", link.foundIn())),
        version);
  }
}
