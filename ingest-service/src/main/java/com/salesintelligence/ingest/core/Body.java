package com.salesintelligence.ingest.core;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a record says. Text that the source left out is empty. */
public sealed interface Body {

  /** About how many bytes it takes while it travels, beyond those that any record takes. */
  default int weight() {
    return 0;
  }

  /**
   * @param rfc822 the mail, or its beginning when it was cut
   * @param size bytes at the source
   */
  record Mail(
      String mailbox,
      String threadId,
      List<String> labels,
      long internalDateMs,
      String snippet,
      byte[] rfc822,
      long size)
      implements Body {

    public Mail {
      labels = List.copyOf(labels);
    }

    @Override
    public int weight() {
      return rfc822.length;
    }

    public boolean cut() {
      return rfc822.length < size;
    }
  }

  /**
   * @param customFields the org's own fields as a JSON object, here and below; empty when it has
   *     none
   */
  record Account(
      String name,
      String website,
      String industry,
      String annualRevenue,
      String ownerId,
      @Nullable Instant createdDate,
      @Nullable Instant lastModifiedDate,
      String billingCountry,
      String customFields)
      implements Body {

    @Override
    public int weight() {
      return customFields.length();
    }
  }

  record Contact(
      String accountId,
      String firstName,
      String lastName,
      String email,
      String phone,
      String mobilePhone,
      String title,
      boolean primary,
      @Nullable Instant lastModifiedDate,
      String customFields)
      implements Body {

    @Override
    public int weight() {
      return customFields.length();
    }
  }

  record Lead(
      String firstName,
      String lastName,
      String email,
      String company,
      String phone,
      String title,
      String leadSource,
      String status,
      String ownerId,
      @Nullable Instant createdDate,
      String customFields)
      implements Body {

    @Override
    public int weight() {
      return customFields.length();
    }
  }

  record Opportunity(
      String accountId,
      String name,
      String stage,
      String amount,
      String closeDate,
      double probability,
      String ownerId,
      boolean closed,
      boolean won,
      @Nullable Instant createdDate,
      String customFields)
      implements Body {

    @Override
    public int weight() {
      return customFields.length();
    }
  }

  record Activity(
      String type,
      String whatId,
      String whoId,
      String subject,
      String description,
      @Nullable Instant date,
      String ownerId,
      String accountId,
      String customFields)
      implements Body {

    @Override
    public int weight() {
      return description.length() + customFields.length();
    }
  }

  /** A mail that was logged in the CRM; several addresses are separated by semicolons. */
  record EmailMessage(
      String fromAddress,
      String toAddress,
      String ccAddress,
      String bccAddress,
      String subject,
      String textBody,
      String htmlBody,
      @Nullable Instant messageDate,
      String relatedToId,
      boolean incoming,
      @Nullable Instant createdDate,
      @Nullable Instant lastModifiedDate,
      String customFields)
      implements Body {

    @Override
    public int weight() {
      return textBody.length() + htmlBody.length() + customFields.length();
    }
  }

  record User(String name, String email, String title, boolean active, String customFields)
      implements Body {

    @Override
    public int weight() {
      return customFields.length();
    }
  }

  /**
   * @param companyId that it primarily belongs to
   * @param others the other properties as a JSON object; empty when there are none
   */
  record HubspotContact(
      String email,
      String firstName,
      String lastName,
      String phone,
      String mobilePhone,
      String jobTitle,
      String companyName,
      String companyId,
      String lifecycleStage,
      String ownerId,
      boolean optedOut,
      boolean bounced,
      @Nullable Instant createdAt,
      @Nullable Instant updatedAt,
      String others)
      implements Body {}

  record HubspotCompany(
      String name,
      String domain,
      String phone,
      String industry,
      String country,
      String ownerId,
      @Nullable Instant createdAt,
      @Nullable Instant updatedAt,
      String others)
      implements Body {}

  record HubspotSequence(
      String name,
      String userId,
      boolean active,
      int steps,
      @Nullable Instant createdAt,
      @Nullable Instant updatedAt)
      implements Body {}

  record HubspotEnrollment(
      String sequenceId,
      String contactId,
      String contactEmail,
      String senderEmail,
      String status,
      @Nullable Instant enrolledAt,
      @Nullable Instant updatedAt)
      implements Body {}

  /**
   * What its description says of a dataset.
   *
   * @param rejectedRows in the last load
   */
  record Dataset(
      String title,
      String description,
      String owner,
      String sensitivity,
      String refresh,
      List<String> keyColumns,
      List<DatasetColumn> columns,
      long rejectedRows,
      Instant loadedAt)
      implements Body {

    public Dataset {
      keyColumns = List.copyOf(keyColumns);
      columns = List.copyOf(columns);
    }
  }

  /** A column of a dataset. */
  record DatasetColumn(String name, String type, String description) {}

  /**
   * @param fieldsJson an object
   * @param contentHash SHA-256 of it, in hexadecimal
   * @param rowNumber in the file, from 1
   */
  record DatasetRow(
      String dataset,
      String rowKey,
      String fieldsJson,
      String contentHash,
      String file,
      long rowNumber)
      implements Body {

    @Override
    public int weight() {
      return fieldsJson.length();
    }
  }

  /**
   * A document without its text.
   *
   * @param size bytes
   * @param contentHash SHA-256 of the file, in hexadecimal
   */
  record Document(
      String path,
      String title,
      String mediaType,
      String author,
      long size,
      String contentHash,
      List<String> accessLabels,
      @Nullable Instant createdAt,
      @Nullable Instant modifiedAt,
      int chunks)
      implements Body {

    public Document {
      accessLabels = List.copyOf(accessLabels);
    }
  }

  /**
   * A part of a document's text.
   *
   * @param documentVersion version of the document that it was cut from
   * @param page from 1; 0 where there are none
   * @param start in the document's text, in characters (code points)
   */
  record DocumentChunk(
      String documentId,
      long documentVersion,
      int index,
      String text,
      String heading,
      int page,
      long start,
      long end)
      implements Body {}

  /**
   * A phone call that has ended.
   *
   * @param direction inbound or outbound
   * @param talkedMs 0 when nobody answered
   * @param entryPointCallId the call of which this one is a part
   * @param transcript in the order spoken; none until the source has written it
   * @param sentiment -1 to 1; null when the transcript tells nothing
   */
  record Call(
      String direction,
      String from,
      String to,
      Instant startedAt,
      Instant endedAt,
      long talkedMs,
      String userId,
      String userName,
      String userEmail,
      String contactName,
      String entryPointCallId,
      boolean recorded,
      List<TranscriptLine> transcript,
      List<String> moments,
      @Nullable Double sentiment)
      implements Body {

    public Call {
      transcript = List.copyOf(transcript);
      moments = List.copyOf(moments);
    }

    @Override
    public int weight() {
      return transcript.stream().mapToInt(line -> 100 + line.text().length()).sum();
    }
  }

  /** What one person said in one breath, in seconds from the start of the call. */
  record TranscriptLine(String speaker, String text, double startSeconds, double endSeconds) {}

  /**
   * A record that has no body of its own yet.
   *
   * @param json an object
   */
  record Structured(String json) implements Body {

    @Override
    public int weight() {
      return json.length();
    }
  }
}
