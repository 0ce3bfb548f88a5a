package com.salesintelligence.local.sandbox.company;

import java.util.ArrayList;
import java.util.List;

/** Writes what was said in a call; the same call always reads the same. */
public final class CallWriter {
  private static final Tables TABLES = Tables.of("calls.txt");
  private static final int SPOKEN = 51;
  private static final int MOST_TURNS = 24;
  private static final int MILLIS_PER_TURN = 45_000;

  private final Wording wording;
  private final long seed;

  CallWriter(long seed) {
    this.seed = seed;
    this.wording = new Wording(seed);
  }

  /** Empty when nobody answered. */
  public List<SpokenLine> lines(Call call) {
    if (!call.answered()) {
      return List.of();
    }
    var dice = Dice.of(seed, SPOKEN, call.number());
    int turns = Math.clamp(call.talkMillis() / MILLIS_PER_TURN, 2, MOST_TURNS);
    long step = call.talkMillis() / (turns + 3L);
    var lines = new ArrayList<SpokenLine>();
    long at = call.connectedAt();
    boolean byRep = call.outbound();
    for (int turn = 0; turn <= turns; turn++) {
      String section = turn < 2 ? "opening" : turn > turns - 2 ? "closing" : call.topic();
      lines.add(spoken(call, section, byRep, at, dice));
      if (section.equals(call.topic()) && dice.chance(0.3)) {
        lines.add(moment(call, byRep, at + 700, dice));
      }
      byRep = !byRep;
      at += step;
    }
    if (dice.chance(0.25)) {
      lines.add(new SpokenLine("ai_question", true, dice.pick(TABLES.get("questions")), at + 500));
    }
    return lines;
  }

  private SpokenLine spoken(Call call, String section, boolean byRep, long at, Dice dice) {
    String sentence = dice.pick(TABLES.get(section + (byRep ? ".rep" : ".customer")));
    return new SpokenLine("transcript", byRep, wording.said(sentence, call, dice), at);
  }

  private static SpokenLine moment(Call call, boolean byRep, long at, Dice dice) {
    String type = dice.chance(0.15) ? "custom_moment" : "moment";
    return new SpokenLine(type, byRep, dice.pick(TABLES.get("moments." + call.topic())), at);
  }
}
