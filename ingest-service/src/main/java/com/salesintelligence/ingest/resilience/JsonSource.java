package com.salesintelligence.ingest.resilience;

import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import java.net.http.HttpClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A source that speaks JSON over HTTP.
 *
 * @param title as people call it
 * @param name as settings call it
 */
public record JsonSource(String title, String name) {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  public static RestClient client(Duration connectTimeout, Duration readTimeout) {
    var client = HttpClient.newBuilder().connectTimeout(connectTimeout).build();
    var requests = new JdkClientHttpRequestFactory(client);
    requests.setReadTimeout(readTimeout);
    return RestClient.builder().requestFactory(requests).build();
  }

  /** An answer, which is always an object. */
  public JsonNode object(byte[] bytes) {
    try {
      var tree = MAPPER.readTree(bytes);
      if (!tree.isObject()) {
        throw unreadable(null);
      }
      return tree;
    } catch (JacksonException e) {
      throw unreadable(e);
    }
  }

  public SourceFailure unreadable(@Nullable Throwable cause) {
    return new SourceFailure(
        Fault.SOURCE_ANSWER_UNREADABLE,
        "%s's answer is not the JSON of its API; check that ingest.%s.root-url is %s's."
            .formatted(title, name, title),
        null,
        cause);
  }

  public SourceFailure unreachable(Throwable cause) {
    return new SourceFailure(
        Fault.SOURCE_UNAVAILABLE, title + " could not be reached.", null, cause);
  }
}
