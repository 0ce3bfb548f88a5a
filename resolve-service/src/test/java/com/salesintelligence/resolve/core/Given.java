package com.salesintelligence.resolve.core;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What tests of this package begin with. */
final class Given {

  static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  static final String OWN_DOMAIN = "harborlight.example";

  private Given() {}

  /** Two labels make a registrable domain here; co.uk is the one public suffix of two labels. */
  static Optional<String> registrable(String host) {
    String[] labels = host.split("\\.");
    int count = host.endsWith(".co.uk") ? 3 : 2;
    return labels.length < count
        ? Optional.empty()
        : Optional.of(
            String.join(".", Arrays.copyOfRange(labels, labels.length - count, labels.length)));
  }

  static MatchPolicy policy() {
    return new MatchPolicy(
        new OwnCompany(Set.of(OWN_DOMAIN)),
        SharedDomains.with(List.of(), List.of()),
        Given::registrable);
  }

  static Directory directory() {
    return new Directory(policy(), InstantSource.fixed(NOW));
  }

  static Resolving resolving(Directory directory, FakeWarehouse warehouse) {
    return new Resolving(
        new MailReading(bytes -> Optional.empty(), new OwnCompany(Set.of(OWN_DOMAIN))),
        directory,
        warehouse,
        warehouse,
        warehouse::remainsOf,
        Runnable::run);
  }

  static AccountFact account(String id, long version, String domain) {
    return new AccountFact(
        id, version, "Company " + id, null, domain, null, null, null, null, null, null, null);
  }

  static ContactFact contact(String id, long version, String account, String email) {
    return contact(id, version, account, email, false);
  }

  static ContactFact contact(
      String id, long version, String account, String email, boolean primary) {
    return new ContactFact(
        id, version, account, null, null, email, null, null, null, primary, null, null);
  }

  static DeletedFact deleted(RecordType type, String objectType, String id, long version) {
    return new DeletedFact(RecordKey.salesforce(objectType, id), type, version, null);
  }

  static DeletedFact deletedMail(String id, long version) {
    return new DeletedFact(RecordKey.mail(id), RecordType.MAIL, version, null);
  }

  static MappingFact mapping(String address, String contact, String account, long second) {
    return MappingFact.about(
        address, contact, account, true, "maya", Instant.ofEpochSecond(second));
  }

  static MailFact mail(String id, String from, String... to) {
    return mail(id, Kind.PERSON, from, to);
  }

  static MailFact mail(String id, Kind kindOfSender, String from, String... to) {
    var participants = new ArrayList<Participant>();
    participants.add(new Participant(Role.FROM, from, null, kindOfSender));
    for (String address : to) {
      Kind kind = address.endsWith("@" + OWN_DOMAIN) ? Kind.INTERNAL : Kind.PERSON;
      participants.add(new Participant(Role.TO, address, null, kind));
    }
    var received =
        new ReceivedMail(
            id,
            7,
            "maya.lindqvist@harborlight.example",
            "t",
            List.of(),
            NOW,
            "",
            new byte[0],
            9,
            false);
    var parsed =
        new ParsedMail(
            null, List.of(), List.of(), List.of(), "Hello", "Hi", "", NOW, null, null, List.of(),
            false, List.of());
    return new MailFact(received, parsed, NOW, Direction.INBOUND, participants, List.of());
  }
}
