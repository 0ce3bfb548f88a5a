package com.salesintelligence.local.sandbox.company;

import java.util.List;

/** How an account is doing, which shows in its mails and deals. */
public enum Story {
  HOT(12, 2.4, List.of("pricing", "budget", "security", "legal", "budget")),
  RENEWAL(12, 1.2, List.of("renewal", "renewal", "budget", "thanks")),
  NEW_LOGO(14, 1.0, List.of("intro", "demo", "demo", "pricing")),
  STEADY(20, 0.8, List.of("rollout", "thanks", "meeting", "rollout")),
  TROUBLED(8, 1.3, List.of("delivery", "delivery", "meeting")),
  COOLING(14, 0.8, List.of("pricing", "demo", "stall", "meeting")),
  SILENT(14, 0.25, List.of("intro", "stall")),
  LOST(6, 0.6, List.of("pricing", "stall", "stall"));

  private static final int TOTAL = 100;

  private final int share;
  private final double volume;

  @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
  private final List<String> topics;

  Story(int share, double volume, List<String> topics) {
    this.share = share;
    this.volume = volume;
    this.topics = topics;
  }

  static Story pick(Dice dice) {
    int point = dice.below(TOTAL);
    for (Story story : values()) {
      point -= story.share;
      if (point < 0) {
        return story;
      }
    }
    return STEADY;
  }

  /** How much mail compared with others. */
  double volume() {
    return volume;
  }

  String topic(Dice dice) {
    return dice.pick(topics);
  }

  /** Days before the present at which a conversation begins. */
  double age(Dice dice) {
    double u = dice.unit();
    return switch (this) {
      case HOT -> 90 * StrictMath.pow(u, 2.4);
      case RENEWAL -> dice.chance(0.6) ? 30 * StrictMath.pow(u, 1.3) : 180 * u;
      case NEW_LOGO -> 45 * StrictMath.pow(u, 1.2);
      case STEADY -> 180 * u;
      case TROUBLED -> 100 * StrictMath.pow(u, 1.6);
      case COOLING -> 45 + 135 * u;
      case SILENT -> 95 + 85 * u;
      case LOST -> 70 + 105 * u;
    };
  }

  boolean customer() {
    return this == RENEWAL || this == STEADY || this == TROUBLED;
  }
}
