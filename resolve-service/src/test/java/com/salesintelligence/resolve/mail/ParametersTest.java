package com.salesintelligence.resolve.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "attachment; filename=a.pdf | a.pdf",
        "attachment; filename=\"a b.pdf\" | a b.pdf",
        "attachment; filename=This is a test.txt | This is a test.txt",
        "attachment; filename=\"a\\\"b\\\\c.pdf\" | a\"b\\c.pdf",
        "attachment; FileName = a.pdf ; size=3 | a.pdf",
        "attachment; filename*=utf-8''%e2%82%ac.pdf | €.pdf",
        "attachment; filename=x; filename*=iso-8859-1'en'%A3.pdf | £.pdf",
        "attachment; filename*0=\"long \"; filename*1=\"name.pdf\" | long name.pdf",
        "attachment; filename*0*=utf-8''%E2%82; filename*1*=%AC; filename*2=.pdf | €.pdf",
        "attachment; filename==?koi8-r?B?89DJ08/LLmRvYw==?= | Список.doc",
        "attachment; filename=\"=?utf-8?Q?=E2=82=AC.pdf?=\" | €.pdf",
        "attachment; filename=\"open | open",
        "attachment;;; filename=a.pdf | a.pdf",
        "attachment; size; filename=a.pdf | a.pdf"
      })
  void finds_the_name(String header, String name) {
    assertThat(Parameters.of(header, new Defects()).get("filename")).isEqualTo(name);
  }

  @Test
  void the_value_is_lower_case_without_comments() {
    assertThat(Parameters.of("Text/Plain (really); charset=x", new Defects()).value())
        .isEqualTo("text/plain");
    assertThat(Parameters.of(null, new Defects()).value()).isEmpty();
    assertThat(Parameters.of("text/plain", new Defects()).get("charset")).isNull();
  }
}
