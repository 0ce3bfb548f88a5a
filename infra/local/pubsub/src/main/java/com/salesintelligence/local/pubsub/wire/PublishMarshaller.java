package com.salesintelligence.local.pubsub.wire;

import com.google.protobuf.CodedInputStream;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PubsubMessage;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor.Marshaller;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code PublishRequest}. */
public final class PublishMarshaller implements Marshaller<Publish> {

  // Tags of fields whose length comes first.
  static final int DATA = PubsubMessage.DATA_FIELD_NUMBER << 3 | 2;
  static final int ATTRIBUTE = PubsubMessage.ATTRIBUTES_FIELD_NUMBER << 3 | 2;
  static final int ORDERING_KEY = PubsubMessage.ORDERING_KEY_FIELD_NUMBER << 3 | 2;
  private static final int TOPIC = PublishRequest.TOPIC_FIELD_NUMBER << 3 | 2;
  private static final int MESSAGE = PublishRequest.MESSAGES_FIELD_NUMBER << 3 | 2;

  @Override
  public Publish parse(InputStream stream) {
    byte[] bytes;
    try {
      bytes = stream instanceof KnownLength ? readKnown(stream) : stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("A request ends early", e);
    }
    try {
      return parse(bytes);
    } catch (IOException malformed) {
      return new Publish("", List.of(), bytes.length, true);
    }
  }

  private static byte[] readKnown(InputStream stream) throws IOException {
    byte[] bytes = new byte[stream.available()];
    if (stream.readNBytes(bytes, 0, bytes.length) < bytes.length) {
      throw new EOFException("after fewer bytes than it has");
    }
    return bytes;
  }

  private static Publish parse(byte[] bytes) throws IOException {
    String topic = "";
    List<Incoming> messages = new ArrayList<>();
    var in = CodedInputStream.newInstance(bytes);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag == TOPIC) {
        topic = in.readStringRequireUtf8();
      } else if (tag == MESSAGE) {
        int size = in.readRawVarint32();
        int from = in.getTotalBytesRead();
        in.skipRawBytes(size);
        messages.add(Incoming.read(bytes, from, size));
      } else {
        in.skipField(tag);
      }
    }
    return new Publish(topic, messages, bytes.length, false);
  }

  @Override
  public InputStream stream(Publish request) {
    throw new UnsupportedOperationException("A server only reads requests");
  }
}
