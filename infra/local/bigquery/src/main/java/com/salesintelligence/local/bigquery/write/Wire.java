package com.salesintelligence.local.bigquery.write;

import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;

/**
 * How protobuf encodes a field. Every value is held as a {@code long}: numbers as they are, doubles
 * and floats by the bits of the double, everything with a length as {@code start << 32 | length}.
 */
enum Wire {
  VARINT(0),
  ZIGZAG(0),
  FIXED64(1),
  DOUBLE(1),
  BYTES(2),
  FIXED32(5),
  SIGNED_FIXED32(5),
  FLOAT(5);

  private final int wireType;

  Wire(int wireType) {
    this.wireType = wireType;
  }

  int wireType() {
    return wireType;
  }

  static Wire of(Type type) {
    return switch (type) {
      case TYPE_INT32, TYPE_INT64, TYPE_UINT32, TYPE_UINT64, TYPE_BOOL, TYPE_ENUM -> VARINT;
      case TYPE_SINT32, TYPE_SINT64 -> ZIGZAG;
      case TYPE_FIXED64, TYPE_SFIXED64 -> FIXED64;
      case TYPE_DOUBLE -> DOUBLE;
      case TYPE_FIXED32 -> FIXED32;
      case TYPE_SFIXED32 -> SIGNED_FIXED32;
      case TYPE_FLOAT -> FLOAT;
      case TYPE_STRING, TYPE_BYTES, TYPE_MESSAGE -> BYTES;
      case TYPE_GROUP -> throw new SchemaMismatch("Proto groups are not supported");
    };
  }
}
