package com.salesintelligence.local.platform.bench;

import com.google.protobuf.ByteString;
import com.google.protobuf.util.Timestamps;
import com.google.pubsub.v1.PubsubMessage;
import com.salesintelligence.contracts.events.Change;
import com.salesintelligence.contracts.events.GmailMessage;
import com.salesintelligence.contracts.events.RecordReceived;
import com.salesintelligence.contracts.events.RecordRef;
import com.salesintelligence.contracts.events.Source;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A mail of a known contact, as the poller would publish it. */
final class BenchMail {

  private static final String MAILBOX = "maya.lindqvist@harborlight.example";

  private BenchMail() {}

  static PubsubMessage event(int number, String from) {
    var now = Instant.now();
    var mail =
        """
        From: <%s>
        To: <%s>
        Subject: Question %d
        Message-ID: <%d@bench.example>
        Date: %s

        Could we talk about the budget for the next phase? We would like to see prices.
        """
            .formatted(
                from,
                MAILBOX,
                number,
                number,
                DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
    var record =
        RecordReceived.newBuilder()
            .setRecord(
                RecordRef.newBuilder()
                    .setSource(Source.GMAIL)
                    .setObjectType("message")
                    .setExternalId("bench-" + number))
            .setChange(Change.UPSERT)
            .setSourceVersion(1)
            .setFetchedAt(Timestamps.fromMillis(now.toEpochMilli()))
            .setRunId("bench")
            .setGmailMessage(
                GmailMessage.newBuilder()
                    .setMailboxEmail(MAILBOX)
                    .setThreadId("bench-" + number)
                    .setInternalDateMs(now.toEpochMilli())
                    .setRfc822(ByteString.copyFromUtf8(mail))
                    .setSizeBytes(mail.length()))
            .build();
    return PubsubMessage.newBuilder()
        .setData(record.toByteString())
        .putAttributes("ce-specversion", "1.0")
        .putAttributes("ce-id", "bench-" + number)
        .putAttributes("ce-type", RecordReceived.getDescriptor().getFullName())
        .putAttributes("ce-source", "/bench")
        .putAttributes("ce-time", now.toString())
        .putAttributes("ce-subject", "bench-" + number)
        .build();
  }
}
