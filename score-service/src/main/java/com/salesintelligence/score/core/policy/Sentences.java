package com.salesintelligence.score.core.policy;

import com.salesintelligence.score.core.facts.Deal;
import com.salesintelligence.score.core.facts.MailFacts;
import com.salesintelligence.score.core.facts.Talk;
import com.salesintelligence.score.core.facts.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The phrases that the explanations are made of. */
final class Sentences {

  private Sentences() {}

  static String times(long times) {
    return times == 0 ? "never" : times == 1 ? "once" : times == 2 ? "twice" : times + " times";
  }

  static String count(long number, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
  }

  static String amount(long amount) {
    return String.format(Locale.ROOT, "%,d", amount);
  }

  /** For example {@code Nina Ferrara and 2 others}; the number may exceed the names known. */
  static String people(List<Writer> writers, long number) {
    if (writers.isEmpty()) {
      return count(number, "person", "people");
    }
    String first = writers.getFirst().name();
    return switch ((int) number) {
      case 0, 1 -> first;
      case 2 -> first + " and " + (writers.size() > 1 ? writers.get(1).name() : "1 other");
      default -> first + " and " + (number - 1) + " others";
    };
  }

  /** For example {@code Nina Ferrara wrote 3 times}, of the last 7 days. */
  static String whoWrote(List<Writer> writers, long mails) {
    var active = writers.stream().filter(writer -> writer.days7() > 0).toList();
    String who = active.isEmpty() ? "They" : people(active, active.size());
    return who + " wrote " + times(mails);
  }

  static String lastWriter(MailFacts mails) {
    return mails.lastInboundFrom().isEmpty() ? "Somebody" : mails.lastInboundFrom();
  }

  static String talks(Talk talk, String subject) {
    String when = talk.newest().map(at -> ", last on " + Today.day(at)).orElse("");
    return talk.newestFrom()
        + " wrote about "
        + subject
        + (talk.count() > 1
            ? " (" + count(talk.count(), "mail", "mails") + " in 60 days" + when + ")"
            : when.replace(", last", ""));
  }

  static String closes(Deal deal, LocalDate day, Today today) {
    return "Opportunity "
        + deal.title()
        + (today.daysUntil(day) < 0
            ? " should have closed on " + Today.day(day)
            : " closes " + today.ahead(day));
  }

  static String closed(Deal deal) {
    return deal.title() + deal.closing().map(day -> " on " + Today.day(day)).orElse("");
  }

  static List<String> firstOf(List<String> one, List<String> other) {
    return Stream.of(one, other).flatMap(keys -> keys.stream().limit(2)).toList();
  }
}
