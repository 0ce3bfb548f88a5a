package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.zip.GZIPInputStream;

/** Opens answers that are too large to be held in memory. */
final class Downloads {

  private static final int BUFFER = 64 * 1_024;

  private final HttpClient client;
  private final Duration readTimeout;
  private final boolean compressed;

  Downloads(HttpClient client, Duration readTimeout, boolean compressed) {
    this.client = client;
    this.readTimeout = readTimeout;
    this.compressed = compressed;
  }

  /**
   * An answer whose body is still to be read.
   *
   * @param status HTTP's
   */
  record Download(int status, HttpHeaders headers, InputStream body) implements AutoCloseable {

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    @Override
    public void close() {
      try {
        body.close();
      } catch (IOException e) {
        // What was read is what counts.
      }
    }
  }

  Download open(Session.Access access, String path) {
    var request =
        HttpRequest.newBuilder(access.instance().resolve(path))
            .timeout(readTimeout)
            .header("Authorization", "Bearer " + access.token())
            .header("Accept", "text/csv");
    if (compressed) {
      request.header("Accept-Encoding", "gzip");
    }
    try {
      return download(client.send(request.build(), BodyHandlers.ofInputStream()));
    } catch (IOException e) {
      throw SalesforceFailures.unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceFailure(
          Fault.STOPPED, "The service was stopped; the next run goes on from the last cursor.");
    }
  }

  private Download download(HttpResponse<InputStream> response) throws IOException {
    var body = new Patient(response.body(), readTimeout);
    boolean packed =
        response.headers().firstValue("Content-Encoding").orElse("").equalsIgnoreCase("gzip");
    try {
      return new Download(
          response.statusCode(),
          response.headers(),
          packed ? new GZIPInputStream(body, BUFFER) : body);
    } catch (IOException e) {
      body.close();
      throw e;
    }
  }
}
