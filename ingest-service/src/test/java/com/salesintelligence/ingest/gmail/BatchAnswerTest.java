package com.salesintelligence.ingest.gmail;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.ingest.gmail.BatchAnswer.Part;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchAnswerTest {

  private static final String TWO =
      """
      --b
      Content-Type: application/http
      Content-ID: <response-1>

      HTTP/1.1 200 OK
      Content-Type: application/json

      {
        "id": "one"
      }
      --b
      content-id: response-0

      HTTP/1.1 429 Too Many Requests
      Retry-After: 7

      {"id": "--b"}
      --b--
      """;

  private static List<Part> parts(String text) {
    return BatchAnswer.parts(text.getBytes(StandardCharsets.UTF_8), "b", 2);
  }

  private static String body(Part part) {
    return new String(part.body(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void eachPartIsReadWithWhatItAnswers(String lineBreak) {
    var parts = parts(TWO.replace("\n", lineBreak));

    assertThat(parts).extracting(Part::call).containsExactly(1, 0);
    assertThat(parts).extracting(Part::status).containsExactly(200, 429);
    assertThat(parts).extracting(Part::retryAfter).containsExactly("", "7");
    assertThat(body(parts.getFirst()).lines()).containsExactly("{", "  \"id\": \"one\"", "}");
    assertThat(body(parts.getLast())).isEqualTo("{\"id\": \"--b\"}");
  }

  @Test
  void aPartThatIsCutShortIsLeftOut() {
    for (int length = 0; length < TWO.lastIndexOf("--b"); length++) {
      var parts = parts(TWO.substring(0, length));

      assertThat(parts).hasSizeLessThan(2).allMatch(part -> body(part).endsWith("}"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--b",
        "--b--",
        "--b\n",
        "<html>maintenance</html>",
        "--b\n\nHTTP/1.1 OK\n\n{}\n--b--",
        "--b\n\nHTTP/1.1 2000 OK\n\n{}\n--b--",
        "--other\n\nHTTP/1.1 200 OK\n\n{}\n--other--"
      })
  void whatIsNoBatchAnswerHasNoParts(String text) {
    assertThat(parts(text)).isEmpty();
  }

  @Test
  void partsWithoutNumbersAnswerTheCallsInTheirOrder() {
    var parts = parts(TWO.replaceAll("(?i)content-id: .*\n", ""));

    assertThat(parts).extracting(Part::call).containsExactly(0, 1);
  }
}
