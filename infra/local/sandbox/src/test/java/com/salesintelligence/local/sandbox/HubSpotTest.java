package com.salesintelligence.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HubSpotTest {
  private static final String CONTACTS = "/crm/objects/2026-09/contacts";
  private static final String COMPANIES = "/crm/objects/2026-09/companies";

  private static Sandbox sandbox;
  private static HubSpotCalls hub;

  @BeforeAll
  static void start() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.inMemory());
    hub = new HubSpotCalls(sandbox);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Test
  void listsEveryContactOnceByItsId() {
    var contacts =
        hub.all(CONTACTS + "?limit=50&properties=email,hs_email_optout&associations=companies");

    assertThat(contacts).hasSizeGreaterThan(120);
    assertThat(contacts)
        .extracting(one -> one.path("id").asLong(0))
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(HubSpotCalls.ids(contacts)).isEqualTo(HubSpotCalls.ids(hub.dump("contacts")));
    assertThat(contacts)
        .anyMatch(one -> one.at("/properties/hs_email_optout").asString("").equals("true"));
    assertThat(contacts).anyMatch(one -> one.at("/associations/companies/results").size() == 2);
    assertThat(contacts).allMatch(one -> one.path("properties").has("hs_email_optout"));
  }

  @Test
  void servesDatedAndNumberedPathsAlike() {
    var dated = hub.get(CONTACTS + "?limit=3").json().path("results");

    assertThat(hub.get("/crm/v3/objects/contacts?limit=3").json().path("results")).isEqualTo(dated);
    assertThat(hub.get("/crm/v3/objects/0-1?limit=3").json().path("results")).isEqualTo(dated);
    assertThat(hub.get("/crm/v9/objects/contacts").status()).isEqualTo(404);
    assertThat(hub.get("/crm/objects/2026-09/planets").status()).isEqualTo(400);
  }

  @Test
  void makesChangesAndArchives() {
    var made =
        hub.post(
            CONTACTS,
            "{\"properties\":{\"email\":\"New.One@aster.example\",\"lastname\":\"One\"}}");
    String id = made.json().path("id").asString();
    var changed =
        hub.patch(CONTACTS + "/" + id, "{\"properties\":{\"lifecyclestage\":\"customer\"}}").json();

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().at("/properties/email").asString()).isEqualTo("new.one@aster.example");
    assertThat(changed.path("updatedAt").asString())
        .isGreaterThan(made.json().path("updatedAt").asString());
    assertThat(changed.at("/properties/lastmodifieddate")).isEqualTo(changed.path("updatedAt"));
    assertThat(
            hub.get(CONTACTS + "/new.one@aster.example?idProperty=email")
                .json()
                .path("id")
                .asString())
        .isEqualTo(id);
    assertThat(hub.delete(CONTACTS + "/" + id).status()).isEqualTo(204);
    assertThat(hub.delete(CONTACTS + "/" + id).status()).isEqualTo(204);
    assertThat(hub.get(CONTACTS + "/" + id).status()).isEqualTo(404);
    var archived = hub.get(CONTACTS + "/" + id + "?archived=true").json();
    assertThat(archived.path("archived").asBoolean()).isTrue();
    assertThat(archived.has("archivedAt")).isTrue();
    assertThat(HubSpotCalls.ids(hub.all(CONTACTS + "?limit=100&archived=true"))).contains(id);
    assertThat(HubSpotCalls.ids(hub.all(CONTACTS + "?limit=100"))).doesNotContain(id);
  }

  @Test
  void restoresWhatWasArchivedWhenSteered() {
    String id = hub.contact("{\"email\":\"back@aster.example\"}");
    hub.delete(CONTACTS + "/" + id);

    hub.http.post("/sandbox/hubspot/contacts/" + id + "/restore", "");

    assertThat(hub.get(CONTACTS + "/" + id).status()).isEqualTo(200);
    assertThat(hub.http.post("/sandbox/hubspot/contacts/" + id + "/restore", "").status())
        .isEqualTo(404);
  }

  @Test
  void refusesASecondContactOfTheSameAddress() {
    String id = hub.contact("{\"email\":\"twice@aster.example\"}");
    var second = hub.post(CONTACTS, "{\"properties\":{\"email\":\"TWICE@aster.example\"}}");

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.json().path("message").asString())
        .isEqualTo("Contact already exists. Existing ID: " + id);
    assertThat(second.json().path("category").asString()).isEqualTo("CONFLICT");
    hub.delete(CONTACTS + "/" + id);
    assertThat(hub.post(CONTACTS, "{\"properties\":{\"email\":\"twice@aster.example\"}}").status())
        .isEqualTo(201);
  }

  @Test
  void saysWhichPropertiesAreNotValid() {
    var unknown = hub.post(CONTACTS, "{\"properties\":{\"shoe_size\":\"44\"}}");
    var email = hub.post(CONTACTS, "{\"properties\":{\"email\":\"nobody\"}}");

    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.text()).contains("PROPERTY_DOESNT_EXIST", "shoe_size", "VALIDATION_ERROR");
    assertThat(unknown.json().path("correlationId").asString()).hasSize(36);
    assertThat(email.text()).contains("INVALID_EMAIL");
    assertThat(hub.post(CONTACTS, "{\"properties\":{\"hs_object_id\":\"1\"}}").text())
        .contains("READ_ONLY_VALUE");
    assertThat(hub.post(CONTACTS, "[]").status()).isEqualTo(400);
    assertThat(hub.post(CONTACTS, "{").text()).contains("Invalid input JSON");
    assertThat(hub.get(CONTACTS + "?limit=101").status()).isEqualTo(400);
    assertThat(hub.get(CONTACTS + "?after=x").status()).isEqualTo(400);
    assertThat(hub.get(CONTACTS + "?propertiesWithHistory=email").status()).isEqualTo(400);
    assertThat(hub.get(CONTACTS + "/123456789123").json().path("category").asString())
        .isEqualTo("OBJECT_NOT_FOUND");
  }

  @Test
  void knowsPropertiesThatWereAdded() {
    String path = "/crm/properties/2026-09/contacts";
    assertThat(hub.post(path, "{\"name\":\"shoe_colour\",\"type\":\"string\"}").status())
        .isEqualTo(201);
    assertThat(hub.post(path, "{\"name\":\"shoe_colour\",\"type\":\"string\"}").status())
        .isEqualTo(409);
    String id = hub.contact("{\"shoe_colour\":\"red\"}");

    assertThat(
            hub.get(CONTACTS + "/" + id + "?properties=shoe_colour")
                .json()
                .at("/properties/shoe_colour")
                .asString())
        .isEqualTo("red");
    assertThat(hub.get(path + "/shoe_colour").json().path("hubspotDefined").asBoolean()).isFalse();
    assertThat(hub.get(path).json().path("results").size()).isGreaterThan(20);
    assertThat(hub.get(path + "/email").json().path("hasUniqueValue").asBoolean()).isTrue();
  }

  @Test
  void readsABatchOfWhichSomeAreMissing() {
    String id = hub.contact("{\"email\":\"batch@aster.example\"}");
    var partial =
        hub.post(
            CONTACTS + "/batch/read",
            "{\"inputs\":[{\"id\":\"%s\"},{\"id\":\"123456789123\"}],\"properties\":[\"email\"]}"
                .formatted(id));
    var byEmail =
        hub.post(
            CONTACTS + "/batch/read",
            "{\"idProperty\":\"email\",\"inputs\":[{\"id\":\"batch@aster.example\"}]}");

    assertThat(partial.status()).isEqualTo(207);
    assertThat(partial.json().path("results").size()).isEqualTo(1);
    assertThat(partial.json().at("/errors/0/context/ids/0").asString()).isEqualTo("123456789123");
    assertThat(byEmail.status()).isEqualTo(200);
    var made =
        hub.post(
            CONTACTS + "/batch/create",
            "{\"inputs\":[{\"properties\":{\"email\":\"b1@aster.example\"}},{\"properties\":{\"email\":\"b2@aster.example\"}}]}");
    assertThat(made.status()).isEqualTo(201);
    String first = made.json().at("/results/0/id").asString();
    assertThat(
            hub.post(
                    CONTACTS + "/batch/update",
                    "{\"inputs\":[{\"id\":\"%s\",\"properties\":{\"city\":\"Oslo\"}},{\"id\":\"1234567891\",\"properties\":{}}]}"
                        .formatted(first))
                .status())
        .isEqualTo(207);
    assertThat(
            hub.post(CONTACTS + "/batch/archive", "{\"inputs\":[{\"id\":\"" + first + "\"}]}")
                .status())
        .isEqualTo(204);
    assertThat(hub.get(CONTACTS + "/" + first).status()).isEqualTo(404);
  }

  @Test
  void makesNothingOfABatchOfWhichOneCannotBeMade() {
    String both =
        "{\"inputs\":[{\"properties\":{\"email\":\"first@half.example\"}},{\"properties\":{%s}}]}";
    hub.contact("{\"email\":\"there@half.example\"}");

    assertThat(
            hub.post(CONTACTS + "/batch/create", both.formatted("\"email\":\"there@half.example\""))
                .status())
        .isEqualTo(409);
    assertThat(
            hub.post(CONTACTS + "/batch/create", both.formatted("\"shoe_size\":\"44\"")).status())
        .isEqualTo(400);
    assertThat(
            hub.post(CONTACTS + "/batch/create", both.formatted("\"email\":\"first@half.example\""))
                .status())
        .isEqualTo(400);
    assertThat(hub.get(CONTACTS + "/first@half.example?idProperty=email").status()).isEqualTo(404);
  }

  @Test
  void linksWithoutTouchingTheLastChange() {
    String contact = hub.contact("{\"email\":\"linked@aster.example\"}");
    String company =
        hub.post(COMPANIES, "{\"properties\":{\"name\":\"Aster\"}}").json().path("id").asString();
    var before = hub.get(CONTACTS + "/" + contact).json();
    String links = CONTACTS + "/" + contact + "/associations/companies";

    hub.put("/crm/v4/objects/contact/" + contact + "/associations/default/company/" + company, "");
    hub.put(
        links + "/" + company,
        "[{\"associationCategory\":\"HUBSPOT_DEFINED\",\"associationTypeId\":1}]");

    var link = hub.get(links).json().at("/results/0");
    assertThat(link.path("toObjectId").asString()).isEqualTo(company);
    assertThat(link.path("associationTypes").toString()).contains("\"typeId\":1", "\"typeId\":279");
    assertThat(hub.get(CONTACTS + "/" + contact).json()).isEqualTo(before);
    var batch =
        hub.post(
            "/crm/associations/2026-09/contacts/companies/batch/read",
            "{\"inputs\":[{\"id\":\"%s\"},{\"id\":\"123456789123\"}]}".formatted(contact));
    assertThat(batch.status()).isEqualTo(207);
    assertThat(batch.json().at("/results/0/to/0/toObjectId").asString()).isEqualTo(company);
    assertThat(
            hub.get(COMPANIES + "/" + company + "/associations/contacts")
                .json()
                .at("/results/0/toObjectId")
                .asString())
        .isEqualTo(contact);
    assertThat(
            hub.post(
                    "/crm/v3/associations/contacts/companies/batch/read",
                    "{\"inputs\":[{\"id\":\"%s\"}]}".formatted(contact))
                .json()
                .at("/results/0/to/0/type")
                .asString())
        .isEqualTo("contact_to_company");
    hub.delete(links + "/" + company);
    assertThat(hub.get(links).json().path("results").size()).isZero();
    assertThat(hub.put(links + "/999", "[]").status()).isEqualTo(404);
  }

  @Test
  void mergesSoThatThePrimaryLivesOnUnderBothIds() {
    String primary = hub.contact("{\"email\":\"primary@aster.example\"}");
    String loser = hub.contact("{\"email\":\"loser@aster.example\",\"city\":\"Oslo\"}");
    var merged =
        hub.post(
            CONTACTS + "/merge",
            "{\"primaryObjectId\":\"%s\",\"objectIdToMerge\":\"%s\"}".formatted(primary, loser));

    assertThat(merged.status()).isEqualTo(200);
    var now =
        hub.get(
                CONTACTS
                    + "/"
                    + loser
                    + "?properties=hs_merged_object_ids,city,hs_additional_emails")
            .json();
    assertThat(now.path("id").asString()).isEqualTo(primary);
    assertThat(now.at("/properties/hs_merged_object_ids").asString()).isEqualTo(loser);
    assertThat(now.at("/properties/city").asString()).isEqualTo("Oslo");
    assertThat(now.at("/properties/hs_additional_emails").asString())
        .isEqualTo("loser@aster.example");
    assertThat(HubSpotCalls.ids(hub.all(CONTACTS + "?limit=100")))
        .contains(primary)
        .doesNotContain(loser);
    assertThat(
            hub.post(
                    CONTACTS + "/merge",
                    "{\"primaryObjectId\":\"%s\",\"objectIdToMerge\":\"%s\"}"
                        .formatted(primary, primary))
                .status())
        .isEqualTo(400);
  }

  @Test
  void keepsOnePrimaryCompanyWhateverIsMerged() {
    String contact = hub.contact("{\"email\":\"moved@aster.example\"}");
    String[] companies = new String[2];
    for (int i = 0; i < 2; i++) {
      companies[i] =
          hub.post(COMPANIES, "{\"properties\":{\"name\":\"Moved\"}}").json().path("id").asString();
      hub.http.post(
          "/sandbox/hubspot/associations",
          "{\"contact\":\"%s\",\"company\":\"%s\",\"primary\":true}"
              .formatted(contact, companies[i]));
    }
    String links = CONTACTS + "/" + contact + "/associations/companies";
    assertThat(hub.get(links).text()).containsOnlyOnce("Primary");

    hub.http.post("/sandbox/hubspot/companies/" + companies[1] + "/merge-into/" + companies[0], "");

    assertThat(hub.get(links).json().path("results").size()).isEqualTo(1);
    assertThat(hub.get(links).json().at("/results/0/toObjectId").asString())
        .isEqualTo(companies[0]);
    assertThat(hub.get(links).text()).containsOnlyOnce("Primary");
    hub.http.delete("/sandbox/hubspot/associations/" + contact + ":" + companies[0]);
    assertThat(hub.get(links).json().path("results").size()).isZero();
  }

  @Test
  void forgetsForGoodWhenTheLawAsks() {
    String id = hub.contact("{\"email\":\"forget@aster.example\"}");

    assertThat(hub.post(CONTACTS + "/gdpr-delete", "{\"objectId\":\"" + id + "\"}").status())
        .isEqualTo(204);

    assertThat(hub.get(CONTACTS + "/" + id).status()).isEqualTo(404);
    assertThat(hub.get(CONTACTS + "/" + id + "?archived=true").status()).isEqualTo(404);
    assertThat(hub.dump("contacts").toString()).doesNotContain("forget@aster.example");
  }

  @Test
  void namesOwnersAndHidesThoseWhoLeft() {
    var owners = hub.all("/crm/owners/2026-09?limit=5");
    var first = owners.getFirst();

    assertThat(owners).hasSize(7).allMatch(owner -> !owner.has("connected"));
    assertThat(hub.all("/crm/v3/owners/?limit=100&archived=true")).hasSize(1);
    assertThat(hub.get("/crm/owners/2026-09/" + first.path("id").asString()).json())
        .isEqualTo(first);
    assertThat(hub.get("/crm/owners/2026-09/" + first.path("userId") + "?idProperty=userId").json())
        .isEqualTo(first);
    assertThat(hub.all("/crm/owners/2026-09?email=" + first.path("email").asString())).hasSize(1);
  }

  @Test
  void commitsOutOfOrderWhenSteered() {
    String id =
        hub.http
            .post(
                "/sandbox/hubspot/contacts?modified=2020-01-02T03:04:05.678Z",
                "{\"email\":\"late@aster.example\"}")
            .json()
            .path("id")
            .asString();

    assertThat(hub.get(CONTACTS + "/" + id).json().path("updatedAt").asString())
        .isEqualTo("2020-01-02T03:04:05.678Z");
    assertThat(Instant.parse(hub.get(CONTACTS + "/" + id).json().path("createdAt").asString()))
        .isBefore(Instant.parse("2021-01-01T00:00:00Z"));
  }

  @Test
  void knowsWhoItsContactsAreInTheCrm() {
    var truth = hub.http.get("/sandbox/truth").text();

    assertThat(truth.lines().filter(line -> line.contains("\"hubspot_contact\"")))
        .hasSizeGreaterThan(120)
        .anyMatch(line -> line.contains("\"contact_id\":\"003"))
        .anyMatch(line -> line.contains("\"contact_id\":null"));
  }
}
