package com.salesintelligence.score.warehouse;

import static com.salesintelligence.score.core.facts.AnAccount.NOW;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.score.core.facts.AccountFacts;
import com.salesintelligence.score.core.facts.Deal;
import com.salesintelligence.score.core.facts.MailCounts;
import com.salesintelligence.score.core.facts.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The facts query on an embedded BigQuery. */
class WarehouseFactsIT {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final String NINA = "nina@acme.example";
  private static final String OMAR = "omar@acme.example";
  private static final String PIA = "pia@borealis.example";

  private static SmallWarehouse warehouse;
  private static WarehouseFacts facts;

  @BeforeAll
  static void fill() {
    warehouse = new SmallWarehouse();
    facts = new WarehouseFacts(warehouse.queries());
    acme();
    borealis();
    warehouse.account("001C", "Cumulus");
    warehouse.settle();
  }

  private static void acme() {
    warehouse.account("001A", "Acme");
    warehouse.contact("003N", "001A", "Nina", "Ferrara", NINA);
    warehouse.contact("003O", "001A", "Omar", "Haddad", OMAR);
    warehouse.inbound("m1", NINA, "Hello", "A question", NOW.minus(ofDays(40)));
    warehouse.outbound("m2", NINA, "Re: Hello", "Our pricing is great", NOW.minus(ofDays(39)));
    warehouse.inbound("m3", OMAR, "Budget", "What is the price?", NOW.minus(ofDays(10)));
    warehouse.outbound("m4", OMAR, "Re: Budget", "See attached", NOW.minus(ofDays(9)));
    warehouse.inbound(
        "m5", NINA, "Re: Hello", "Thanks!\n> Our pricing is great", NOW.minus(ofDays(3)));
    warehouse.inbound("m6", NINA, "Ping", "I must complain.", NOW.minus(ofHours(5)));
    warehouse.opportunity("006A", "001A", "Rollout", "84000.4", 60, TODAY.plusDays(12));
    warehouse.opportunity("006B", "001A", "Pilot", "1000", 10, TODAY.plusDays(90));
    warehouse.closedOpportunity("006C", "001A", "Trial", true, TODAY.minusDays(100));
    warehouse.closedOpportunity("006D", "001A", "Add-on", false, TODAY.minusDays(100));
    warehouse.closedOpportunity("006E", "001A", "Spare", false, TODAY.minusDays(20));
    warehouse.activity("00U1", "001A", "Call", "Intro", NOW.minus(ofDays(2)));
    warehouse.activity("00U2", "001A", "Meeting", "Review", NOW.plus(ofDays(2)));
  }

  /** One mail in two mailboxes, one draft, one newsletter, one mail of the far future. */
  private static void borealis() {
    warehouse.account("001B", "Borealis");
    warehouse.contact("003P", "001B", "Pia", "Berg", PIA);
    warehouse.contact("003Q", "001B", "", "", "news@borealis.example");
    warehouse.inbound("b1", PIA, "Hi", "Hello", NOW.minus(ofDays(1)));
    warehouse.mail(
        SmallWarehouse.mail("b2", PIA, "tomas", "Hi", "Hello", NOW.minus(ofDays(1)))
            .setRfc822MessageId("<b1@mail.example>")
            .setMailboxEmail("tomas.reyes@harborlight.example")
            .setDirection("inbound")
            .build());
    warehouse.participant("b2", "from", PIA, "person");
    warehouse.mail(
        SmallWarehouse.mail("b3", "maya", PIA, "Draft", "Not sent", NOW.minus(ofHours(1)))
            .addLabels("DRAFT")
            .setDirection("outbound")
            .build());
    warehouse.participant("b3", "to", PIA, "person");
    warehouse.inbound("b4", "news@borealis.example", "News", "Budget!", NOW.minus(ofDays(2)));
    warehouse.participant("b4", "from", "news@borealis.example", "automated");
    warehouse.inbound("b5", PIA, "From the future", "Hello", NOW.plus(ofDays(400)));
  }

  @AfterAll
  static void close() {
    warehouse.close();
  }

  @Test
  void countsMailsByDirectionAndAge() {
    var mails = of("001A").mails();

    assertThat(mails.inbound()).isEqualTo(new MailCounts(2, 3, 4));
    assertThat(mails.outbound()).isEqualTo(new MailCounts(0, 1, 2));
    assertThat(mails.inboundBefore()).isEqualTo(1);
    assertThat(mails.lastInboundAt()).isEqualTo(NOW.minus(ofHours(5)));
    assertThat(mails.lastOutboundAt()).isEqualTo(NOW.minus(ofDays(9)));
    assertThat(mails.recentInbound())
        .containsExactly(
            "gmail_messages/m6", "gmail_messages/m5", "gmail_messages/m3", "gmail_messages/m1");
  }

  @Test
  void namesTheWritersByTheirContact() {
    var mails = of("001A").mails();

    assertThat(mails.activeContacts()).isEqualTo(2);
    assertThat(mails.writers())
        .containsExactly(new Writer("Nina Ferrara", 2, 2), new Writer("Omar Haddad", 0, 1));
    assertThat(mails.lastInboundFrom()).isEqualTo("Nina Ferrara");
  }

  @Test
  void findsTheFirstMailThatWaitsForUs() {
    var waiting = of("001A").mails().waitingMail().orElseThrow();

    assertThat(waiting.key()).isEqualTo("gmail_messages/m5");
    assertThat(waiting.from()).isEqualTo("Nina Ferrara");
    assertThat(waiting.since()).isEqualTo(NOW.minus(ofDays(3)));
  }

  @Test
  void findsTalkInTheirMailsOnlyAndNotInWhatTheyQuote() {
    var talk = of("001A").talk();

    assertThat(talk.budget().keys()).containsExactly("gmail_messages/m3");
    assertThat(talk.budget().newestFrom()).isEqualTo("Omar Haddad");
    assertThat(talk.trouble().keys()).containsExactly("gmail_messages/m6");
    assertThat(talk.renewal().count()).isZero();
  }

  @Test
  void listsDealsThatAreOpenWonOrRecentlyLost() {
    var deals = of("001A").deals();

    assertThat(deals.openCount()).isEqualTo(2);
    assertThat(deals.openAmount()).isEqualTo(85_000);
    assertThat(deals.next().orElseThrow().title()).isEqualTo("“Rollout” for 84,000");
    assertThat(deals.won()).extracting(Deal::id).containsExactly("006C");
    assertThat(deals.lost()).extracting(Deal::id).containsExactly("006E");
  }

  @Test
  void tellsActivitiesOfThePastFromThoseToCome() {
    var activities = of("001A").activities();

    assertThat(activities.days30()).isEqualTo(1);
    assertThat(activities.recent()).containsExactly("sf_activities/00U1");
    assertThat(activities.next().orElseThrow().subject()).isEqualTo("Review");
  }

  @Test
  void aMailInTwoMailboxesCountsOnceDraftsNewslettersAndTheFarFutureNever() {
    var mails = of("001B").mails();

    assertThat(mails.inbound()).isEqualTo(new MailCounts(1, 1, 1));
    assertThat(mails.outbound()).isEqualTo(MailCounts.NONE);
    assertThat(of("001B").talk().budget().count()).isZero();
    assertThat(mails.recentInbound()).containsExactly("gmail_messages/b1");
  }

  @Test
  void anAccountWithoutAnythingHasFactsAndAnUnknownOneHasNone() {
    assertThat(facts.of(Set.of("001C", "404"), NOW))
        .extracting(AccountFacts::accountId)
        .containsExactly("001C");
    assertThat(of("001C").lastInteraction()).isEmpty();
  }

  @Test
  void manyAccountsAtOnceGiveTheSameAsEachAlone() {
    var together = facts.of(Set.of("001A", "001B", "001C"), NOW);

    assertThat(together)
        .containsExactlyInAnyOrderElementsOf(List.of(of("001A"), of("001B"), of("001C")));
  }

  private static AccountFacts of(String account) {
    return facts.of(Set.of(account), NOW).getFirst();
  }
}
