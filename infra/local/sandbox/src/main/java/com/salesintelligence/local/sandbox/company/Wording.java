package com.salesintelligence.local.sandbox.company;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Chooses the sentences of a mail; the same mail always reads the same. */
final class Wording {
  private static final Tables TABLES = Tables.of("sentences.txt");
  private static final List<String> DAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
  private static final int FACTS = 20;
  private static final int TEXT = 21;
  private static final long CALL_FACTS = 1L << 40;

  private final long seed;

  Wording(long seed) {
    this.seed = seed;
  }

  Dice dice(Mail mail) {
    return Dice.of(seed, TEXT, mail.thread.number, mail.position);
  }

  String subject(Mail mail) {
    var thread = mail.thread;
    var dice = Dice.of(seed, TEXT, thread.number);
    String subject = fill(dice.pick(TABLES.get(thread.topic + ".subject")), mail, dice);
    return mail.position == 0 ? subject : "Re: " + subject;
  }

  /** Greeting, sentences, closing and signature, as lines. */
  List<String> lines(Mail mail) {
    var dice = dice(mail);
    var lines = new ArrayList<String>();
    lines.add(greeting(mail, dice));
    lines.add("");
    lines.add(paragraph(mail, dice));
    lines.add("");
    lines.add(dice.pick(TABLES.get("closing")) + ",");
    sign(mail.from, lines);
    return lines;
  }

  private String greeting(Mail mail, Dice dice) {
    String given = mail.to.getFirst().given();
    return dice.pick(TABLES.get("greeting")).replace("{given}", given);
  }

  private String paragraph(Mail mail, Dice dice) {
    var sentences = TABLES.get(mail.thread.topic + "." + move(mail));
    int first = dice.below(sentences.size());
    var text = new StringBuilder(fill(sentences.get(first), mail, dice));
    if (sentences.size() > 1 && dice.chance(0.4)) {
      text.append(' ').append(fill(sentences.get((first + 1) % sentences.size()), mail, dice));
    }
    if (mail.thread.account != null && dice.chance(0.5)) {
      text.append(' ')
          .append(dice.pick(TABLES.get(mail.byRep() ? "common.rep" : "common.customer")));
    }
    return text.toString();
  }

  private static String move(Mail mail) {
    if (mail.thread.topic.equals("internal")) {
      return mail.position == 0 ? "ask" : "answer";
    }
    if (mail.byRep()) {
      return mail.position == 0 ? "offer" : "answer";
    }
    return mail.position == 0 ? "ask" : "reply";
  }

  private static void sign(Party from, List<String> lines) {
    lines.add(from.name());
    if (!from.title().isEmpty()) {
      lines.add("-- ");
      lines.add(from.title());
      lines.add(from.address());
    }
  }

  /** What a conversation is about stays the same through all of its mails. */
  private String fill(String sentence, Mail mail, Dice dice) {
    var thread = mail.thread;
    return fill(sentence, name -> value(name, thread.number, thread.account, begin(mail), dice));
  }

  private static long begin(Mail mail) {
    return mail.thread.mails.getFirst().sentAt;
  }

  /** A sentence of a call. */
  String said(String sentence, Call call, Dice dice) {
    long facts = CALL_FACTS | call.number();
    Party other = call.other();
    return fill(
        sentence,
        name ->
            switch (name) {
              case "rep" -> call.rep().given();
              case "given" -> other == null ? "there" : other.given();
              default -> value(name, facts, call.account(), call.startedAt(), dice);
            });
  }

  private static String fill(String sentence, UnaryOperator<String> value) {
    if (sentence.indexOf('{') < 0) {
      return sentence;
    }
    var text = new StringBuilder(sentence.length() + 32);
    int at = 0;
    for (int open = sentence.indexOf('{'); open >= 0; open = sentence.indexOf('{', at)) {
      int close = sentence.indexOf('}', open);
      text.append(sentence, at, open).append(value.apply(sentence.substring(open + 1, close)));
      at = close + 1;
    }
    return text.append(sentence, at, sentence.length()).toString();
  }

  private String value(
      String name, long conversation, @Nullable Account account, long begin, Dice dice) {
    var facts = Dice.of(seed, FACTS, conversation);
    return switch (name) {
      case "product" -> facts.pick(TABLES.get("product"));
      case "city" -> facts.pick(TABLES.get("city"));
      case "account" -> account == null ? "your company" : account.name;
      case "seats" -> Integer.toString(20 + 10 * facts.below(40));
      case "amount" ->
          NumberFormat.getIntegerInstance(Locale.US).format(4_000 + 500L * facts.below(240))
              + " EUR";
      case "date" -> DATE.format(at(begin + 86_400_000L * (14 + facts.below(50))));
      case "day" -> dice.pick(DAYS);
      default -> throw new IllegalStateException("A sentence asks for " + name);
    };
  }

  private static OffsetDateTime at(long millis) {
    return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
  }
}
