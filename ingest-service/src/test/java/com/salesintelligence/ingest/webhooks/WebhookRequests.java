package com.salesintelligence.ingest.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Signs as the sources do, rightly and wrongly. */
public final class WebhookRequests {

  public static final String SECRET = "0f6d4a52-secret";
  public static final String URI = "https://ingest.example.com/webhooks/hubspot";

  private static final Base64.Encoder TOKEN = Base64.getUrlEncoder().withoutPadding();

  private WebhookRequests() {}

  public static Incoming hubspot(String body, long timestamp, String secret) {
    var text = "POST" + URI + body + timestamp;
    var signature =
        Base64.getEncoder().encodeToString(new Signatures(secret).of(text.getBytes(UTF_8)));
    return request(
        body,
        Map.of(
            "X-HubSpot-Signature-v3",
            signature,
            "X-HubSpot-Request-Timestamp",
            Long.toString(timestamp)));
  }

  public static Incoming request(String body, Map<String, String> headers) {
    var lower = new HashMap<String, String>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    return new Incoming(
        "POST", URI, name -> lower.get(name.toLowerCase(Locale.ROOT)), body.getBytes(UTF_8));
  }

  public static Incoming token(String header, String payload, String secret) {
    var signed = part(header) + "." + part(payload);
    return request(
        signed + "." + TOKEN.encodeToString(new Signatures(secret).of(signed.getBytes(UTF_8))),
        Map.of());
  }

  public static String part(String json) {
    return TOKEN.encodeToString(json.getBytes(UTF_8));
  }
}
