package com.salesintelligence.resolve.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import com.salesintelligence.contracts.events.Change;
import com.salesintelligence.contracts.events.Dataset;
import com.salesintelligence.contracts.events.DatasetColumn;
import com.salesintelligence.contracts.events.DatasetRow;
import com.salesintelligence.contracts.events.DialpadCall;
import com.salesintelligence.contracts.events.Document;
import com.salesintelligence.contracts.events.DocumentChunk;
import com.salesintelligence.contracts.events.HubspotCompany;
import com.salesintelligence.contracts.events.HubspotContact;
import com.salesintelligence.contracts.events.HubspotEnrollment;
import com.salesintelligence.contracts.events.HubspotSequence;
import com.salesintelligence.contracts.events.RecordReceived;
import com.salesintelligence.contracts.events.RecordRef;
import com.salesintelligence.contracts.events.SalesforceEmailMessage;
import com.salesintelligence.contracts.events.SalesforceUser;
import com.salesintelligence.contracts.events.Source;
import com.salesintelligence.contracts.events.StructuredRecord;
import com.salesintelligence.contracts.events.TranscriptLine;
import com.salesintelligence.contracts.tables.CallRow;
import com.salesintelligence.contracts.tables.DatasetInfoRow;
import com.salesintelligence.contracts.tables.DatasetRecordRow;
import com.salesintelligence.contracts.tables.DocumentChunkRow;
import com.salesintelligence.contracts.tables.DocumentRow;
import com.salesintelligence.contracts.tables.EmailMessageRow;
import com.salesintelligence.contracts.tables.EnrollmentRow;
import com.salesintelligence.contracts.tables.HubspotCompanyRow;
import com.salesintelligence.contracts.tables.HubspotContactRow;
import com.salesintelligence.contracts.tables.SequenceRow;
import com.salesintelligence.contracts.tables.SourceRecordRow;
import com.salesintelligence.contracts.tables.TranscriptRow;
import com.salesintelligence.contracts.tables.UserRow;
import com.salesintelligence.resolve.core.PlainFact;
import com.salesintelligence.resolve.pubsub.BadValue;
import com.salesintelligence.resolve.warehouse.TableRow;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainRecordsTest {

  private static final long NOW = 1_795_000_000_000_000L;
  private static final Timestamp TIME = Timestamp.newBuilder().setSeconds(1_700_000_000).build();
  private static final long MICROS = 1_700_000_000_000_000L;

  private final PlainRecords records =
      new PlainRecords(InstantSource.fixed(Instant.ofEpochMilli(NOW / 1_000)));

  @Test
  void a_call_becomes_a_row_and_one_for_each_line_of_its_transcript() throws BadValue {
    var call =
        DialpadCall.newBuilder()
            .setDirection("inbound")
            .setFromNumber("+1 (415) 555-7777")
            .setToNumber("+14155551001")
            .setStartedAt(TIME)
            .setDurationMs(61_900)
            .setUserId("2")
            .setUserEmail("Maya@Harborlight.example")
            .setSentiment(-0.5)
            .addMoments("price_inquiry")
            .addTranscript(TranscriptLine.newBuilder().setSpeaker("Ann").setText("Hello"))
            .addTranscript(
                TranscriptLine.newBuilder().setSpeaker("Maya").setText("Hi").setStartSeconds(1.5));
    var rows = rows(event(Source.DIALPAD, "call", "1002").setDialpadCall(call));

    assertThat((CallRow) rows.get(0))
        .isEqualTo(
            CallRow.newBuilder()
                .setCallId("1002")
                .setDirection("inbound")
                .setFromNumber("+14155557777")
                .setToNumber("+14155551001")
                .setDurationSeconds(61)
                .setTranscriptText("Ann: Hello\nMaya: Hi")
                .setSentimentScore(-0.5)
                .setCallTime(MICROS)
                .setUserId("2")
                .setUserEmail("maya@harborlight.example")
                .addMoments("price_inquiry")
                .setIsDeleted(false)
                .setSourceVersion(7)
                .setIngestedAt(NOW)
                .build());
    assertThat(rows.subList(1, 3))
        .allSatisfy(
            row -> {
              assertThat(((TranscriptRow) row).getCallId()).isEqualTo("1002");
              assertThat(((TranscriptRow) row).getSourceVersion()).isEqualTo(7);
              assertThat(((TranscriptRow) row).getCreatedAt()).isEqualTo(NOW);
            });
    assertThat(((TranscriptRow) rows.get(2)).getSegmentIndex()).isEqualTo(1);
    assertThat(((TranscriptRow) rows.get(2)).getStartTimeSeconds()).isEqualTo(1.5);
    assertThat(((TranscriptRow) rows.get(1)).getTranscriptId())
        .isNotEqualTo(((TranscriptRow) rows.get(2)).getTranscriptId());
  }

  @Test
  void a_call_without_transcript_says_nothing_of_mood_and_text() throws BadValue {
    var row =
        (CallRow) row(event(Source.DIALPAD, "call", "1").setDialpadCall(DialpadCall.newBuilder()));
    assertThat(row.hasTranscriptText()).isFalse();
    assertThat(row.hasSentimentScore()).isFalse();
    assertThat(row.hasCallTime()).isFalse();
  }

  @Test
  void records_of_hubspot_keep_what_they_say() throws BadValue {
    var contact =
        HubspotContact.newBuilder()
            .setEmail("Ann@Acme.example")
            .setPhone("+49 30 1234567")
            .setCompanyId("77")
            .setOptedOut(true)
            .setUpdatedAt(TIME)
            .setPropertiesJson("{\"city\":\"Brisbane\"}");
    var row =
        (HubspotContactRow) row(event(Source.HUBSPOT, "contact", "51").setHubspotContact(contact));
    assertThat(row.getContactId()).isEqualTo("51");
    assertThat(row.getEmail()).isEqualTo("ann@acme.example");
    assertThat(row.getPhone()).isEqualTo("+49301234567");
    assertThat(row.getOptedOut()).isTrue();
    assertThat(row.getBounced()).isFalse();
    assertThat(row.getUpdatedAt()).isEqualTo(MICROS);
    assertThat(row.getProperties()).isEqualTo("{\"city\":\"Brisbane\"}");

    var company = HubspotCompany.newBuilder().setName("Acme").setDomain("ACME.example");
    var companyRow =
        (HubspotCompanyRow) row(event(Source.HUBSPOT, "company", "77").setHubspotCompany(company));
    assertThat(companyRow.getDomain()).isEqualTo("acme.example");

    var sequence = HubspotSequence.newBuilder().setName("Trial").setIsActive(true).setStepCount(4);
    var sequenceRow =
        (SequenceRow) row(event(Source.HUBSPOT, "sequence", "9").setHubspotSequence(sequence));
    assertThat(sequenceRow.getSequenceName()).isEqualTo("Trial");
    assertThat(sequenceRow.getStepCount()).isEqualTo(4);

    var enrollment =
        HubspotEnrollment.newBuilder()
            .setSequenceId("9")
            .setContactEmail("ANN@acme.example")
            .setStatus("ACTIVE")
            .setEnrolledAt(TIME);
    var enrollmentRow =
        (EnrollmentRow)
            row(event(Source.HUBSPOT, "enrollment", "e1").setHubspotEnrollment(enrollment));
    assertThat(enrollmentRow.getContactEmail()).isEqualTo("ann@acme.example");
    assertThat(enrollmentRow.getStatus()).isEqualTo("ACTIVE");
    assertThat(enrollmentRow.getEnrolledAt()).isEqualTo(MICROS);
  }

  @Test
  void users_and_logged_mails_of_salesforce_are_stored_and_a_mail_names_its_account()
      throws BadValue {
    var user =
        SalesforceUser.newBuilder().setName("Maya").setEmail("Maya@H.example").setIsActive(true);
    var userRow = (UserRow) row(event(Source.SALESFORCE, "User", "005").setSalesforceUser(user));
    assertThat(userRow.getEmail()).isEqualTo("maya@h.example");
    assertThat(userRow.getIsActive()).isTrue();

    var mail =
        SalesforceEmailMessage.newBuilder()
            .setFromAddress("ann@acme.example")
            .setRelatedToId("001")
            .setMessageDate(TIME)
            .setIncoming(true)
            .setCustomFieldsJson("{\"Tone__c\":\"calm\"}");
    var fact =
        fact(event(Source.SALESFORCE, "EmailMessage", "02s").setSalesforceEmailMessage(mail));
    assertThat(fact.references().whatId()).isEqualTo("001");
    var mailRow = (EmailMessageRow) ((TableRow) fact.rows().getFirst()).message();
    assertThat(mailRow.getIsIncoming()).isTrue();
    assertThat(mailRow.getMessageDate()).isEqualTo(MICROS);
    assertThat(mailRow.getCustomFields()).isEqualTo("{\"Tone__c\":\"calm\"}");
  }

  @Test
  void datasets_and_their_rows_are_stored_under_their_keys() throws BadValue {
    var dataset =
        Dataset.newBuilder()
            .setTitle("Properties")
            .setSensitivity("internal")
            .addKeyColumns("id")
            .addColumns(DatasetColumn.newBuilder().setName("id").setType("integer"))
            .setRejectedRows(2)
            .setLoadedAt(TIME);
    var row =
        (DatasetInfoRow) row(event(Source.DATASETS, "dataset", "properties").setDataset(dataset));
    assertThat(row.getDataset()).isEqualTo("properties");
    assertThat(row.getColumns(0).getType()).isEqualTo("integer");
    assertThat(row.getRejectedRows()).isEqualTo(2);

    var record =
        DatasetRow.newBuilder().setFieldsJson("{\"id\":1}").setFile("p.csv").setRowNumber(3);
    var stored =
        (DatasetRecordRow)
            row(event(Source.DATASETS, "row", "properties/1/a").setDatasetRow(record));
    assertThat(stored.getDataset()).isEqualTo("properties");
    assertThat(stored.getRowKey()).isEqualTo("1/a");
    assertThat(stored.getFields()).isEqualTo("{\"id\":1}");
    assertThat(stored.getRowNumber()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"properties", "/1", "properties/"})
  void a_row_of_a_dataset_without_dataset_or_key_is_refused(String id) {
    var event =
        event(Source.DATASETS, "row", id)
            .setDatasetRow(DatasetRow.newBuilder().setFieldsJson("{}"));
    assertThatThrownBy(() -> row(event)).hasMessageContaining("<dataset>/<key>");
  }

  @Test
  void documents_are_stored_apart_from_their_chunks() throws BadValue {
    var document =
        Document.newBuilder().setPath("a/b.pdf").addAccessLabels("sales").setChunkCount(2);
    var row = (DocumentRow) row(event(Source.DOCUMENTS, "document", "d1").setDocument(document));
    assertThat(row.getAccessLabelsList()).containsExactly("sales");

    var chunk = DocumentChunk.newBuilder().setDocumentId("d1").setDocumentVersion(7).setText("T");
    var chunkRow =
        (DocumentChunkRow) row(event(Source.DOCUMENTS, "chunk", "d1/0").setDocumentChunk(chunk));
    assertThat(chunkRow.getChunkId()).isEqualTo("d1/0");
    assertThat(chunkRow.getDocumentVersion()).isEqualTo(7);
    assertThat(chunkRow.hasPage()).isFalse();
  }

  @Test
  void a_record_without_table_of_its_own_is_kept_as_json() throws BadValue {
    var event =
        event(Source.HUBSPOT, "ticket", "9")
            .setStructuredRecord(StructuredRecord.newBuilder().setFieldsJson("{\"a\":1}"));
    assertThat((SourceRecordRow) row(event))
        .isEqualTo(
            SourceRecordRow.newBuilder()
                .setSourceSystem("hubspot")
                .setObjectType("ticket")
                .setExternalId("9")
                .setFields("{\"a\":1}")
                .setIsDeleted(false)
                .setSourceVersion(7)
                .setIngestedAt(NOW)
                .build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "1", "{", "{} {}", "{\"a\":}", "null"})
  void json_that_is_not_one_object_is_refused(String json) {
    var event =
        event(Source.HUBSPOT, "ticket", "9")
            .setStructuredRecord(StructuredRecord.newBuilder().setFieldsJson(json));
    assertThatThrownBy(() -> row(event)).hasMessageContaining("fields_json is not one JSON object");
  }

  @ParameterizedTest
  @CsvSource({
    "SALESFORCE, User",
    "SALESFORCE, EmailMessage",
    "DIALPAD, call",
    "HUBSPOT, contact",
    "HUBSPOT, company",
    "HUBSPOT, sequence",
    "HUBSPOT, enrollment",
    "DATASETS, dataset",
    "DATASETS, row",
    "DOCUMENTS, document",
    "DOCUMENTS, chunk",
    "HUBSPOT, ticket"
  })
  void what_is_gone_leaves_its_key_and_version(Source source, String objectType) throws BadValue {
    var gone = event(source, objectType, "set/1").setChange(Change.DELETE);
    var row = row(gone);
    var type = row.getDescriptorForType();
    assertThat(row.getField(type.findFieldByName("is_deleted"))).isEqualTo(true);
    assertThat(row.getField(type.findFieldByName("source_version"))).isEqualTo(7L);
    assertThat(row.getAllFields().size()).isLessThanOrEqualTo(6);
  }

  @Test
  void a_merged_contact_says_who_lives_on() throws BadValue {
    var merged =
        event(Source.HUBSPOT, "contact", "51").setChange(Change.DELETE).setMergedInto("52");
    assertThat(((HubspotContactRow) row(merged)).getMergedInto()).isEqualTo("52");
  }

  @Test
  void a_change_with_the_body_of_another_type_is_refused() {
    var wrong =
        event(Source.HUBSPOT, "contact", "51").setHubspotCompany(HubspotCompany.newBuilder());
    assertThatThrownBy(() -> row(wrong))
        .hasMessageContaining("comes with the body HUBSPOT_COMPANY");
  }

  @Test
  void a_record_of_a_type_that_nobody_knows_is_left_to_others() throws BadValue {
    var unknown =
        event(Source.HUBSPOT, "ticket", "1").setHubspotCompany(HubspotCompany.newBuilder());
    assertThat(records.read(unknown.build())).isEmpty();
  }

  private static RecordReceived.Builder event(Source source, String objectType, String id) {
    return RecordReceived.newBuilder()
        .setRecord(
            RecordRef.newBuilder().setSource(source).setObjectType(objectType).setExternalId(id))
        .setChange(Change.UPSERT)
        .setSourceVersion(7);
  }

  private PlainFact fact(RecordReceived.Builder event) throws BadValue {
    return records.read(event.build()).orElseThrow();
  }

  private List<Message> rows(RecordReceived.Builder event) throws BadValue {
    return fact(event).rows().stream().map(row -> ((TableRow) row).message()).toList();
  }

  private Message row(RecordReceived.Builder event) throws BadValue {
    return rows(event).getFirst();
  }
}
