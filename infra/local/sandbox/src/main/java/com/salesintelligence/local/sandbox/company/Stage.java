package com.salesintelligence.local.sandbox.company;

/** Where a deal stands, in Salesforce's standard words. */
public enum Stage {
  PROSPECTING("Prospecting", 10),
  QUALIFICATION("Qualification", 20),
  NEEDS("Needs Analysis", 35),
  PROPOSAL("Proposal/Price Quote", 65),
  NEGOTIATION("Negotiation/Review", 80),
  WON("Closed Won", 100),
  LOST("Closed Lost", 0);

  private final String label;
  private final int probability;

  Stage(String label, int probability) {
    this.label = label;
    this.probability = probability;
  }

  public String label() {
    return label;
  }

  public int probability() {
    return probability;
  }

  public boolean closed() {
    return this == WON || this == LOST;
  }

  /** The stage that usually comes next. */
  public Stage next() {
    return switch (this) {
      case PROSPECTING -> QUALIFICATION;
      case QUALIFICATION -> NEEDS;
      case NEEDS -> PROPOSAL;
      case PROPOSAL -> NEGOTIATION;
      case NEGOTIATION, WON -> WON;
      case LOST -> LOST;
    };
  }

  Fields on(Fields fields) {
    return fields
        .with("StageName", label)
        .with("Probability", probability)
        .with("IsClosed", closed())
        .with("IsWon", this == WON);
  }
}
