package com.salesintelligence.ingest.hubspot;

/** One record is not as HubSpot describes it. */
final class WrongShape extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongShape(String field, String expected) {
    super("%s is not %s.".formatted(field, expected));
  }
}
