package com.salesintelligence.local.sandbox.salesforce;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Records in Salesforce's JSON: with attributes, nulls written out. */
final class RowJson {
  private RowJson() {}

  static void write(JsonGenerator out, Row row, List<Field> fields, String version) {
    out.writeStartObject();
    attributes(out, row, version);
    for (Field field : fields) {
      out.writeName(field.name());
      value(out, row.value(field));
    }
    out.writeEndObject();
  }

  static void whole(JsonGenerator out, Row row, String version) {
    out.writeStartObject();
    attributes(out, row, version);
    for (Field field : row.type().fields()) {
      out.writeName(field.name());
      value(out, row.value(field));
    }
    row.others().forEach(out::writePOJOProperty);
    out.writeEndObject();
  }

  /** Id and version, then every field. */
  static void line(JsonGenerator out, Row row) {
    out.writeStartObject();
    out.writeStringProperty("id", row.id());
    out.writeStringProperty("version", Times.write(row.modified()));
    for (Field field : row.type().fields()) {
      out.writeName(field.name());
      value(out, row.value(field));
    }
    row.others().forEach(out::writePOJOProperty);
    out.writeEndObject();
  }

  private static void attributes(JsonGenerator out, Row row, String version) {
    out.writeObjectPropertyStart("attributes");
    out.writeStringProperty("type", row.type().label());
    out.writeStringProperty(
        "url", "/services/data/" + version + "/sobjects/" + row.type().label() + "/" + row.id());
    out.writeEndObject();
  }

  private static void value(JsonGenerator out, @Nullable Object value) {
    if (value instanceof Instant time) {
      out.writeString(Times.write(time));
    } else if (value == null) {
      out.writeNull();
    } else {
      out.writePOJO(value);
    }
  }
}
