package com.salesintelligence.resolve.core;

/** The rules that link an address or a record to an account, most decisive first. */
public enum Rule {
  MANUAL_MAPPING("manual-mapping", "manual", 1.0),
  EXACT_ADDRESS("exact-address", "exact", 1.0),
  CANONICAL_ADDRESS("canonical-address", "fuzzy", 0.98),
  COMPANY_DOMAIN("company-domain", "fuzzy", 0.9),
  SOURCE_REFERENCE("source-reference", "exact", 1.0);

  private final String id;
  private final String confidence;
  private final double probability;

  Rule(String id, String confidence, double probability) {
    this.id = id;
    this.confidence = confidence;
    this.probability = probability;
  }

  public String id() {
    return id;
  }

  /** exact, fuzzy or manual. */
  public String confidence() {
    return confidence;
  }

  /** 0 to 1. */
  public double probability() {
    return probability;
  }
}
