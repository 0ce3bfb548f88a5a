package com.salesintelligence.local.pubsub.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.WireFormat;
import com.google.pubsub.v1.PubsubMessage;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A message that is published: a part of its request's bytes, looked through once. Whatever the
 * client says about id and time is not in it.
 */
public final class Incoming {

  private final byte[] bytes;
  private final int offset;
  private final int length;
  private boolean hasData;
  private int attributes;
  private int longestKey;
  private int shortestKey = Integer.MAX_VALUE;
  private int longestValue;
  private boolean hasReservedKey;
  private String orderingKey = "";

  private Incoming(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
  }

  public static Incoming of(PubsubMessage message) {
    byte[] bytes = message.toBuilder().clearMessageId().clearPublishTime().build().toByteArray();
    try {
      return read(bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException("A message that was just written cannot be read", e);
    }
  }

  /**
   * @throws IOException when this is no message
   */
  static Incoming read(byte[] bytes, int offset, int length) throws IOException {
    var incoming = new Incoming(bytes, offset, length);
    return incoming.look(CodedInputStream.newInstance(bytes, offset, length))
        ? incoming
        : of(PubsubMessage.parseFrom(CodedInputStream.newInstance(bytes, offset, length)));
  }

  /** False when there are fields that must not stay. */
  private boolean look(CodedInputStream in) throws IOException {
    boolean clean = true;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag) {
        case PublishMarshaller.DATA -> {
          int size = in.readRawVarint32();
          hasData |= size > 0;
          in.skipRawBytes(size);
        }
        case PublishMarshaller.ATTRIBUTE -> lookAtAttribute(in);
        case PublishMarshaller.ORDERING_KEY -> orderingKey = in.readStringRequireUtf8();
        default -> {
          clean = false;
          in.skipField(tag);
        }
      }
    }
    return clean;
  }

  private void lookAtAttribute(CodedInputStream in) throws IOException {
    int size = in.readRawVarint32();
    int before = in.pushLimit(size);
    int key = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        in.skipField(tag);
        continue;
      }
      int textLength = in.readRawVarint32();
      int from = offset + in.getTotalBytesRead();
      in.skipRawBytes(textLength);
      requireText(from, textLength);
      if (WireFormat.getTagFieldNumber(tag) == 1) {
        key = textLength;
        hasReservedKey |= startsWithGoog(from, textLength);
      } else {
        longestValue = Math.max(longestValue, textLength);
      }
    }
    in.popLimit(before);
    attributes++;
    longestKey = Math.max(longestKey, key);
    shortestKey = Math.min(shortestKey, key);
  }

  private void requireText(int from, int textLength) throws IOException {
    if (!UnsafeByteOperations.unsafeWrap(bytes, from, textLength).isValidUtf8()) {
      throw new IOException("an attribute is not UTF-8");
    }
  }

  private boolean startsWithGoog(int from, int textLength) {
    return textLength >= 4
        && bytes[from] == 'g'
        && bytes[from + 1] == 'o'
        && bytes[from + 2] == 'o'
        && bytes[from + 3] == 'g';
  }

  public boolean isEmpty() {
    return !hasData && attributes == 0;
  }

  public int attributes() {
    return attributes;
  }

  /** In bytes; 0 without attributes. */
  public int longestKey() {
    return longestKey;
  }

  /** In bytes. */
  public int longestValue() {
    return longestValue;
  }

  public boolean hasEmptyKey() {
    return shortestKey == 0;
  }

  public boolean hasReservedKey() {
    return hasReservedKey;
  }

  public String orderingKey() {
    return orderingKey;
  }

  public PubsubMessage message() {
    try {
      return PubsubMessage.parseFrom(CodedInputStream.newInstance(bytes, offset, length));
    } catch (IOException e) {
      throw new UncheckedIOException("A message that was looked through cannot be read", e);
    }
  }

  /**
   * Its bytes, followed by the fields that the server adds.
   *
   * @param time the field of the time
   */
  public byte[] with(String id, byte[] time) {
    int idLength = CodedOutputStream.computeStringSize(PubsubMessage.MESSAGE_ID_FIELD_NUMBER, id);
    byte[] whole = new byte[length + idLength + time.length];
    System.arraycopy(bytes, offset, whole, 0, length);
    System.arraycopy(time, 0, whole, length, time.length);
    try {
      CodedOutputStream.newInstance(whole, length + time.length, idLength)
          .writeString(PubsubMessage.MESSAGE_ID_FIELD_NUMBER, id);
    } catch (IOException e) {
      throw new UncheckedIOException("The size of an id was not foreseen", e);
    }
    return whole;
  }
}
