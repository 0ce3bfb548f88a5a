package com.salesintelligence.resolve.records;

import static com.salesintelligence.resolve.pubsub.Values.email;
import static com.salesintelligence.resolve.pubsub.Values.finite;
import static com.salesintelligence.resolve.pubsub.Values.phone;
import static com.salesintelligence.resolve.pubsub.Values.text;
import static com.salesintelligence.resolve.records.Times.setTime;
import static com.salesintelligence.resolve.warehouse.Fields.setIfPresent;

import com.google.protobuf.Message;
import com.salesintelligence.contracts.events.DialpadCall;
import com.salesintelligence.contracts.events.RecordReceived;
import com.salesintelligence.contracts.events.RecordReceived.BodyCase;
import com.salesintelligence.contracts.events.RecordRef;
import com.salesintelligence.contracts.events.TranscriptLine;
import com.salesintelligence.contracts.tables.CallRow;
import com.salesintelligence.contracts.tables.TranscriptRow;
import com.salesintelligence.resolve.core.DerivedIds;
import com.salesintelligence.resolve.pubsub.BadValue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Calls of Dialpad: a row for the call and one for each line of its transcript. */
final class Calls implements RowsOf {

  static final RowsOf ROWS = new Calls();

  private Calls() {}

  @Override
  public BodyCase body() {
    return BodyCase.DIALPAD_CALL;
  }

  @Override
  public CallRow.Builder key(RecordRef record) {
    return CallRow.newBuilder().setCallId(record.getExternalId());
  }

  @Override
  public List<Message.Builder> rows(RecordReceived event) throws BadValue {
    var call = event.getDialpadCall();
    var rows = new ArrayList<Message.Builder>();
    rows.add(row(event.getRecord(), call));
    for (int i = 0; i < call.getTranscriptCount(); i++) {
      rows.add(line(event.getRecord().getExternalId(), i, call.getTranscript(i)));
    }
    return rows;
  }

  private CallRow.Builder row(RecordRef record, DialpadCall call) throws BadValue {
    var row = key(record);
    setIfPresent(text(call.getDirection()), row::setDirection);
    setIfPresent(phone(call.getFromNumber()), row::setFromNumber);
    setIfPresent(phone(call.getToNumber()), row::setToNumber);
    row.setDurationSeconds(TimeUnit.MILLISECONDS.toSeconds(call.getDurationMs()));
    setTime("started_at", call.hasStartedAt(), call.getStartedAt(), row::setCallTime);
    setIfPresent(text(call.getUserId()), row::setUserId);
    setIfPresent(text(call.getUserName()), row::setUserName);
    setIfPresent(email(call.getUserEmail()), row::setUserEmail);
    setIfPresent(text(call.getContactName()), row::setContactName);
    setIfPresent(text(call.getEntryPointCallId()), row::setEntryPointCallId);
    row.addAllMoments(call.getMomentsList());
    if (call.getTranscriptCount() > 0) {
      row.setTranscriptText(wholeText(call.getTranscriptList()));
    }
    if (call.hasSentiment()) {
      row.setSentimentScore(finite("sentiment", call.getSentiment()));
    }
    return row;
  }

  private static String wholeText(List<TranscriptLine> lines) {
    return lines.stream()
        .map(line -> line.getSpeaker() + ": " + line.getText())
        .collect(Collectors.joining("\n"));
  }

  private static TranscriptRow.Builder line(String callId, int index, TranscriptLine line)
      throws BadValue {
    return TranscriptRow.newBuilder()
        .setTranscriptId(DerivedIds.of("transcript", callId, Integer.toString(index)))
        .setCallId(callId)
        .setSegmentIndex(index)
        .setSpeaker(line.getSpeaker())
        .setTextSegment(line.getText())
        .setStartTimeSeconds(finite("start_seconds", line.getStartSeconds()))
        .setEndTimeSeconds(finite("end_seconds", line.getEndSeconds()));
  }
}
