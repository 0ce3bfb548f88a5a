package com.salesintelligence.local.sandbox.steering;

import com.salesintelligence.local.sandbox.http.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** NDJSON that is sent while it is written, so that a million lines are never held. */
public final class Lines {
  private final OutputStream out;

  Lines(OutputStream out) {
    this.out = out;
  }

  /** One line: {@code writing} writes the properties of its object. */
  public void line(Consumer<JsonGenerator> writing) throws IOException {
    line(
        Json.write(
            json -> {
              json.writeStartObject();
              writing.accept(json);
              json.writeEndObject();
            }));
  }

  /** One line of JSON without line breaks. */
  public void line(byte[] json) throws IOException {
    out.write(json);
    out.write('\n');
  }
}
