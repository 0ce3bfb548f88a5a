package com.salesintelligence.resolve.mail;

import com.salesintelligence.resolve.core.MailReadings;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/** Measures what reading, matching and row building of an ordinary mail costs; run by hand. */
final class MailReadingBench {

  private static final int ROUNDS = 8;
  private static final int MAILS = 20_000;

  private MailReadingBench() {}

  public static void main(String[] args) {
    byte[][] mails = new byte[500][];
    for (int i = 0; i < mails.length; i++) {
      mails[i] = mail(i);
    }
    System.out.printf("%d bytes a mail%n", mails[0].length);
    var readings = new MailReadings(new MimeMailReader(MailLimits.DEFAULT));
    for (int round = 0; round < ROUNDS; round++) {
      long cpu = cpu();
      long rows = 0;
      for (int i = 0; i < MAILS; i++) {
        rows += readings.readAndMatch("m" + i, mails[i % mails.length]);
      }
      System.out.printf(
          "round %d: %.1f µs CPU a mail (%d links)%n",
          round, (cpu() - cpu) / 1_000.0 / MAILS, rows);
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static byte[] mail(int i) {
    var received =
        "Received: from mx%d.example.net (mx%d.example.net [10.0.0.1]) by relay with ESMTPS id x%d;\r\n\tThu, 19 Nov 2026 09:00:00 +0000 (UTC)\r\n";
    var text =
        "Hi Maya,\r\n\r\nthanks for the call, we would like to go on with the renewal for the next year.\r\n"
            .repeat(6);
    var html =
        "<p>Hi Maya,</p><p>thanks for the call, we would like to go on with the renewal.</p>"
            .repeat(8);
    return (received.formatted(i, i, i).repeat(3)
            + "From: =?utf-8?Q?J=C3=B6hn_Doe?= <john%d@acme%d.example>\r\nTo: Maya Lindqvist <maya.lindqvist@harborlight.example>, Bob <bob%d@acme%d.example>\r\n"
                .formatted(i, i % 50, i, i % 50)
            + "Subject: Re: Renewal\r\nDate: Thu, 19 Nov 2026 09:00:00 +0000\r\nMessage-ID: <%d@acme.example>\r\nIn-Reply-To: <0@harborlight.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"=_b1\"\r\n\r\n--=_b1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                .formatted(i)
            + text
            + "\r\n--=_b1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 7bit\r\n\r\n"
            + html
            + "\r\n--=_b1--\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
