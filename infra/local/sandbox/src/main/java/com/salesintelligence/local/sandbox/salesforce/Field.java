package com.salesintelligence.local.sandbox.salesforce;

/**
 * A field of an object type.
 *
 * @param place where rows keep it
 */
public record Field(String name, Type type, int place) {
  /** What a field holds, and so how it is compared and written. */
  public enum Type {
    TEXT,
    NUMBER,
    BOOLEAN,
    DATE,
    DATETIME
  }

  boolean custom() {
    return name.endsWith("__c");
  }

  static Field of(String described, int place) {
    int colon = described.indexOf(':');
    if (colon < 0) {
      return new Field(described, Type.TEXT, place);
    }
    var type =
        switch (described.charAt(colon + 1)) {
          case 'n' -> Type.NUMBER;
          case 'b' -> Type.BOOLEAN;
          case 'd' -> Type.DATE;
          default -> Type.DATETIME;
        };
    return new Field(described.substring(0, colon), type, place);
  }
}
