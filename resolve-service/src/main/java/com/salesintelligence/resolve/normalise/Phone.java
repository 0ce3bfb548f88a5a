package com.salesintelligence.resolve.normalise;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/**
 * A number that can be called.
 *
 * @param e164 with country, without extension
 * @param extension empty when there is none
 */
public record Phone(String e164, String extension) {

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final int LONGEST = 64;

  /**
   * @param region of numbers that do not name their country, as ISO 3166 (US, DE)
   * @return empty when this is no number that could exist
   */
  public static Optional<Phone> of(String written, String region) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      PhoneNumber number = NUMBERS.parse(written, region);
      return NUMBERS.isPossibleNumber(number)
          ? Optional.of(
              new Phone(NUMBERS.format(number, PhoneNumberFormat.E164), number.getExtension()))
          : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  /** Both parts in one text. */
  public String text() {
    return extension.isEmpty() ? e164 : e164 + ";ext=" + extension;
  }
}
