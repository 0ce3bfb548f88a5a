package com.salesintelligence.resolve.core;

/**
 * Names one record of one source.
 *
 * @param source GMAIL, SALESFORCE, …
 * @param objectType as the source calls it, for example Contact
 */
public record RecordKey(String source, String objectType, String externalId) {

  public static RecordKey mail(String messageId) {
    return new RecordKey("GMAIL", "message", messageId);
  }

  public static RecordKey salesforce(String objectType, String id) {
    return new RecordKey("SALESFORCE", objectType, id);
  }
}
