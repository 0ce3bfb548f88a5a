package com.salesintelligence.local.sandbox.company;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers written so that they look like ids and can be read back: Gmail ids and Message-IDs.
 *
 * <p>Multiplying by an odd number modulo a power of two is reversible, so that no two numbers share
 * an id.
 */
public final class MessageIds {
  private static final int BITS = 56;
  private static final long MASK = (1L << BITS) - 1;
  private static final int NUMBER_BITS = 36;
  private static final long FACTOR = 0x9E3779B97F4A7CL | 1;
  private static final long GMAIL = 0x19L << BITS;
  private static final Pattern MESSAGE_ID = Pattern.compile("<?CAH([0-9a-z]+)@mail\\.[^>\\s]+>?");

  private final long seedMask;
  private final long generation;
  private final long inverse;

  public MessageIds(long seed, int generation) {
    this.seedMask = Dice.mix(seed) & MASK;
    this.generation = generation;
    long x = FACTOR;
    for (int i = 0; i < 6; i++) {
      x *= 2 - FACTOR * x;
    }
    this.inverse = x;
  }

  /** Gmail's id of the copy with this number. */
  public long gmailId(long number) {
    return GMAIL | scrambled(number);
  }

  String of(Mail mail) {
    return "<CAH"
        + Long.toString(scrambled(mail.number()), 36)
        + "@mail."
        + mail.from.domain()
        + ">";
  }

  /**
   * The number of the mail that has this Message-ID; empty when it is none of this generation's.
   */
  public OptionalLong numberOf(String messageId) {
    return Optional.of(MESSAGE_ID.matcher(messageId.trim()))
        .filter(Matcher::matches)
        .filter(matcher -> matcher.group(1).length() <= 12)
        .map(matcher -> number(Long.parseLong(matcher.group(1), 36)))
        .orElse(OptionalLong.empty());
  }

  private OptionalLong number(long scrambled) {
    long plain = ((scrambled ^ seedMask) * inverse) & MASK;
    return plain >>> NUMBER_BITS == generation
        ? OptionalLong.of(plain & ((1L << NUMBER_BITS) - 1))
        : OptionalLong.empty();
  }

  private long scrambled(long number) {
    return (((generation << NUMBER_BITS | number) * FACTOR) & MASK) ^ seedMask;
  }
}
