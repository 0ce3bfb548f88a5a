package com.salesintelligence.ingest.gmail;

import com.google.api.client.googleapis.batch.BatchCallback;
import com.google.api.client.googleapis.batch.BatchRequest;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.util.ObjectParser;
import com.google.api.services.gmail.Gmail;
import com.salesintelligence.ingest.core.Calls;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.core.RecordKey;
import com.salesintelligence.ingest.core.Sink;
import com.salesintelligence.ingest.core.SourceFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fetches up to a hundred mails in one request. A part that fails for the moment is asked for again
 * without the others.
 */
final class MailBatch {

  private static final int COST_OF_A_MAIL = 20;
  private static final int NOT_FOUND = 404;

  private final Gmail client;
  private final String mailbox;
  private final Calls calls;
  private final GmailFailures failures;
  private final MailReader reader;
  private final Sink sink;
  private final Set<String> open;
  private @Nullable SourceFailure partFailure;

  MailBatch(
      Gmail client,
      String mailbox,
      Calls calls,
      GmailFailures failures,
      MailReader reader,
      Sink sink,
      Collection<String> ids) {
    this.client = client;
    this.mailbox = mailbox;
    this.calls = calls;
    this.failures = failures;
    this.reader = reader;
    this.sink = sink;
    this.open = new LinkedHashSet<>(ids);
  }

  void fetch() {
    calls.call(mailbox, COST_OF_A_MAIL * open.size(), this::fetchOpen);
  }

  private Set<String> fetchOpen() {
    partFailure = null;
    try {
      request().execute();
    } catch (IOException e) {
      throw failures.of(e);
    } catch (NullPointerException | IndexOutOfBoundsException | NumberFormatException e) {
      // So the client's parser ends on a batch answer that is cut short or none at all.
      throw GmailFailures.noBatchAnswer(e);
    }
    if (partFailure != null) {
      throw partFailure;
    }
    if (!open.isEmpty()) {
      throw GmailFailures.noBatchAnswer(null);
    }
    return open;
  }

  private BatchRequest request() throws IOException {
    var batch = client.batch(client.getRequestFactory().getInitializer());
    for (var id : open) {
      var part = new Part(id);
      batch.queue(part.request(), byte[].class, byte[].class, part);
    }
    return batch;
  }

  /** What becomes of one mail of the batch. */
  private final class Part implements BatchCallback<byte[], byte[]> {

    private final String id;
    private int status;

    Part(String id) {
      this.id = id;
    }

    HttpRequest request() throws IOException {
      var request = client.users().messages().get(mailbox, id).setFormat("raw").buildHttpRequest();
      var handler = request.getUnsuccessfulResponseHandler();
      request.setParser(AsBytes.PARSER);
      request.setUnsuccessfulResponseHandler(
          (part, response, retry) -> {
            status = response.getStatusCode();
            return handler != null && handler.handleResponse(part, response, retry);
          });
      return request;
    }

    @Override
    public void onSuccess(byte[] body, HttpHeaders headers) {
      sink.accept(reader.read(mailbox, id, body));
      open.remove(id);
    }

    @Override
    public void onFailure(byte[] body, HttpHeaders headers) {
      if (status == NOT_FOUND) {
        // Deleted since it was listed; history tells of it.
        open.remove(id);
        return;
      }
      var failure = failures.of(status, body, headers);
      if (failure.fault() == Fault.SOURCE_REQUEST_REJECTED) {
        var key = new RecordKey(MailReader.OBJECT_TYPE, id);
        sink.accept(new Reading.Unreadable(key, 0, body, String.valueOf(failure.getMessage())));
        open.remove(id);
      } else if (partFailure == null || partFailure.fault().passing()) {
        partFailure = failure;
      }
    }
  }

  /** Leaves the bytes of a part alone, so that an odd one spoils nothing but itself. */
  private enum AsBytes implements ObjectParser {
    PARSER;

    @Override
    public <T> T parseAndClose(InputStream in, Charset charset, Class<T> type) throws IOException {
      try (in) {
        return type.cast(in.readAllBytes());
      }
    }

    @Override
    public Object parseAndClose(InputStream in, Charset charset, Type type) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> T parseAndClose(Reader reader, Class<T> type) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Object parseAndClose(Reader reader, Type type) {
      throw new UnsupportedOperationException();
    }
  }
}
