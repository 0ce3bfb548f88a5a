package com.salesintelligence.local.sandbox.salesforce;

import com.salesintelligence.local.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Records in Salesforce's JSON: with attributes, nulls written out. */
final class RowJson {
  private final List<Field> fields;
  private final List<byte[]> names = new ArrayList<>();
  private final byte[] start;

  RowJson(ObjectType type, List<Field> fields, String version) {
    this.fields = fields;
    fields.forEach(field -> names.add(ascii(",\"" + field.name() + "\":")));
    this.start =
        ascii(
            "{\"attributes\":{\"type\":\"%s\",\"url\":\"/services/data/%s/sobjects/%s/"
                .formatted(type.label(), version, type.label()));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  void write(Bytes out, Row row) {
    out.raw(start).ascii(row.id()).ascii("\"}");
    for (int i = 0; i < names.size(); i++) {
      out.raw(names.get(i)).json(row.value(fields.get(i)));
    }
    out.one('}');
  }

  /** With what was ordered into it beyond its type's fields. */
  static byte[] whole(Row row, String version) {
    var out = new Bytes(2_048);
    new RowJson(row.type(), row.type().fields(), version).write(out, row);
    return withOthers(out, row);
  }

  /** Id and version, then every field: a line of the dump. */
  static byte[] line(Row row) {
    var out = new Bytes(2_048).ascii("{\"id\":");
    out.json(row.id());
    out.ascii(",\"version\":").json(row.modified());
    for (Field field : row.type().fields()) {
      out.ascii(",\"").ascii(field.name()).ascii("\":").json(row.value(field));
    }
    out.one('}');
    return withOthers(out, row);
  }

  private static byte[] withOthers(Bytes out, Row row) {
    if (row.others().isEmpty()) {
      return out.copy();
    }
    byte[] json = out.copy();
    json[json.length - 1] = ',';
    byte[] others = Json.bytes(row.others());
    byte[] all = new byte[json.length + others.length - 1];
    System.arraycopy(json, 0, all, 0, json.length);
    System.arraycopy(others, 1, all, json.length, others.length - 1);
    return all;
  }
}
