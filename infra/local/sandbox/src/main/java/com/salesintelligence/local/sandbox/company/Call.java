package com.salesintelligence.local.sandbox.company;

import org.jspecify.annotations.Nullable;

/**
 * One phone call as it happened; what was said is written when it is read.
 *
 * @param rep who of us called or was called
 * @param other null when nobody knows who the number belongs to
 * @param phone the other side's number, E.164
 * @param startedAt milliseconds since the epoch
 * @param talkMillis 0 when nobody answered
 * @param viaOffice came in on the main line and was handed on to the rep
 */
public record Call(
    long number,
    Party rep,
    @Nullable Party other,
    @Nullable Account account,
    String topic,
    boolean outbound,
    String phone,
    long startedAt,
    int ringMillis,
    int talkMillis,
    boolean viaOffice) {
  Call as(long otherNumber, long otherStart) {
    return new Call(
        otherNumber,
        rep,
        other,
        account,
        topic,
        outbound,
        phone,
        otherStart,
        ringMillis,
        talkMillis,
        viaOffice);
  }

  public boolean answered() {
    return talkMillis > 0;
  }

  public long connectedAt() {
    return startedAt + ringMillis;
  }

  public long endedAt() {
    return connectedAt() + talkMillis;
  }
}
