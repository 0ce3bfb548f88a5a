package com.salesintelligence.local.platform;

import static com.salesintelligence.local.platform.Mirror.millis;
import static com.salesintelligence.local.platform.Mirror.text;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** All tables of the sources, and what their columns are to say. */
final class Mirrors {

  /** Those of HubSpot's properties that have a column, or are kept under another name. */
  private static final Set<String> OWN_COLUMNS =
      Set.of(
          "id",
          "version",
          "createdAt",
          "updatedAt",
          "associations",
          "createdate",
          "hs_object_id",
          "hs_merged_object_ids",
          "lastmodifieddate",
          "hs_lastmodifieddate",
          "email",
          "firstname",
          "lastname",
          "phone",
          "mobilephone",
          "jobtitle",
          "company",
          "lifecyclestage",
          "hubspot_owner_id",
          "hs_email_optout",
          "hs_email_hard_bounce_reason_enum",
          "name",
          "domain",
          "industry");

  private final SourceRecords sources;
  private final Ask ask;

  Mirrors(SourceRecords sources, Ask ask) {
    this.sources = sources;
    this.ask = ask;
  }

  List<String> differences() {
    return all().flatMap(mirror -> mirror.differences(sources, ask).stream()).toList();
  }

  /** What the tables say, by record. */
  Map<String, String> rows() {
    var rows = new TreeMap<String, String>();
    all().forEach(mirror -> rows.putAll(mirror.rows(ask)));
    return rows;
  }

  /** The last runs that failed. */
  List<String> troubles() {
    return ask
        .rows(
            "SELECT source_system, completed_at, error_message FROM etl_runs"
                + " WHERE error_message != '' ORDER BY completed_at DESC LIMIT 20")
        .stream()
        .map(
            row ->
                "%n%s %s %s"
                    .formatted(row.get(0).getValue(), row.get(1).getValue(), row.get(2).getValue()))
        .toList();
  }

  private Stream<Mirror> all() {
    return Stream.of(
            salesforce(), List.of(activities("Task"), activities("Event")), hubspot(), dialpad())
        .flatMap(List::stream);
  }

  private static List<Mirror> salesforce() {
    return List.of(
        custom("Account", "sf_account_facts", "account_id")
            .text("account_name", "Name")
            .text("website", "Website")
            .text("industry", "Industry")
            .number("annual_revenue", record -> text(record, "AnnualRevenue"))
            .text("billing_country", "BillingCountry")
            .text("owner_id", "OwnerId")
            .time("created_date", "CreatedDate")
            .time("last_modified_date", "LastModifiedDate"),
        custom("Contact", "sf_contact_facts", "contact_id")
            .text("account_id", "AccountId")
            .text("first_name", "FirstName")
            .text("last_name", "LastName")
            .lower("email", "Email")
            .digits("phone", "Phone")
            .digits("mobile_phone", "MobilePhone")
            .text("title", "Title")
            .flag("is_primary", "IsPrimary__c")
            .time("last_modified_date", "LastModifiedDate"),
        custom("Lead", "sf_lead_facts", "lead_id")
            .text("first_name", "FirstName")
            .text("last_name", "LastName")
            .lower("email", "Email")
            .text("company", "Company")
            .digits("phone", "Phone")
            .text("title", "Title")
            .text("lead_source", "LeadSource")
            .text("status", "Status")
            .text("owner_id", "OwnerId")
            .time("created_date", "CreatedDate"),
        custom("Opportunity", "sf_opportunity_facts", "opportunity_id")
            .text("account_id", "AccountId")
            .text("name", "Name")
            .text("stage", "StageName")
            .number("amount", record -> text(record, "Amount"))
            .number("probability", record -> record.path("Probability").asString("0"))
            .date("close_date", "CloseDate")
            .text("owner_id", "OwnerId")
            .flag("is_closed", "IsClosed")
            .flag("is_won", "IsWon")
            .time("created_date", "CreatedDate"),
        custom("EmailMessage", "sf_email_message_facts", "email_message_id")
            .text("from_address", "FromAddress")
            .text("to_address", "ToAddress")
            .text("cc_address", "CcAddress")
            .text("subject", "Subject")
            .text("text_body", "TextBody")
            .text("html_body", "HtmlBody")
            .time("message_date", "MessageDate")
            .text("related_to_id", "RelatedToId")
            .flag("is_incoming", "Incoming")
            .time("created_date", "CreatedDate")
            .time("last_modified_date", "LastModifiedDate"),
        custom("User", "sf_user_facts", "user_id")
            .text("name", "Name")
            .lower("email", "Email")
            .text("title", "Title")
            .flag("is_active", "IsActive"));
  }

  private static Mirror custom(String type, String table, String key) {
    return new Mirror("salesforce/" + type, table, key)
        .json("custom_fields", name -> name.endsWith("__c"));
  }

  private static Mirror activities(String type) {
    var prefix = type.equals("Task") ? "00T%" : "00U%";
    return custom(type, "sf_activity_facts", "activity_id")
        .where("NOT IFNULL(is_deleted, FALSE) AND activity_id LIKE '" + prefix + "'")
        .column("activity_type", record -> activityType(type, record))
        .text("what_id", "WhatId")
        .text("who_id", "WhoId")
        .text("subject", "Subject")
        .text("description", "Description")
        .text("owner_id", "OwnerId")
        .text("account_id", "AccountId")
        .time("activity_date", Mirrors::activityDate);
  }

  private static String activityType(String type, JsonNode record) {
    if (type.equals("Task")) {
      return text(record, "TaskSubtype").equals("Call") ? "Call" : "Task";
    }
    return text(record, "Type").equals("Meeting") ? "Meeting" : "Event";
  }

  private static String activityDate(JsonNode record) {
    var start = text(record, "StartDateTime");
    var day = text(record, "ActivityDate");
    return start.isEmpty() && !day.isEmpty() ? millis(day + "T00:00:00Z") : millis(start);
  }

  private List<Mirror> hubspot() {
    var companies = companies();
    return List.of(
        properties("contacts", "hubspot_contact_facts", "contact_id")
            .lower("email", "email")
            .text("first_name", "firstname")
            .text("last_name", "lastname")
            .digits("phone", "phone")
            .digits("mobile_phone", "mobilephone")
            .text("job_title", "jobtitle")
            .text("company_name", "company")
            .text("lifecycle_stage", "lifecyclestage")
            .text("owner_id", "hubspot_owner_id")
            .flag("opted_out", "hs_email_optout")
            .column("company_id", record -> companies.getOrDefault(text(record, "id"), "")),
        properties("companies", "hubspot_company_facts", "company_id")
            .text("name", "name")
            .lower("domain", "domain")
            .digits("phone", "phone")
            .text("industry", "industry")
            .text("country", "country")
            .text("owner_id", "hubspot_owner_id"),
        enrolled(),
        new Mirror("hubspot/sequences", "hubspot_sequence_facts", "sequence_id")
            .text("sequence_name", "name")
            .text("user_id", "userId")
            .time("updated_at", "updatedAt"));
  }

  /** Those that go on, of contacts that live; of two of one contact HubSpot tells only one. */
  private Mirror enrolled() {
    var living =
        sources.truth("hubspot/contacts").stream()
            .map(contact -> text(contact, "id"))
            .collect(Collectors.toSet());
    var once = new HashSet<String>();
    var twice =
        sources.truth("hubspot/enrollments").stream()
            .filter(one -> text(one, "status").equals("active"))
            .map(one -> text(one, "contactId"))
            .filter(contact -> !once.add(contact))
            .collect(Collectors.toSet());
    return new Mirror("hubspot/enrollments", "hubspot_enrollment_facts", "enrollment_id")
        .where(
            "NOT IFNULL(is_deleted, FALSE) AND status = 'ACTIVE' AND hubspot_contact_id NOT IN ('"
                + String.join("', '", twice)
                + "')")
        .only(
            one ->
                text(one, "status").equals("active")
                    && living.contains(text(one, "contactId"))
                    && !twice.contains(text(one, "contactId")))
        .text("sequence_id", "sequenceId")
        .text("hubspot_contact_id", "contactId")
        .lower("contact_email", "toEmail")
        .time("enrolled_at", "enrolledAt");
  }

  private static Mirror properties(String type, String table, String key) {
    Predicate<String> other = name -> !OWN_COLUMNS.contains(name) && !name.startsWith("hs_");
    return new Mirror("hubspot/" + type, table, key)
        .time("created_at", "createdAt")
        .time("updated_at", "updatedAt")
        .json(
            "properties",
            type.equals("contacts") ? other : other.and(name -> !name.equals("country")));
  }

  /** By contact: its primary company, else that with the lowest id. */
  private Map<String, String> companies() {
    var all = new HashMap<String, String>();
    sources.truth("hubspot/associations").stream()
        .sorted(
            Comparator.comparing((JsonNode link) -> !link.path("primary").asBoolean(false))
                .thenComparing(link -> Long.parseLong(text(link, "company"))))
        .forEach(link -> all.putIfAbsent(text(link, "contact"), text(link, "company")));
    return all;
  }

  private List<Mirror> dialpad() {
    var spoken =
        sources.truth("dialpad/transcripts").stream()
            .collect(Collectors.toMap(one -> text(one, "id"), Mirrors::spoken));
    Function<JsonNode, String> transcript = call -> spoken.getOrDefault(text(call, "id"), "");
    return List.of(
        new Mirror("dialpad/calls", "dialpad_call_facts", "call_id")
            .text("direction", "direction")
            .column("duration_seconds", Mirrors::seconds)
            .time("call_time", record -> text(record, "date_started"))
            .column("contact_name", record -> text(record.path("contact"), "name"))
            .column(
                "user_id",
                record ->
                    text(record.path("target"), "type").equals("user")
                        ? text(record.path("target"), "id")
                        : "")
            .column(
                "number",
                "IF(direction = 'inbound', from_number, to_number)",
                record -> text(record, "external_number"),
                value -> value.replaceAll("\\D", ""))
            .column("transcript_text", transcript),
        lines(),
        gmail());
  }

  /** The lines one by one, as if they were one column. */
  private static Mirror lines() {
    return new Mirror(
            "dialpad/transcripts",
            "(SELECT call_id, STRING_AGG(CONCAT(speaker, ': ', text_segment), '\\n'"
                + " ORDER BY segment_index) AS said FROM dialpad_transcripts GROUP BY call_id)",
            "call_id")
        .where("TRUE")
        .only(transcript -> !spoken(transcript).isEmpty())
        .column("said", Mirrors::spoken);
  }

  private static String seconds(JsonNode call) {
    return Long.toString((long) call.path("duration").asDouble(0) / 1_000);
  }

  private static String spoken(JsonNode transcript) {
    return transcript
        .path("lines")
        .valueStream()
        .filter(line -> text(line, "type").equals("transcript"))
        .sorted(Comparator.comparing(line -> text(line, "time")))
        .map(line -> text(line, "name") + ": " + text(line, "content"))
        .collect(Collectors.joining("\n"));
  }

  private static Mirror gmail() {
    return new Mirror("gmail/messages", "gmail_message_facts", "message_id")
        .only(mail -> !labels(mail).contains("TRASH") && !labels(mail).contains("SPAM"))
        .text("thread_id", "threadId")
        .text("mailbox_email", "mailbox")
        .column("subject", mail -> text(mail, "subject"))
        .column("from_email", mail -> address(text(mail, "from")))
        .column(
            "begin",
            "SUBSTR(TRIM(REGEXP_REPLACE(body_text, r'\\s+', ' ')), 1, 30)",
            mail -> begin(text(mail, "snippet")),
            Function.identity())
        .text("size_bytes", "sizeEstimate")
        .column(
            "labels",
            "ARRAY_TO_STRING(ARRAY(SELECT l FROM UNNEST(labels) AS l ORDER BY l), ' ')",
            Mirrors::labels,
            Function.identity())
        .column(
            "rfc822_message_id",
            "rfc822_message_id",
            mail -> text(mail, "message-id"),
            id -> id.replaceAll("[<>]", ""));
  }

  private static String address(String from) {
    return from.replaceAll(".*<|>.*", "").toLowerCase(java.util.Locale.ROOT);
  }

  private static String begin(String snippet) {
    var text =
        snippet
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&");
    return text.substring(0, Math.min(30, text.length()));
  }

  private static String labels(JsonNode mail) {
    return mail.path("labelIds")
        .valueStream()
        .map(JsonNode::asString)
        .sorted()
        .collect(Collectors.joining(" "));
  }
}
