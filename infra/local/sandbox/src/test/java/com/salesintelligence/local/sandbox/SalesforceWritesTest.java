package com.salesintelligence.local.sandbox;

import static com.salesintelligence.local.sandbox.SalesforceClient.DATA;
import static com.salesintelligence.local.sandbox.SalesforceClient.error;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SalesforceWritesTest {
  private static Sandbox sandbox;
  private static Http http;
  private static SalesforceClient client;

  @BeforeAll
  static void start() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.inMemory());
    http = new Http(sandbox.url());
    client = new SalesforceClient(http);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static String lead(String email) {
    return "{\"LastName\":\"Stone\",\"FirstName\":\"Ada\",\"Company\":\"Aster\",\"Email\":\"%s\"}"
        .formatted(email);
  }

  private static String created(String email) {
    var reply = client.post("sobjects/Lead", lead(email));
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.json().path("id").asString();
  }

  @Test
  void createsReadsChangesAndDeletesALead() {
    String id = created("ada.1@aster.example");
    assertThat(id).hasSize(18).startsWith("00Q");

    var made = client.get("sobjects/Lead/" + id).json();
    assertThat(made.path("Name").asString()).isEqualTo("Ada Stone");
    assertThat(made.path("OwnerId").asString()).startsWith("005");
    assertThat(made.path("Status").asString()).isEqualTo("Open - Not Contacted");
    assertThat(made.path("CreatedDate").asString()).endsWith("+0000");

    assertThat(client.patch("sobjects/Lead/" + id, "{\"Company\":\"Bramble\"}").status())
        .isEqualTo(204);
    var some = client.get("sobjects/Lead/" + id + "?fields=Id,Company").json();
    assertThat(some.path("Company").asString()).isEqualTo("Bramble");
    assertThat(some.has("Email")).isFalse();

    assertThat(client.delete("sobjects/Lead/" + id).status()).isEqualTo(204);
    assertThat(error(client.delete("sobjects/Lead/" + id))).isEqualTo("ENTITY_IS_DELETED");
    assertThat(error(client.get("sobjects/Lead/" + id))).isEqualTo("ENTITY_IS_DELETED");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"LastName\":\"x\"}; REQUIRED_FIELD_MISSING; Company",
        "{\"LastName\":\"x\",\"Company\":\"\"}; REQUIRED_FIELD_MISSING; Company",
        "{\"LastName\":\"x\",\"Company\":\"y\",\"Foo\":1}; INVALID_FIELD; Foo",
        "{\"LastName\":\"x\",\"Company\":\"y\",\"IsDeleted\":true}; INVALID_FIELD_FOR_INSERT_UPDATE; IsDeleted",
        "{\"LastName\":\"x\",\"Company\":\"y\",\"Email\":\"no\"}; INVALID_EMAIL_ADDRESS; no",
        "{\"LastName\":\"x\",\"Company\":7}; INVALID_TYPE_ON_FIELD_IN_RECORD; Company",
        "{\"LastName\":\"x\",\"Company\":\"y\",\"ReviewDate__c\":\"soon\"}; INVALID_TYPE_ON_FIELD_IN_RECORD; soon",
        "[]; JSON_PARSER_ERROR; object",
        "{; JSON_PARSER_ERROR; end"
      })
  void refusesALeadThatCannotBe(String body, String code, String named) {
    var reply = client.post("sobjects/Lead", body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(error(reply)).isEqualTo(code);
    assertThat(reply.text()).contains(named);
  }

  @Test
  void refusesTextThatIsTooLong() {
    assertThat(error(client.post("sobjects/Account", "{\"Name\":\"" + "x".repeat(256) + "\"}")))
        .isEqualTo("STRING_TOO_LONG");
  }

  @Test
  void findsDuplicatesAndNamesThemInBothSpellings() {
    String id = created("twice@aster.example");

    var refused = client.post("sobjects/Lead", lead("Twice@Aster.example"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(error(refused)).isEqualTo("DUPLICATES_DETECTED");
    assertThat(
            refused
                .json()
                .at("/0/duplicateResult/matchResults/0/matchRecords/0/record/Id")
                .asString())
        .isEqualTo(id);

    http.post("/sandbox/limits", "{\"salesforce_duplicate_rule\":2}");
    assertThat(
            client
                .post("sobjects/Lead", lead("twice@aster.example"))
                .json()
                .path(0)
                .has("duplicateResut"))
        .isTrue();
    http.post("/sandbox/limits", "{\"salesforce_duplicate_rule\":1}");

    assertThat(
            client
                .post(
                    "sobjects/Lead",
                    lead("twice@aster.example"),
                    "Sforce-Duplicate-Rule-Header",
                    "allowSave=true")
                .status())
        .isEqualTo(201);
  }

  @Test
  void makesOrChangesByExternalId() {
    String path = "sobjects/Account/ExternalId__c/erp-7";

    var made = client.patch(path, "{\"Name\":\"Aster\"}");
    var changed = client.patch(path, "{\"Name\":\"Bramble\"}");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().path("created").asBoolean()).isTrue();
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().path("id")).isEqualTo(made.json().path("id"));
    assertThat(client.get(path).json().path("Name").asString()).isEqualTo("Bramble");
  }

  @Test
  void takesSeveralRecordsInOneCallEachForItself() {
    var results =
        client
            .post(
                "composite/sobjects",
                """
                {"allOrNone":false,"records":[
                  {"attributes":{"type":"Account"},"Name":"One"},
                  {"attributes":{"type":"Account"}},
                  {"attributes":{"type":"Contact"},"LastName":"Two"}]}""")
            .json();

    assertThat(results.at("/0/success").asBoolean()).isTrue();
    assertThat(results.at("/1/success").asBoolean()).isFalse();
    assertThat(results.at("/1/errors/0/statusCode").asString()).isEqualTo("REQUIRED_FIELD_MISSING");
    String account = results.at("/0/id").asString();
    String contact = results.at("/2/id").asString();

    var read =
        client
            .post(
                "composite/sobjects/Account",
                "{\"ids\":[\"%s\",\"001000000000000AAA\"],\"fields\":[\"Id\",\"Name\"]}"
                    .formatted(account))
            .json();
    assertThat(read.at("/0/Name").asString()).isEqualTo("One");
    assertThat(read.path(1).isNull()).isTrue();

    var deleted =
        client.delete("composite/sobjects?ids=" + account + "," + contact + "&allOrNone=false");
    assertThat(deleted.json().at("/1/success").asBoolean()).isTrue();
    assertThat(error(client.get("sobjects/Account/" + account))).isEqualTo("ENTITY_IS_DELETED");
  }

  @Test
  void letsACallOfACompositeReferToAnEarlierOne() {
    var answer =
        client
            .post(
                "composite",
                """
                {"compositeRequest":[
                  {"method":"POST","url":"%s/sobjects/Account","referenceId":"a","body":{"Name":"Parent"}},
                  {"method":"POST","url":"%s/sobjects/Contact","referenceId":"c",
                   "body":{"LastName":"Child","AccountId":"@{a.id}"}},
                  {"method":"GET","url":"%s/sobjects/Foo/1","referenceId":"f"}]}"""
                    .formatted(DATA, DATA, DATA))
            .json()
            .path("compositeResponse");

    String account = answer.at("/0/body/id").asString();
    String contact = answer.at("/1/body/id").asString();
    assertThat(answer.at("/1/httpStatusCode").asInt()).isEqualTo(201);
    assertThat(answer.at("/2/httpStatusCode").asInt()).isEqualTo(404);
    assertThat(client.get("sobjects/Contact/" + contact).json().path("AccountId").asString())
        .isEqualTo(account);
  }

  @Test
  void describesItsObjectsSoThatFieldsAreDiscovered() {
    assertThat(client.get("sobjects").text()).contains("EmailMessage", "Event", "Lead");
    var fields = client.get("sobjects/Account/describe").json().path("fields");

    var kinds = new java.util.HashMap<String, String>();
    fields.forEach(f -> kinds.put(f.path("name").asString(), f.path("type").asString()));
    assertThat(kinds)
        .containsEntry("Id", "id")
        .containsEntry("OwnerId", "reference")
        .containsEntry("Segment__c", "string")
        .containsEntry("Score__c", "double")
        .containsEntry("Reviewed__c", "boolean")
        .containsEntry("ReviewDate__c", "date")
        .containsEntry("Tier__c", "picklist")
        .containsEntry("SystemModstamp", "datetime");
    assertThat(
            client.query("SELECT FIELDS(ALL) FROM Account LIMIT 1").json().at("/records/0").size())
        .isEqualTo(kinds.size() + 1);
  }

  @Test
  void hasMeetingsAndLoggedMailsOfItsReps() {
    var mail =
        client
            .query(
                "SELECT Subject, TextBody, FromAddress, RelatedToId, MessageDate FROM EmailMessage LIMIT 1")
            .json()
            .at("/records/0");
    var event =
        client
            .query("SELECT StartDateTime, EndDateTime, OwnerId FROM Event LIMIT 1")
            .json()
            .at("/records/0");

    assertThat(mail.path("TextBody").asString()).isNotBlank();
    assertThat(mail.path("RelatedToId").asString()).startsWith("001");
    assertThat(event.path("EndDateTime").asString())
        .isGreaterThan(event.path("StartDateTime").asString());
    assertThat(client.get("sobjects/User/" + event.path("OwnerId").asString()).status())
        .isEqualTo(200);
  }

  @Test
  void logsInWithAnAssertionAPasswordOrARotatingToken() {
    var claims =
        "{\"iss\":\"%s\",\"sub\":\"maya.lindqvist@harborlight.example\",\"aud\":\"x\",\"exp\":%d}"
            .formatted(Sandbox.SALESFORCE_CLIENT_ID, Instant.now().getEpochSecond() + 60);
    var asserted = grant("urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", jwt(claims));
    assertThat(asserted.status()).isEqualTo(200);
    var me =
        http.get(
            "/services/oauth2/userinfo",
            "Authorization",
            "Bearer " + asserted.json().path("access_token").asString());
    assertThat(me.json().path("email").asString()).isEqualTo("maya.lindqvist@harborlight.example");
    assertThat(grant("urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", jwt("{}")).text())
        .contains("client identifier invalid");

    http.post("/sandbox/limits", "{\"salesforce_rotate_refresh_tokens\":1}");
    String next =
        grant("refresh_token", "refresh_token", Sandbox.SALESFORCE_REFRESH_TOKEN)
            .json()
            .path("refresh_token")
            .asString();
    assertThat(next).isNotBlank();
    assertThat(grant("refresh_token", "refresh_token", Sandbox.SALESFORCE_REFRESH_TOKEN).text())
        .contains("invalid_grant");
    assertThat(grant("refresh_token", "refresh_token", next).status()).isEqualTo(200);
    http.post("/sandbox/limits", "{\"salesforce_rotate_refresh_tokens\":0}");
  }

  private static String jwt(String claims) {
    var encoder = Base64.getUrlEncoder().withoutPadding();
    return "e30." + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".c2ln";
  }

  private static Http.Reply grant(String type, String name, String value) {
    return http.form(
        "/services/oauth2/token",
        Map.of(
            "grant_type",
            type,
            "client_id",
            Sandbox.SALESFORCE_CLIENT_ID,
            "client_secret",
            Sandbox.SALESFORCE_CLIENT_SECRET,
            name,
            value));
  }
}
