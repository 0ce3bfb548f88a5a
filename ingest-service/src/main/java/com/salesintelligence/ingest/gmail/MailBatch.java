package com.salesintelligence.ingest.gmail;

import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpContent;
import com.google.api.client.http.HttpMediaType;
import com.google.api.client.http.HttpResponse;
import com.google.api.services.gmail.Gmail;
import com.salesintelligence.ingest.core.Calls;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.core.RecordKey;
import com.salesintelligence.ingest.core.Sink;
import com.salesintelligence.ingest.core.SourceFailure;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Fetches up to a hundred mails in one request. A part that fails for the moment is asked for again
 * without the others.
 */
final class MailBatch {

  private static final int COST_OF_A_MAIL = 20;
  private static final int NOT_FOUND = 404;
  private static final int UNAUTHORIZED = 401;
  private static final String BOUNDARY = "mails";

  private final Mailboxes.Access access;
  private final String mailbox;
  private final Calls calls;
  private final GmailFailures failures;
  private final MailReader reader;
  private final Sink sink;
  private final Consumer<String> missing;
  private final Set<String> open;
  private boolean unauthorized;
  private boolean renewed;
  private @Nullable SourceFailure partFailure;

  /**
   * @param missing takes the ids that Gmail does not know
   */
  MailBatch(
      Mailboxes.Access access,
      String mailbox,
      Calls calls,
      GmailFailures failures,
      MailReader reader,
      Sink sink,
      Consumer<String> missing,
      Collection<String> ids) {
    this.access = access;
    this.mailbox = mailbox;
    this.calls = calls;
    this.failures = failures;
    this.reader = reader;
    this.sink = sink;
    this.missing = missing;
    this.open = new LinkedHashSet<>(ids);
  }

  void fetch() {
    calls.call(mailbox, COST_OF_A_MAIL * open.size(), this::fetchOpen);
  }

  private Set<String> fetchOpen() {
    partFailure = null;
    try {
      ask();
      if (unauthorized && !renewed) {
        askWithNewToken();
      }
    } catch (IOException e) {
      throw failures.of(e);
    }
    if (partFailure != null) {
      throw partFailure;
    }
    if (!open.isEmpty()) {
      throw GmailFailures.noBatchAnswer();
    }
    return open;
  }

  /** Google's client renews a token that the whole request is refused for, not one of its parts. */
  private void askWithNewToken() throws IOException {
    renewed = true;
    partFailure = null;
    access.renew();
    ask();
  }

  private void ask() throws IOException {
    var ids = List.copyOf(open);
    var client = access.client();
    var url = new GenericUrl(client.getRootUrl() + Gmail.DEFAULT_BATCH_PATH);
    var response = client.getRequestFactory().buildPostRequest(url, content(ids)).execute();
    for (var part : BatchAnswer.parts(bytes(response), boundary(response), ids.size())) {
      if (part.call() < ids.size()) {
        settle(ids.get(part.call()), part);
      }
    }
  }

  private HttpContent content(List<String> ids) {
    var user = URLEncoder.encode(mailbox, StandardCharsets.UTF_8);
    var text = new StringBuilder(ids.size() * 160);
    for (int call = 0; call < ids.size(); call++) {
      text.append("--").append(BOUNDARY);
      text.append("\r\nContent-Type: application/http\r\nContent-ID: <").append(call);
      text.append(">\r\n\r\nGET /gmail/v1/users/").append(user);
      text.append("/messages/").append(URLEncoder.encode(ids.get(call), StandardCharsets.UTF_8));
      text.append("?format=raw\r\n\r\n");
    }
    text.append("--").append(BOUNDARY).append("--\r\n");
    return new ByteArrayContent(
        "multipart/mixed; boundary=" + BOUNDARY,
        text.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  /** All of them, so that the connection can serve the next batch. */
  private static byte[] bytes(HttpResponse response) throws IOException {
    try (var content = response.getContent()) {
      return content == null ? new byte[0] : content.readAllBytes();
    }
  }

  private static String boundary(HttpResponse response) {
    HttpMediaType type = response.getMediaType();
    var boundary = type == null ? null : type.getParameter("boundary");
    if (boundary == null) {
      throw GmailFailures.noBatchAnswer();
    }
    return boundary;
  }

  private void settle(String id, BatchAnswer.Part part) {
    if (part.status() / 100 == 2) {
      sink.accept(reader.read(mailbox, id, part.bytes(), part.from(), part.to()));
      open.remove(id);
    } else if (part.status() == NOT_FOUND) {
      // Deleted since it was listed, or not there yet.
      missing.accept(id);
      open.remove(id);
    } else {
      failed(id, part);
    }
  }

  private void failed(String id, BatchAnswer.Part part) {
    var body = part.body();
    var failure = failures.of(part.status(), body, part.retryAfter());
    if (failure.fault() == Fault.SOURCE_REQUEST_REJECTED) {
      var key = new RecordKey(MailReader.OBJECT_TYPE, id);
      sink.accept(new Reading.Unreadable(key, 0, body, String.valueOf(failure.getMessage())));
      open.remove(id);
    } else if (partFailure == null || partFailure.fault().passing()) {
      partFailure = failure;
    }
    unauthorized |= part.status() == UNAUTHORIZED;
  }
}
