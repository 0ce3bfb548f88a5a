package com.salesintelligence.web.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PayloadPreviewTest {

  @Test
  void textIsShownAsText() {
    var preview = PayloadPreview.of("{\"name\":\"Łódź 🌊\"}\n".getBytes(UTF_8));
    assertThat(preview.form()).isEqualTo("text");
    assertThat(preview.shown()).contains("Łódź 🌊");
    assertThat(preview.whole()).isTrue();
  }

  @Test
  void brokenTextIsShownAsBytes() {
    var preview = PayloadPreview.of(new byte[] {(byte) 0xff, 'A', 0});
    assertThat(preview.form()).isEqualTo("hexadecimal");
    assertThat(preview.shown()).startsWith("000000  ff 41 00").contains("·A·");
  }

  @Test
  void longTextIsCutBetweenCharacters() {
    var preview = PayloadPreview.of("ł".repeat(100_000).getBytes(UTF_8));
    assertThat(preview.form()).isEqualTo("text");
    assertThat(preview.shown()).matches("ł+");
    assertThat(preview.size()).isEqualTo(200_000);
    assertThat(preview.whole()).isFalse();
  }

  @Property(tries = 500)
  void anyBytesCanBeShown(@ForAll byte[] payload) {
    var preview = PayloadPreview.of(payload);
    assertThat(preview.size()).isEqualTo(payload.length);
    assertThat(preview.shown().chars())
        .noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
  }
}
