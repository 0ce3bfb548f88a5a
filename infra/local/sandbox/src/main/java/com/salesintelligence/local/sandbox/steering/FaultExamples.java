package com.salesintelligence.local.sandbox.steering;

import java.util.LinkedHashMap;
import java.util.Map;

/** The orders for failures, each with a body that can be sent as it stands. */
final class FaultExamples {
  static final Map<String, String> ALL = all();

  private FaultExamples() {}

  private static Map<String, String> all() {
    var all = new LinkedHashMap<String, String>();
    all.put(
        "the next 20 calls are refused, to be tried again in two seconds, as a header says too",
        "{'source':'salesforce','fault':'429','count':20,'millis':2000,'retry_after':true}");
    all.put(
        "each part of a batch but not the batch fails, a fifth of them until a time",
        "{'source':'gmail','fault':'429','parts':true,'share':0.2,'to':'2030-01-01T00:00:00Z'}");
    all.put(
        "every third query fails, for good",
        "{'source':'salesforce','fault':'500','path':'/services/data/*/query*','every':3}");
    all.put("as a quota that is used up", "{'source':'gmail','fault':'403'}");
    all.put("the token or session ends", "{'source':'salesforce','fault':'401'}");
    all.put("a proxy's failure, in HTML", "{'source':'salesforce','fault':'502'}");
    all.put("one moment of maintenance", "{'source':'gmail','fault':'503'}");
    all.put("the answer waits", "{'source':'gmail','fault':'slow','millis':3000}");
    all.put(
        "the answer drips, so many bytes a second",
        "{'source':'salesforce','fault':'drip','rate':500}");
    all.put("the connection closes without an answer", "{'source':'gmail','fault':'cut'}");
    all.put(
        "the connection closes within the body, after so many bytes",
        "{'source':'salesforce','fault':'truncated','bytes':30}");
    all.put(
        "the connection is reset within the body",
        "{'source':'salesforce','fault':'reset','bytes':30}");
    all.put("HTML instead of JSON, with status 200", "{'source':'gmail','fault':'html'}");
    all.put(
        "history that was known is known no more",
        "{'source':'gmail','fault':'stale-history','path':'/gmail/v1/users/*/history'}");
    all.put(
        "a mail is not yet there, as right after its push",
        "{'source':'gmail','fault':'not-found','path':'/gmail/v1/users/*/messages/*'}");
    all.put(
        "the place where a query goes on is lost",
        "{'source':'salesforce','fault':'expired-locator','path':'/services/data/*/query/*'}");
    all.replaceAll((_, body) -> body.replace('\'', '"'));
    return all;
  }
}
