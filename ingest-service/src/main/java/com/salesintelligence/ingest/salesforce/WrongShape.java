package com.salesintelligence.ingest.salesforce;

/** A record has another shape than Salesforce documents; the message names the field. */
final class WrongShape extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongShape(String field, String expected) {
    super(
        "Salesforce sent a record whose field %s is not %s: correct it there, or read it as it is."
            .formatted(field, expected));
  }
}
