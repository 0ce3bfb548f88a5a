package com.salesintelligence.local.sandbox.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CompanyTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final Scale SMALL = new Scale(40, 160, 20, 1_500);

  private static Company company(long seed) {
    return Company.found(new Plan(seed, SMALL, 1, NOW));
  }

  private static String text(Company company, Company.Copy copy) {
    return new String(
        company.writer().write(copy.mail(), copy.owner().address()).rfc822(),
        StandardCharsets.ISO_8859_1);
  }

  private static List<String> everything(Company company) {
    var all = new ArrayList<String>();
    company.copies().forEach(copy -> all.add(copy.owner().address() + text(company, copy)));
    company.records(record -> all.add(record.toString()));
    company.truth().values().forEach(truth -> all.add(truth.toString()));
    return all;
  }

  private static Stream<Party> participants(Company.Copy copy) {
    var mail = copy.mail();
    return Stream.of(Stream.of(mail.from()), mail.to().stream(), mail.cc().stream())
        .flatMap(one -> one);
  }

  @Test
  void makesTheSameCompanyFromTheSameSeed() {
    assertThat(everything(company(42))).isEqualTo(everything(company(42)));
    assertThat(everything(company(42))).isNotEqualTo(everything(company(43)));
  }

  /**
   * When this fails on purpose, raise World.MAKES, so that folders of the old version begin anew.
   */
  @Test
  void makesTheCompanyThatKeptFoldersCountOn() {
    assertThat(String.join("", everything(company(42))).hashCode()).isEqualTo(1417365391);
  }

  @Property(tries = 25)
  void keepsItsSizesAndItsTruth(@ForAll long seed) {
    var company = company(seed);
    var truth = company.truth();

    assertThat(company.copies()).hasSize(SMALL.mails());
    assertThat(truth.values())
        .filteredOn(one -> one.kind() == Kind.CONTACT)
        .hasSize(SMALL.contacts());
    assertThat(company.copies().stream().flatMap(CompanyTest::participants).map(Party::address))
        .allMatch(truth::containsKey);
    assertThat(matched(company)).isBetween(0.9, 0.995);
  }

  /** One company of 40 accounts may fall below; many together do not. */
  @Test
  void knowsMostOfThePeopleInItsMails() {
    var shares = LongStream.range(0, 20).mapToDouble(seed -> matched(company(seed)));

    assertThat(shares.average().orElseThrow()).isBetween(0.93, 0.995);
  }

  private static double matched(Company company) {
    var external =
        company.copies().stream()
            .flatMap(CompanyTest::participants)
            .filter(party -> party.kind() != Kind.INTERNAL)
            .toList();
    return (double) external.stream().filter(party -> party.contactId() != null).count()
        / external.size();
  }

  @Test
  void writesNothingYoungerThanNowOrOlderThanHalfAYear() {
    long now = NOW.toEpochMilli();

    assertThat(company(42).copies())
        .allMatch(
            copy ->
                copy.mail().sentAt() < now
                    && copy.mail().sentAt() > now - Duration.ofDays(190).toMillis());
  }

  @Test
  void usesInventedDomainsOnly() {
    assertThat(company(5).truth().values())
        .filteredOn(
            truth ->
                truth.kind() != Kind.FREE_MAIL
                    && !truth.email().matches(".*@(gmail|googlemail)\\.com"))
        .allMatch(truth -> truth.email().endsWith(".example"));
  }

  @Test
  void neverGivesAStrangerAnAccount() {
    assertThat(company(6).truth().values())
        .filteredOn(truth -> truth.kind() == Kind.FREE_MAIL || truth.kind() == Kind.AUTOMATED)
        .isNotEmpty()
        .allMatch(truth -> truth.accountId() == null && truth.contactId() == null);
  }

  @Test
  void givesEveryAliasACanonicalContact() {
    var truth = company(8).truth();
    var canonical = new HashMap<String, String>();
    truth.values().stream()
        .filter(one -> one.kind() == Kind.CONTACT)
        .forEach(one -> canonical.put(canonical(one.email()), one.contactId()));

    assertThat(truth.values())
        .filteredOn(one -> one.kind() == Kind.CONTACT_ALIAS)
        .isNotEmpty()
        .allMatch(
            one ->
                one.contactId() != null
                    && one.contactId().equals(canonical.get(canonical(one.email()))));
  }

  private static String canonical(String address) {
    String local = address.substring(0, address.indexOf('@'));
    boolean gmail = address.endsWith("@gmail.com") || address.endsWith("@googlemail.com");
    return gmail ? local.replaceAll("\\+.*", "").replace(".", "") + "@gmail.com" : address;
  }

  @Test
  void answersMailsWithTheIdsOfThoseBefore() {
    var company = company(42);
    var ids = new HashSet<String>();
    company.copies().forEach(copy -> ids.add(header(text(company, copy), "Message-ID")));

    var replies =
        company.copies().stream()
            .map(copy -> header(text(company, copy), "In-Reply-To"))
            .filter(id -> !id.isEmpty())
            .toList();

    assertThat(replies).hasSizeGreaterThan(300);
    assertThat(replies.stream().filter(ids::contains).count())
        .isGreaterThan(replies.size() * 98L / 100);
  }

  private static String header(String mail, String name) {
    int at = mail.indexOf("\r\n" + name + ": ");
    return at < 0 ? "" : mail.substring(at + name.length() + 4, mail.indexOf("\r\n", at + 2));
  }

  @Test
  void keepsMailsInTheFormThatMailHas() {
    var company = company(11);

    assertThat(company.copies())
        .allSatisfy(
            copy -> {
              String text = text(company, copy);
              assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
              assertThat(text.substring(0, text.indexOf("\r\n\r\n"))).isASCII();
              assertThat(text.lines()).allMatch(line -> line.length() < 998);
            });
  }

  @Test
  void tellsDifferentStories() {
    Map<Story, Long> mails = new HashMap<>();
    company(42)
        .copies()
        .forEach(
            copy -> {
              var account = copy.mail().thread().account();
              if (account != null
                  && copy.mail().sentAt() > NOW.minus(Duration.ofDays(30)).toEpochMilli()) {
                mails.merge(account.story(), 1L, Long::sum);
              }
            });

    assertThat(mails.get(Story.HOT)).isGreaterThan(60);
    assertThat(mails.getOrDefault(Story.SILENT, 0L) + mails.getOrDefault(Story.LOST, 0L))
        .isLessThan(30);
  }

  @Test
  void makesALargeCompanyWithinSeconds() {
    long start = System.nanoTime();
    var company = Company.found(new Plan(1, new Scale(2_000, 10_000, 800, 100_000), 1, NOW));

    assertThat(company.copies()).hasSize(100_000);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }
}
