package com.salesintelligence.local.pubsub.journal;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One change in the journal and its bytes: a kind, then the fields in order. */
sealed interface Entry {

  record TopicSaved(Topic topic) implements Entry {}

  record TopicDeleted(String name) implements Entry {}

  record SubscriptionSaved(int number, Subscription subscription) implements Entry {}

  record SubscriptionDeleted(int number) implements Entry {}

  /** The message comes last, so that it can be read from the file alone. */
  record Published(List<Integer> subscriptions, PubsubMessage message) implements Entry {

    private void writeTo(CodedOutputStream out) throws IOException {
      out.writeRawByte(5);
      out.writeUInt32NoTag(subscriptions.size());
      for (int number : subscriptions) {
        out.writeUInt32NoTag(number);
      }
      out.writeMessageNoTag(message);
    }
  }

  record Acknowledged(int subscription, List<Long> ids) implements Entry {}

  private int size() {
    return this instanceof Published published ? published.message().getSerializedSize() + 64 : 256;
  }

  default byte[] toBytes() throws IOException {
    var bytes = new ByteArrayOutputStream(size());
    var out = CodedOutputStream.newInstance(bytes);
    switch (this) {
      case TopicSaved saved -> {
        out.writeRawByte(1);
        out.writeMessageNoTag(saved.topic());
      }
      case TopicDeleted deleted -> {
        out.writeRawByte(2);
        out.writeStringNoTag(deleted.name());
      }
      case SubscriptionSaved saved -> {
        out.writeRawByte(3);
        out.writeUInt32NoTag(saved.number());
        out.writeMessageNoTag(saved.subscription());
      }
      case SubscriptionDeleted deleted -> {
        out.writeRawByte(4);
        out.writeUInt32NoTag(deleted.number());
      }
      case Published published -> published.writeTo(out);
      case Acknowledged acknowledged -> {
        out.writeRawByte(6);
        out.writeUInt32NoTag(acknowledged.subscription());
        out.writeUInt32NoTag(acknowledged.ids().size());
        for (long id : acknowledged.ids()) {
          out.writeUInt64NoTag(id);
        }
      }
    }
    out.flush();
    return bytes.toByteArray();
  }

  static Entry of(byte[] bytes) throws IOException {
    var in = CodedInputStream.newInstance(bytes);
    byte kind = in.readRawByte();
    return switch (kind) {
      case 1 -> new TopicSaved(Topic.parseFrom(in.readByteArray()));
      case 2 -> new TopicDeleted(in.readString());
      case 3 -> new SubscriptionSaved(in.readUInt32(), Subscription.parseFrom(in.readByteArray()));
      case 4 -> new SubscriptionDeleted(in.readUInt32());
      case 5 -> new Published(numbers(in), PubsubMessage.parseFrom(in.readByteArray()));
      case 6 -> new Acknowledged(in.readUInt32(), ids(in));
      default -> throw new IOException("unknown kind of entry: " + kind);
    };
  }

  private static List<Integer> numbers(CodedInputStream in) throws IOException {
    List<Integer> numbers = new ArrayList<>();
    for (int count = in.readUInt32(); count > 0; count--) {
      numbers.add(in.readUInt32());
    }
    return numbers;
  }

  private static List<Long> ids(CodedInputStream in) throws IOException {
    List<Long> ids = new ArrayList<>();
    for (int count = in.readUInt32(); count > 0; count--) {
      ids.add(in.readUInt64());
    }
    return ids;
  }
}
