package com.salesintelligence.local.pubsub.schema;

/** Keeps texts away from parsers that they would send into an endless recursion. */
final class Nesting {

  static final int DEEPEST = 100;

  private Nesting() {}

  static void check(String text) throws InvalidSchemaException {
    if (!isShallow(text)) {
      throw new InvalidSchemaException("it is nested more than 100 levels deep");
    }
  }

  static boolean isShallow(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{' || c == '[' || c == '(') {
        depth++;
      } else if (c == '}' || c == ']' || c == ')') {
        depth--;
      }
      if (depth > DEEPEST) {
        return false;
      }
    }
    return true;
  }
}
