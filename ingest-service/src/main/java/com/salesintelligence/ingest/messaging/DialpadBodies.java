package com.salesintelligence.ingest.messaging;

import com.salesintelligence.contracts.events.DialpadCall;
import com.salesintelligence.contracts.events.TranscriptLine;
import com.salesintelligence.ingest.core.Body;

/** Dialpad's records as they travel. */
final class DialpadBodies {

  private DialpadBodies() {}

  static DialpadCall.Builder call(Body.Call call) {
    var wire =
        DialpadCall.newBuilder()
            .setDirection(call.direction())
            .setFromNumber(call.from())
            .setToNumber(call.to())
            .setStartedAt(WireBody.timestamp(call.startedAt()))
            .setEndedAt(WireBody.timestamp(call.endedAt()))
            .setDurationMs(call.talkedMs())
            .setUserId(call.userId())
            .setUserName(call.userName())
            .setUserEmail(call.userEmail())
            .setContactName(call.contactName())
            .setEntryPointCallId(call.entryPointCallId())
            .setWasRecorded(call.recorded())
            .addAllMoments(call.moments());
    call.transcript().forEach(line -> wire.addTranscript(line(line)));
    if (call.sentiment() != null) {
      wire.setSentiment(call.sentiment());
    }
    return wire;
  }

  private static TranscriptLine.Builder line(Body.TranscriptLine line) {
    return TranscriptLine.newBuilder()
        .setSpeaker(line.speaker())
        .setText(line.text())
        .setStartSeconds(line.startSeconds())
        .setEndSeconds(line.endSeconds());
  }
}
