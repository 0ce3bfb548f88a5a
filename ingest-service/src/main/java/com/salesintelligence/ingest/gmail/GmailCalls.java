package com.salesintelligence.ingest.gmail;

import com.google.api.client.googleapis.services.AbstractGoogleClientRequest;
import com.google.api.client.http.HttpResponseException;
import com.salesintelligence.ingest.core.Calls;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes calls about one mailbox, at its pace, and tells failures in this service's words. */
record GmailCalls(String address, Calls calls, GmailFailures failures) {

  private static final int NOT_FOUND = 404;

  /** Builds a request of Google's client. */
  interface RequestOf<T> {

    AbstractGoogleClientRequest<T> build() throws IOException;
  }

  /** Whether Gmail has carried it out is unknown: it must not simply be sent again. */
  private static final class Unsure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SourceFailure failure;

    Unsure(SourceFailure failure) {
      super(failure);
      this.failure = failure;
    }
  }

  <T> T call(int cost, RequestOf<T> request) {
    return calls.call(address, cost, () -> execute(request));
  }

  /**
   * @return empty when Gmail knows no such thing
   */
  <T> Optional<T> find(int cost, RequestOf<T> request) {
    return calls.call(
        address,
        cost,
        () -> {
          try {
            return Optional.of(answer(request));
          } catch (IOException e) {
            if (e instanceof HttpResponseException answer && answer.getStatusCode() == NOT_FOUND) {
              return Optional.<T>empty();
            }
            throw failures.of(e);
          }
        });
  }

  /** Sends it once: who sends it again after a failure that passes asks first what became of it. */
  <T> T once(int cost, RequestOf<T> request) {
    try {
      return calls.call(address, cost, () -> sure(request));
    } catch (Unsure unsure) {
      throw unsure.failure;
    }
  }

  private <T> T sure(RequestOf<T> request) {
    try {
      return execute(request);
    } catch (SourceFailure failure) {
      throw failure.fault() == Fault.SOURCE_UNAVAILABLE ? new Unsure(failure) : failure;
    }
  }

  private <T> T execute(RequestOf<T> request) {
    try {
      return answer(request);
    } catch (IOException e) {
      throw failures.of(e);
    }
  }

  private static <T> T answer(RequestOf<T> request) throws IOException {
    try {
      T answer = request.build().execute();
      if (answer == null) {
        throw unreadable(null);
      }
      return answer;
    } catch (IllegalArgumentException e) {
      throw unreadable(e);
    } catch (NullPointerException e) {
      // Of Google's parser, where an answer ends before its time.
      throw new SourceFailure(
          Fault.SOURCE_UNAVAILABLE, "Gmail's answer breaks off in the middle.", null, e);
    }
  }

  static SourceFailure unreadable(@Nullable RuntimeException cause) {
    return new SourceFailure(
        Fault.SOURCE_ANSWER_UNREADABLE,
        "Gmail's answer has an unexpected shape; check that ingest.gmail.root-url is Gmail's.",
        null,
        cause);
  }
}
