package com.salesintelligence.local.sandbox.company;

/** Salesforce's record ids: 15 characters and a suffix of 3 that tells their case. */
public final class SalesforceId {
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String SUFFIX = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

  private SalesforceId() {}

  /**
   * The id of record {@code number} of a generation; two ids are the same only when all parts are.
   *
   * @param prefix three characters that tell the object type, such as 001 for Account
   */
  public static String of(String prefix, long seed, int generation, long number) {
    String origin = digits(Long.remainderUnsigned(Dice.mix(seed), 62 * 62), 2);
    return with18Characters(prefix + origin + digits(generation, 3) + digits(number, 7));
  }

  public static String with18Characters(String fifteen) {
    var id = new StringBuilder(18).append(fifteen);
    for (int block = 0; block < 3; block++) {
      int bits = 0;
      for (int i = 0; i < 5; i++) {
        char c = fifteen.charAt(block * 5 + i);
        bits |= (c >= 'A' && c <= 'Z' ? 1 : 0) << i;
      }
      id.append(SUFFIX.charAt(bits));
    }
    return id.toString();
  }

  private static String digits(long number, int length) {
    var text = new char[length];
    long rest = number;
    for (int i = length - 1; i >= 0; i--) {
      text[i] = DIGITS.charAt((int) (rest % 62));
      rest /= 62;
    }
    return new String(text);
  }
}
