package com.salesintelligence.local.pubsub;

import com.google.protobuf.Any;
import com.google.protobuf.MessageLite;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import com.salesintelligence.local.pubsub.delivery.AckResult;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.List;

/** What Pub/Sub answers to acknowledgements and new deadlines that it cannot take. */
final class AckRules {

  private static final int MAX_DEADLINE_SECONDS = 600;
  private static final int MAX_BYTES = 512 << 10;
  private static final int LONGEST_ACK_ID = 100;
  private static final String INVALID = "PERMANENT_FAILURE_INVALID_ACK_ID";
  private static final String UNORDERED = "TRANSIENT_FAILURE_UNORDERED_ACK_ID";

  private AckRules() {}

  static void check(MessageLite request, List<String> ackIds) {
    if (ackIds.isEmpty()) {
      throw Rejections.invalid("No ack ids specified.");
    }
    if (request.getSerializedSize() > MAX_BYTES) {
      throw Rejections.invalid(
          "Request payload size exceeds the limit: 524288 bytes (it has %d)."
              .formatted(request.getSerializedSize()));
    }
  }

  static Duration deadline(int seconds) {
    if (seconds < 0 || seconds > MAX_DEADLINE_SECONDS) {
      throw Rejections.invalid(
          "Invalid ack deadline: %d seconds; it must be 0 to 600.".formatted(seconds));
    }
    return Duration.ofSeconds(seconds);
  }

  static void refuseFailed(AckResult result, boolean exactlyOnce) {
    boolean nonsense = result.malformed().stream().anyMatch(id -> id.length() > LONGEST_ACK_ID);
    if (!exactlyOnce || nonsense) {
      refuseMalformed(result);
    } else if (!result.invalid().isEmpty() || !result.unordered().isEmpty()) {
      throw failures(result);
    }
  }

  static void refuseMalformed(AckResult result) {
    if (!result.malformed().isEmpty()) {
      throw Rejections.invalid(
          "You have passed an invalid ack ID to the service (ack_id=%s)."
              .formatted(result.malformed().getFirst()));
    }
  }

  /** Clients read which of their ids failed from the details. */
  private static StatusRuntimeException failures(AckResult result) {
    var info =
        ErrorInfo.newBuilder()
            .setDomain("pubsub.googleapis.com")
            .setReason("EXACTLY_ONCE_ACKID_FAILURE");
    result.unordered().forEach(ackId -> info.putMetadata(ackId, UNORDERED));
    result.invalid().forEach(ackId -> info.putMetadata(ackId, INVALID));
    return StatusProto.toStatusRuntimeException(
        Status.newBuilder()
            .setCode(Code.INVALID_ARGUMENT_VALUE)
            .setMessage(
                "Some acknowledgement ids in the request were invalid. This could be because the"
                    + " acknowledgement ids have expired or the acknowledgement ids were"
                    + " malformed.")
            .addDetails(Any.pack(info.build()))
            .build());
  }
}
