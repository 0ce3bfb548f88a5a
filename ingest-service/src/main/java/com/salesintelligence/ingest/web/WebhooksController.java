package com.salesintelligence.ingest.web;

import com.salesintelligence.ingest.webhooks.Incoming;
import com.salesintelligence.ingest.webhooks.Verdict;
import com.salesintelligence.ingest.webhooks.Verdict.Refusal;
import com.salesintelligence.ingest.webhooks.Webhook;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes the webhooks of the sources and answers before anything is read. */
@RestController
public class WebhooksController {

  private final List<Webhook> webhooks;
  private final int largest;

  /**
   * @param largest bytes of a request
   */
  public WebhooksController(Collection<Webhook> webhooks, int largest) {
    this.webhooks = List.copyOf(webhooks);
    this.largest = largest;
  }

  /** Of how many records the request says that they changed. */
  record Taken(int records) {}

  @PostMapping("/webhooks/{source}")
  ResponseEntity<Taken> take(@PathVariable String source, HttpServletRequest request)
      throws IOException {
    var webhook =
        webhooks.stream()
            .filter(one -> one.source().equals(source))
            .findFirst()
            .orElseThrow(() -> refused(Refusal.WEBHOOK_SWITCHED_OFF, "There is no such webhook."));
    return switch (webhook.take(incoming(request))) {
      case Verdict.Taken(int records) -> ResponseEntity.accepted().body(new Taken(records));
      case Verdict.Refused(var refusal, var message) -> throw refused(refusal, message);
    };
  }

  private Incoming incoming(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > largest) {
      throw tooLarge();
    }
    var body = request.getInputStream().readNBytes(largest + 1);
    if (body.length > largest) {
      throw tooLarge();
    }
    var query = request.getQueryString();
    var uri = request.getRequestURL() + (query == null ? "" : "?" + query);
    return new Incoming(request.getMethod(), uri, request::getHeader, body);
  }

  private ApiError tooLarge() {
    return refused(
        Refusal.WEBHOOK_TOO_LARGE, "At most %d bytes are taken at once.".formatted(largest));
  }

  private static ApiError refused(Refusal refusal, String message) {
    return new ApiError(status(refusal), refusal.name(), message, Map.of());
  }

  private static HttpStatus status(Refusal refusal) {
    return switch (refusal) {
      case WEBHOOK_SWITCHED_OFF -> HttpStatus.NOT_FOUND;
      case WEBHOOK_FORGED, WEBHOOK_TOO_OLD -> HttpStatus.UNAUTHORIZED;
      case WEBHOOK_REPLAYED -> HttpStatus.CONFLICT;
      case WEBHOOK_UNREADABLE -> HttpStatus.BAD_REQUEST;
      case WEBHOOK_TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
      case WEBHOOKS_TOO_MANY -> HttpStatus.SERVICE_UNAVAILABLE;
    };
  }
}
