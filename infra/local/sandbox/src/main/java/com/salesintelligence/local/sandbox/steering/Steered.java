package com.salesintelligence.local.sandbox.steering;

import com.salesintelligence.local.sandbox.http.Refusal;
import com.salesintelligence.local.sandbox.http.Request;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * One source whose objects are steered under {@code /sandbox/{source}/{object}}.
 *
 * <p>Objects are handed in as {@link #objects} spells them; what is answered becomes JSON.
 */
public interface Steered {
  /** As the path spells it, such as {@code salesforce}. */
  String source();

  /** The objects that can be steered, such as {@code Account}. */
  List<String> objects();

  /** What can be done beyond the general calls, and what their bodies look like. */
  List<Example> examples();

  /** One call as {@code GET /sandbox} shows it. */
  record Example(String call, String body, String does) {}

  /** Makes one; the answer names its {@code id}. */
  Map<String, Object> create(String object, Request request) throws IOException;

  /** Changes the fields that are named, and no others. */
  Map<String, Object> change(String object, String id, Request request) throws IOException;

  Map<String, Object> delete(String object, String id, Request request) throws IOException;

  /** Brings back what was deleted. */
  default Map<String, Object> restore(String object, String id, Request request)
      throws IOException {
    throw cannot(object, "be restored");
  }

  /** Ends {@code id}, whose place {@code winner} takes. */
  default Map<String, Object> mergeInto(String object, String id, String winner)
      throws IOException {
    throw cannot(object, "be merged");
  }

  /** What only this source can do: {@code POST …/{id}/{verb}}. */
  default Map<String, Object> act(String object, String id, String verb, Request request)
      throws IOException {
    throw SteeringApi.problem(
        404,
        "%s of %s know no '%s'; GET /sandbox tells what they do."
            .formatted(object, source(), verb));
  }

  /**
   * The present truth: one line for each record that lives, with all fields, id and version.
   *
   * <p>What is wrong with the call is refused here, before the first line is sent.
   */
  Dump dump(String object, Request request);

  /** Writes the lines of one dump. */
  interface Dump {
    void writeTo(Lines lines) throws IOException;
  }

  private Refusal cannot(String object, String what) {
    return SteeringApi.problem(
        405, "%s of %s cannot %s, as at the source itself.".formatted(object, source(), what));
  }
}
