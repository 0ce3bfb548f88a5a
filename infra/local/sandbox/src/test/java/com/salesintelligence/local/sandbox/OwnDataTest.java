package com.salesintelligence.local.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnDataTest {
  private static final String ANN = "ann@own.example";
  private static final String BOB = "bob@own.example";

  @TempDir private Path data;
  @TempDir private Path state;

  private void file(String name, String text) throws IOException {
    Path file = data.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Sandbox start() throws IOException {
    return Sandbox.start(SandboxSettings.inMemory().withData(data));
  }

  private static String problems(Sandbox sandbox) {
    return new Http(sandbox.url()).get("/sandbox").json().path("problems").toString();
  }

  @Test
  void servesMailsOfSeveralMailboxes() throws IOException {
    file(
        BOB + ".mbox",
        "From x Thu Jan  1 00:00:00 2026\nMessage-ID: <1@o.example>\nFrom: c@c.example\nSubject: One\nDate: Fri, 2 Jan 2026 03:04:05 +0000\n\nHi\n>From here\n\n"
            + "From x Thu Jan  1 00:00:00 2026\nIn-Reply-To: <1@o.example>\nFrom: "
            + BOB
            + "\nSubject: Re: One\n\nYes\n");
    file(ANN + "/a.eml", "From: d@d.example\r\nSubject: Two\r\n\r\nx");
    file("b.eml", "Delivered-To: " + ANN + "\r\nSubject: Three\r\n\r\nx");
    try (var sandbox = start()) {
      var bob = GmailClients.of(sandbox, BOB).users();
      var listed = bob.messages().list("me").execute().getMessages();
      assertThat(listed)
          .hasSize(2)
          .extracting(one -> one.getThreadId())
          .containsOnly(listed.getLast().getId());
      var first = bob.messages().get("me", listed.getLast().getId()).setFormat("raw").execute();
      assertThat(new String(first.decodeRaw(), StandardCharsets.UTF_8))
          .startsWith("Message-ID: <1@o.example>")
          .contains("\nFrom here");
      assertThat(first.getInternalDate()).isEqualTo(1_767_323_045_000L);
      assertThat(bob.messages().get("me", listed.getFirst().getId()).execute().getLabelIds())
          .containsExactly("SENT");
      assertThat(
              GmailClients.of(sandbox, ANN).users().messages().list("me").execute().getMessages())
          .hasSize(2);
      assertThat(problems(sandbox)).isEqualTo("[]");
    }
  }

  @Test
  void servesExportsInsteadOfACompany() throws IOException {
    file(
        "Account.csv",
        "\uFEFF\"ID\",\"NAME\",\"ANNUALREVENUE\",\"REVIEWED__C\",\"CREATEDDATE\",\"OWN__C\",\"SYSTEMMODSTAMP\"\r\n"
            + "\"001000000000001AAA\",\"Say \"\"hi\"\",\nthen go\",\"12.5\",\"true\",\"2020-01-02T03:04:05.000Z\",\"x\",\"2024-01-02T03:04:05.000Z\"\r\n");
    try (var sandbox = start()) {
      var client = new SalesforceClient(new Http(sandbox.url()));
      var accounts =
          client
              .query("SELECT Id, Name, AnnualRevenue, Reviewed__c, SystemModstamp FROM Account")
              .json();

      assertThat(accounts.path("totalSize").asInt()).isEqualTo(1);
      var account = accounts.at("/records/0");
      assertThat(account.path("Name").asString()).isEqualTo("Say \"hi\",\nthen go");
      assertThat(account.path("AnnualRevenue").asDouble()).isEqualTo(12.5);
      assertThat(account.path("Reviewed__c").asBoolean()).isTrue();
      assertThat(account.path("SystemModstamp").asString())
          .isEqualTo("2024-01-02T03:04:05.000+0000");
      assertThat(client.get("sobjects/Account/001000000000001AAA").json().path("OWN__C").asString())
          .isEqualTo("x");
      assertThat(client.query("SELECT COUNT() FROM Contact").json().path("totalSize").asInt())
          .isZero();
    }
  }

  @Test
  void servesExportsOfHubSpotAndDialpad() throws IOException {
    file(
        "contacts.csv",
        "Record ID,First Name,Email,Phone Number,Last Modified Date\n501,Ada,ada@own.example,+41 1,2025-01-02 03:04\nx,Bad,,,\n");
    file("companies.csv", "Record ID,Company name,Company Domain Name\n601,Aster,aster.example\n");
    file(
        "calls.csv",
        "call_id,date_started,duration,direction,contact.name\n701,1700000000000,60000,outbound,Ada\n702,1700000000000,long,outbound,Bob\n");
    try (var sandbox = start()) {
      var http = new Http(sandbox.url());
      assertThat(http.get("/sandbox/hubspot/contacts").text().lines())
          .singleElement(STRING)
          .contains("501", "ada@own.example", "+41 1", "2025-01-02T03:04");
      assertThat(http.get("/sandbox/hubspot/companies").text()).contains("aster.example");
      assertThat(http.get("/sandbox/dialpad/calls").text().lines())
          .singleElement(STRING)
          .contains("701", "outbound", "Ada");
      assertThat(problems(sandbox))
          .contains("contacts.csv line 3: a record needs its Record ID")
          .contains("calls.csv line 3: duration must be milliseconds");
    }
  }

  @Test
  void namesFileAndLineOfWhatItLeavesOutAndServesTheRest() throws IOException {
    file(
        "Lead.csv",
        "Id,LastName,Score__c\n00Q000000000001AAA,Good,7\n00Q000000000002AAA,Bad,much\n003x,Wrong,1\n00Q000000000003AAA,Short\n\n00Q000000000004AAA,Fine,8\n");
    file("Prices.csv", "a,b\n");
    file("Contact.csv", "");
    file("Task.csv", "Id\n\"00T");
    file("nobody.eml", "Subject: x\r\n\r\n");
    file(ANN + ".mbox", "no mbox at all\n");
    Files.write(
        data.resolve("Event.csv"), "Id,Subject\n00U000000000001AAA,é\n".getBytes(ISO_8859_1));
    try (var sandbox = start()) {
      var client = new SalesforceClient(new Http(sandbox.url()));

      assertThat(client.query("SELECT COUNT() FROM Lead").json().path("totalSize").asInt())
          .isEqualTo(2);
      assertThat(problems(sandbox))
          .contains("Lead.csv line 3: 'much' is no number of Score__c")
          .contains("Lead.csv line 4: a record needs its Id")
          .contains("Lead.csv line 5: it has 2 values for 3 columns")
          .contains("Prices.csv: no object is called so")
          .contains("Contact.csv line 1: it is empty")
          .contains("Task.csv line 2: a quote is opened and never closed")
          .contains("nobody.eml: nobody knows whose mail it is")
          .contains(ANN + ".mbox line 1: an mbox must begin")
          .contains("Event.csv: it is not UTF-8");
    }
  }

  @Test
  void keepsWhatHappenedUntilTheFolderChanges() throws IOException {
    file("Account.csv", "Id,Name\n001000000000001AAA,One\n");
    var settings =
        new SandboxSettings(0, 1, CompanySize.SMALL, Optional.of(state), true).withData(data);
    try (var sandbox = Sandbox.start(settings)) {
      assertThat(
              new Http(sandbox.url())
                  .patch("/sandbox/salesforce/Account/001000000000001AAA", "{\"Name\":\"Two\"}")
                  .status())
          .isEqualTo(200);
    }
    assertThat(name(settings)).isEqualTo("Two");

    file("Account.csv", "Id,Name\n001000000000001AAA,Three\n");
    file("User.csv", "Id\n");
    assertThat(name(settings)).isEqualTo("Three");
  }

  private static String name(SandboxSettings settings) throws IOException {
    try (var sandbox = Sandbox.start(settings)) {
      return new SalesforceClient(new Http(sandbox.url()))
          .get("sobjects/Account/001000000000001AAA")
          .json()
          .path("Name")
          .asString();
    }
  }

  @Test
  void refusesAFolderThatIsNotThere() {
    assertThatThrownBy(
            () -> Sandbox.start(SandboxSettings.inMemory().withData(data.resolve("none"))))
        .hasMessageContaining("is not there");
  }
}
