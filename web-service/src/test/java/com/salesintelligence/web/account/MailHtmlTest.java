package com.salesintelligence.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailHtmlTest {

  private final MailHtml html = new MailHtml();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<p onclick=alert(1)>a</p>",
        "<a href=\"javascript:alert(1)\">a</a>",
        "<iframe src=https://x.example></iframe>",
        "<form action=https://x.example><input></form>",
        "<style>*{color:red}</style>",
        "<svg/onload=alert(1)>",
        "<base href=https://x.example>",
        "<meta http-equiv=refresh content=0>",
        "<p style=\"background:url(https://x.example)\">a</p>",
        "<object data=x></object>"
      })
  void nothingActiveOrRemoteIsLeft(String hostile) {
    var body = html.frame(hostile).replaceFirst("(?s).*<body>", "");
    assertThat(body)
        .doesNotContainIgnoringCase(
            "script", "onerror", "onclick", "onload", "<iframe", "<form", "<input", "<style",
            "<svg", "<base", "<meta", "style=", "<object", "<img");
  }

  @Test
  void contentStays() {
    assertThat(
            html.frame(
                "<p>Hi <b>Ana</b></p><table><tr><td>1</td></tr></table><a href=\"https://x.example\">x</a>"))
        .contains("<b>Ana</b>", "<td>1</td>", "href=\"https://x.example\"", "nofollow");
  }
}
