package com.salesintelligence.resolve.core;

import com.salesintelligence.resolve.publicsuffix.PublicSuffixes;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** Reads and matches mails as the service does, without storing them. */
public final class MailReadings {

  private final MailReading reading;
  private final Directory directory;

  public MailReadings(ReadMail readMail) {
    var company = new OwnCompany(Set.of(Given.OWN_DOMAIN));
    reading = new MailReading(readMail, company);
    directory =
        new Directory(
            new MatchPolicy(
                company, SharedDomains.with(List.of(), List.of()), new PublicSuffixes()),
            InstantSource.system());
    for (int i = 0; i < 50; i++) {
      directory.learn(Given.account("A" + i, 1, "acme" + i + ".example"));
    }
  }

  /** The number of people in the mail that are known. */
  public int readAndMatch(String id, byte[] rfc822) {
    var received =
        new ReceivedMail(
            id, 1, "maya", "t", List.of("INBOX"), Given.NOW, "", rfc822, rfc822.length, false);
    var fact = (MailFact) reading.read(received);
    directory.learn(fact);
    return directory.linksOf(fact.participants()).size();
  }
}
