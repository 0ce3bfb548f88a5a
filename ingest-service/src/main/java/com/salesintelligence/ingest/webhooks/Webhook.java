package com.salesintelligence.ingest.webhooks;

/** Takes what one source says of its records, once it has proved to be that source. */
public interface Webhook {

  String source();

  /** Returns at once: what the request names is read afterwards. */
  Verdict take(Incoming request);
}
