package com.salesintelligence.resolve.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailDateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Fri, 21 Nov 1997 09:55:06 -0600 | 1997-11-21T15:55:06Z",
        "21 Nov 97 09:55 GMT | 1997-11-21T09:55:00Z",
        "Fri, 21 Nov 1997 09(comment):   55  :  06 -0600 | 1997-11-21T15:55:06Z",
        "Thu, 13 Feb 1969 23:32 -0330 (Newfoundland Time) | 1969-02-14T03:02:00Z",
        "Wed, 11 Feb 98 11:51 CST | 1998-02-11T17:51:00Z",
        "Tue, 22 Jan 2002 14:35:28 UT | 2002-01-22T14:35:28Z",
        "Mon, 2 May 2005 16:07:05 +05:30 | 2005-05-02T10:37:05Z",
        "2 May 2005 16:07:05 | 2005-05-02T16:07:05Z",
        "Monday, 02-May-05 16:07:05 EDT | 2005-05-02T20:07:05Z",
        "Mon May  2 16:07:05 2005 | 2005-05-02T16:07:05Z",
        "Mon, 2 May 2005 4:07:05 PM +0000 | 2005-05-02T16:07:05Z",
        "2005-05-02T16:07:05Z | 2005-05-02T16:07:05Z",
        "2005-05-02 16:07:05 | 2005-05-02T16:07:05Z",
        "Sat, 31 Dec 2016 23:59:60 +0000 | 2016-12-31T23:59:59Z"
      })
  void reads(String header, String instant) {
    assertThat(MailDate.parse(header)).contains(Instant.parse(instant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "now", "Malformed Date.", "Pn, 29 paX 2007 21:13:00 +0100", "31 Feb 2005 10:00:00 GMT",
        "Wed, 15 Dec 2010    59:10 -0500", "<HR>", "99999999999999999999 Nov 2005 10:00", ":::",
            "(((("
      })
  void refuses(String header) {
    assertThat(MailDate.parse(header)).isEmpty();
  }
}
