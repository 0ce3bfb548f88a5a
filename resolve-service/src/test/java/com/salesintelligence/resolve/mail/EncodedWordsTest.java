package com.salesintelligence.resolve.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodedWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "plain | plain",
        "=?utf-8?Q?caf=C3=A9_au_lait?= | café au lait",
        "=?UTF-8?b?Y2Fmw6k=?= | café",
        "=?iso-8859-1*en?q?a=E9b?= | aéb",
        "=?utf-8?Q?a?= =?utf-8?Q?b?= | ab",
        "=?utf-8?Q?a?= b =?utf-8?Q?c?= | a b c",
        "Re: =?utf-8?Q?a?= | Re: a",
        "=?utf-8?B?44G+?= =?utf-8?B?44G/?= | まみ",
        "=?utf-8?B?44G=?= =?utf-8?B?vg==?= | ま",
        "=?utf-8?Q?=E3=81?= =?utf-8?Q?=BE?= | ま",
        "=?utf-8?Q?a b?= | a b",
        "=?utf-8?Q?open end | open end",
        "=?NONE?B?VEVTVA=?= | TEST",
        "=?utf-8?X?abc?= | =?utf-8?X?abc?=",
        "a =? b ?= c | a =? b ?= c",
        "=?utf-8?Q??= | ~~",
        "=?iso-2022-jp?B?GyRCJEYkOSRIGyhC?= | てすと",
        "=?gb2312?B?1tDOxA==?=x=?koi8-r?Q?=D0?= | 中文xп"
      })
  void decodes(String written, String text) {
    assertThat(EncodedWords.decode(written, "subject", new Defects())).isEqualTo(text);
  }

  @Test
  void a_word_without_end_is_a_defect() {
    var defects = new Defects();
    EncodedWords.decode("=?utf-8?Q?open", "subject", defects);
    assertThat(defects.list()).singleElement().asString().contains("without an end");
  }
}
