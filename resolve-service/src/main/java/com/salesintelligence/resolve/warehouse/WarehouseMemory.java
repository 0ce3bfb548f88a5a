package com.salesintelligence.resolve.warehouse;

import com.salesintelligence.resolve.core.Account;
import com.salesintelligence.resolve.core.Contact;
import com.salesintelligence.resolve.core.EmailAddress;
import com.salesintelligence.resolve.core.Mapping;
import com.salesintelligence.resolve.core.Match;
import com.salesintelligence.resolve.core.Match.Matched;
import com.salesintelligence.resolve.core.Match.Unmatched;
import com.salesintelligence.resolve.core.Memory;
import com.salesintelligence.resolve.core.Memory.DecidedBefore;
import com.salesintelligence.resolve.core.Memory.SeenBefore;
import com.salesintelligence.resolve.core.Micros;
import com.salesintelligence.resolve.core.Opportunity;
import com.salesintelligence.resolve.core.Rule;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what matching needs to know from the warehouse: six queries, whatever its size. */
public final class WarehouseMemory {

  /** As long as Pub/Sub keeps a message that was not acknowledged. */
  private static final Duration RETENTION = Duration.ofDays(7);

  record AccountKnown(
      String accountId, @Nullable String domain, @Nullable Long sourceVersion, boolean isDeleted) {}

  record ContactKnown(
      String contactId,
      @Nullable String accountId,
      @Nullable String email,
      boolean isPrimary,
      @Nullable Long sourceVersion,
      boolean isDeleted) {}

  record OpportunityKnown(
      String opportunityId,
      @Nullable String accountId,
      @Nullable Long sourceVersion,
      boolean isDeleted) {}

  record MappingKnown(
      String mappingId,
      String emailAddress,
      @Nullable String sfContactId,
      @Nullable String sfAccountId,
      Instant createdAt,
      boolean isActive) {}

  record AddressSeen(String emailAddress, boolean isPerson) {}

  record AddressDecided(
      String emailAddress,
      @Nullable String sfContactId,
      @Nullable String sfAccountId,
      @Nullable String matchMethod,
      @Nullable String evidence,
      Instant resolvedAt,
      boolean isActive) {}

  static final Query<AccountKnown> ACCOUNTS = Query.of("sql/accounts.sql", AccountKnown.class);
  static final Query<ContactKnown> CONTACTS = Query.of("sql/contacts.sql", ContactKnown.class);
  static final Query<OpportunityKnown> OPPORTUNITIES =
      Query.of("sql/opportunities.sql", OpportunityKnown.class);
  static final Query<MappingKnown> MAPPINGS = Query.of("sql/mappings.sql", MappingKnown.class);
  static final Query<AddressSeen> SEEN = Query.of("sql/seen_addresses.sql", AddressSeen.class);
  static final Query<AddressDecided> DECISIONS =
      Query.of("sql/decisions.sql", AddressDecided.class);

  private final Queries queries;
  private final InstantSource time;

  public WarehouseMemory(Queries queries, InstantSource time) {
    this.queries = queries;
    this.time = time;
  }

  public Memory read() {
    return new Memory(
        queries.list(ACCOUNTS).stream().map(WarehouseMemory::account).toList(),
        queries.list(CONTACTS).stream().map(WarehouseMemory::contact).toList(),
        queries.list(OPPORTUNITIES).stream().map(WarehouseMemory::opportunity).toList(),
        queries.list(MAPPINGS).stream().map(WarehouseMemory::mapping).toList(),
        queries.list(SEEN).stream()
            .map(seen -> new SeenBefore(seen.emailAddress(), seen.isPerson()))
            .toList(),
        queries.list(DECISIONS).stream().map(WarehouseMemory::decision).toList(),
        Micros.of(time.instant().minus(RETENTION)));
  }

  private static Account account(AccountKnown row) {
    return new Account(
        row.accountId(), row.domain(), version(row.sourceVersion()), row.isDeleted());
  }

  private static Contact contact(ContactKnown row) {
    String address = row.email() == null ? null : EmailAddress.of(row.email()).orElse(null);
    return new Contact(
        row.contactId(),
        row.accountId(),
        address,
        row.isPrimary(),
        version(row.sourceVersion()),
        row.isDeleted());
  }

  private static Opportunity opportunity(OpportunityKnown row) {
    return new Opportunity(
        row.opportunityId(), row.accountId(), version(row.sourceVersion()), row.isDeleted());
  }

  private static Mapping mapping(MappingKnown row) {
    return new Mapping(
        row.mappingId(),
        row.emailAddress(),
        row.sfContactId(),
        row.sfAccountId(),
        Micros.of(row.createdAt()),
        !row.isActive());
  }

  private static DecidedBefore decision(AddressDecided row) {
    return new DecidedBefore(row.emailAddress(), match(row), Micros.of(row.resolvedAt()));
  }

  private static Match match(AddressDecided row) {
    if (!row.isActive()) {
      return Unmatched.UNKNOWN;
    }
    String evidence = row.evidence() == null ? "" : row.evidence();
    return new Matched(
        rule(row.matchMethod()),
        row.sfContactId(),
        row.sfAccountId(),
        evidence.substring(evidence.indexOf('/') + 1));
  }

  /** A rule that is no more is decided anew. */
  private static Rule rule(@Nullable String id) {
    return List.of(Rule.values()).stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElse(Rule.SOURCE_REFERENCE);
  }

  private static long version(@Nullable Long version) {
    return version == null ? 0 : version;
  }
}
