package com.salesintelligence.score.core.facts;

/**
 * What people of the account speak of.
 *
 * @param budget budget, prices, quotes, orders
 * @param renewal renewals and contracts
 * @param trouble complaints and cancellations
 */
public record TalkFacts(Talk budget, Talk renewal, Talk trouble) {

  public static final TalkFacts NONE = new TalkFacts(Talk.NONE, Talk.NONE, Talk.NONE);
}
