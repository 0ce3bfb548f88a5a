package com.salesintelligence.local.pubsub.journal;

import static com.google.protobuf.CodedOutputStream.computeByteArraySizeNoTag;
import static com.google.protobuf.CodedOutputStream.computeBytesSizeNoTag;
import static com.google.protobuf.CodedOutputStream.computeMessageSizeNoTag;
import static com.google.protobuf.CodedOutputStream.computeStringSizeNoTag;
import static com.google.protobuf.CodedOutputStream.computeUInt32SizeNoTag;
import static com.google.protobuf.CodedOutputStream.computeUInt64SizeNoTag;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
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
  record Published(List<Integer> consumers, byte[] message) implements Entry {

    private int bodySize() {
      int size = computeUInt32SizeNoTag(consumers.size()) + computeByteArraySizeNoTag(message);
      for (int number : consumers) {
        size += computeUInt32SizeNoTag(number);
      }
      return size;
    }

    private void writeBodyTo(CodedOutputStream out) throws IOException {
      out.writeRawByte(5);
      out.writeUInt32NoTag(consumers.size());
      for (int number : consumers) {
        out.writeUInt32NoTag(number);
      }
      out.writeByteArrayNoTag(message);
    }
  }

  record Acknowledged(int consumer, List<Long> ids) implements Entry {}

  /** The consumer wants messages that others kept. */
  record Wanted(int consumer, List<Long> ids) implements Entry {}

  record ShelfSaved(int number, String owner) implements Entry {}

  record ShelfDeleted(int number) implements Entry {}

  /** Anything else that has a name: a snapshot, a schema, a policy. */
  record FactSaved(String name, ByteString value) implements Entry {}

  record FactDeleted(String name) implements Entry {}

  /** Of its bytes, exactly. */
  default int size() {
    return 1
        + switch (this) {
          case TopicSaved saved -> computeMessageSizeNoTag(saved.topic());
          case TopicDeleted deleted -> computeStringSizeNoTag(deleted.name());
          case SubscriptionSaved saved ->
              computeUInt32SizeNoTag(saved.number())
                  + computeMessageSizeNoTag(saved.subscription());
          case SubscriptionDeleted deleted -> computeUInt32SizeNoTag(deleted.number());
          case Published published -> published.bodySize();
          case Acknowledged acknowledged -> size(acknowledged.consumer(), acknowledged.ids());
          case Wanted wanted -> size(wanted.consumer(), wanted.ids());
          case ShelfSaved saved ->
              computeUInt32SizeNoTag(saved.number()) + computeStringSizeNoTag(saved.owner());
          case ShelfDeleted deleted -> computeUInt32SizeNoTag(deleted.number());
          case FactSaved saved ->
              computeStringSizeNoTag(saved.name()) + computeBytesSizeNoTag(saved.value());
          case FactDeleted deleted -> computeStringSizeNoTag(deleted.name());
        };
  }

  private static int size(int consumer, List<Long> ids) {
    int size = computeUInt32SizeNoTag(consumer) + computeUInt32SizeNoTag(ids.size());
    for (long id : ids) {
      size += computeUInt64SizeNoTag(id);
    }
    return size;
  }

  default void writeTo(CodedOutputStream out) throws IOException {
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
      case Published published -> published.writeBodyTo(out);
      case Acknowledged acknowledged -> {
        out.writeRawByte(6);
        write(out, acknowledged.consumer(), acknowledged.ids());
      }
      case Wanted wanted -> {
        out.writeRawByte(7);
        write(out, wanted.consumer(), wanted.ids());
      }
      case ShelfSaved saved -> {
        out.writeRawByte(8);
        out.writeUInt32NoTag(saved.number());
        out.writeStringNoTag(saved.owner());
      }
      case ShelfDeleted deleted -> {
        out.writeRawByte(9);
        out.writeUInt32NoTag(deleted.number());
      }
      case FactSaved saved -> {
        out.writeRawByte(10);
        out.writeStringNoTag(saved.name());
        out.writeBytesNoTag(saved.value());
      }
      case FactDeleted deleted -> {
        out.writeRawByte(11);
        out.writeStringNoTag(deleted.name());
      }
    }
  }

  static Entry of(byte[] bytes) throws IOException {
    var in = CodedInputStream.newInstance(bytes);
    byte kind = in.readRawByte();
    return switch (kind) {
      case 1 -> new TopicSaved(Topic.parseFrom(in.readByteArray()));
      case 2 -> new TopicDeleted(in.readString());
      case 3 -> new SubscriptionSaved(in.readUInt32(), Subscription.parseFrom(in.readByteArray()));
      case 4 -> new SubscriptionDeleted(in.readUInt32());
      case 5 -> new Published(numbers(in), in.readByteArray());
      case 6 -> new Acknowledged(in.readUInt32(), ids(in));
      case 7 -> new Wanted(in.readUInt32(), ids(in));
      case 8 -> new ShelfSaved(in.readUInt32(), in.readString());
      case 9 -> new ShelfDeleted(in.readUInt32());
      case 10 -> new FactSaved(in.readString(), in.readBytes());
      case 11 -> new FactDeleted(in.readString());
      default -> throw new IOException("unknown kind of entry: " + kind);
    };
  }

  private static void write(CodedOutputStream out, int consumer, List<Long> ids)
      throws IOException {
    out.writeUInt32NoTag(consumer);
    out.writeUInt32NoTag(ids.size());
    for (long id : ids) {
      out.writeUInt64NoTag(id);
    }
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
