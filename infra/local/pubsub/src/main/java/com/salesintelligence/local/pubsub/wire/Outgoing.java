package com.salesintelligence.local.pubsub.wire;

import com.google.protobuf.CodedOutputStream;
import com.google.pubsub.v1.PullResponse;
import com.google.pubsub.v1.ReceivedMessage;
import com.salesintelligence.local.pubsub.delivery.Delivery;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@code PullResponse} or {@code StreamingPullResponse}: messages as they are stored, and the
 * serialized rest of the response.
 */
public final class Outgoing {

  /** Both responses have the messages under the same number. */
  private static final int MESSAGES = PullResponse.RECEIVED_MESSAGES_FIELD_NUMBER << 3 | 2;

  private static final int ACK_ID = ReceivedMessage.ACK_ID_FIELD_NUMBER;
  private static final int MESSAGE = ReceivedMessage.MESSAGE_FIELD_NUMBER;
  private static final int ATTEMPT = ReceivedMessage.DELIVERY_ATTEMPT_FIELD_NUMBER;

  private static final class Part {

    private final byte[] ackId;
    private final int attempt;
    private final byte[] message;
    private final int size;

    Part(Delivery delivery) {
      ackId = delivery.ackId().getBytes(StandardCharsets.ISO_8859_1);
      attempt = delivery.attempt();
      message = delivery.message().wire();
      size =
          1
              + CodedOutputStream.computeByteArraySizeNoTag(ackId)
              + (attempt == 0 ? 0 : CodedOutputStream.computeInt32Size(ATTEMPT, attempt))
              + 1
              + CodedOutputStream.computeByteArraySizeNoTag(message);
    }

    int sizeWithTag() {
      return 1 + CodedOutputStream.computeUInt32SizeNoTag(size) + size;
    }

    void writeTo(CodedOutputStream out) throws IOException {
      out.writeUInt32NoTag(MESSAGES);
      out.writeUInt32NoTag(size);
      out.writeByteArray(ACK_ID, ackId);
      if (attempt != 0) {
        out.writeInt32(ATTEMPT, attempt);
      }
      out.writeByteArray(MESSAGE, message);
    }
  }

  private final List<Part> parts;
  private final byte[] rest;

  private Outgoing(List<Part> parts, byte[] rest) {
    this.parts = parts;
    this.rest = rest;
  }

  /** Reads messages that are in files now. */
  public static Outgoing of(List<Delivery> deliveries, byte[] rest) {
    List<Part> parts = new ArrayList<>(deliveries.size());
    for (Delivery delivery : deliveries) {
      parts.add(new Part(delivery));
    }
    return new Outgoing(parts, rest);
  }

  int size() {
    int size = rest.length;
    for (Part part : parts) {
      size += part.sizeWithTag();
    }
    return size;
  }

  void writeTo(OutputStream target) throws IOException {
    CodedOutputStream out = CodedOutputStream.newInstance(target, 4096);
    for (Part part : parts) {
      part.writeTo(out);
    }
    out.writeRawBytes(rest);
    out.flush();
  }
}
