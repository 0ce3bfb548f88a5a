package com.salesintelligence.ingest.dialpad;

import static com.salesintelligence.ingest.resilience.RetryAfter.seconds;

import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.resilience.JsonSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Tells what an error of Dialpad means for the run. */
final class DialpadFailures {

  static final JsonSource DIALPAD = new JsonSource("Dialpad", "dialpad");

  private DialpadFailures() {}

  /** Dialpad says, in its own form, that there is no such thing. */
  static final class Absent extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  static RuntimeException of(int status, byte[] bytes, @Nullable String retryAfter) {
    var error = error(bytes);
    if (status == 404 && error.isObject()) {
      return new Absent();
    }
    var text = "Dialpad answered %d".formatted(status);
    if (status == 401) {
      return new SourceFailure(Fault.SOURCE_UNAUTHORIZED, text + ": check ingest.dialpad.api-key.");
    }
    if (status == 403) {
      return new SourceFailure(
          Fault.SOURCE_UNAUTHORIZED,
          text + ": the key needs the rights of a company admin to read calls and users.");
    }
    if (status == 429) {
      // Nothing is promised of its body or its headers.
      return new SourceFailure(
          Fault.SOURCE_THROTTLED,
          text + ": it wants to be called less often.",
          seconds(retryAfter),
          null);
    }
    if (status >= 500 || status == 408) {
      return new SourceFailure(Fault.SOURCE_UNAVAILABLE, text + ".", seconds(retryAfter), null);
    }
    return new SourceFailure(
        Fault.SOURCE_REQUEST_REJECTED,
        text
            + (error.isObject()
                ? ": " + error.path("message").asString("")
                : "; check that ingest.dialpad.root-url is Dialpad's."));
  }

  static SourceFailure unreadable(@Nullable Throwable cause) {
    return DIALPAD.unreadable(cause);
  }

  private static JsonNode error(byte[] body) {
    try {
      return JsonMapper.shared().readTree(body).path("error");
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }
}
