package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.hooks.Parcel;
import com.salesintelligence.local.sandbox.hooks.Signing;
import com.salesintelligence.local.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events on their way, signed anew for each attempt. */
record HubParcel(String url, List<Map<String, @Nullable Object>> events, InstantSource clock)
    implements Parcel {
  @Override
  public Map<String, ? extends @Nullable Object> about() {
    return Map.of(
        "events",
        events.stream().map(event -> String.valueOf(event.get("subscriptionType"))).toList());
  }

  @Override
  public Letter letter(int attempt) {
    var numbered = events.stream().map(event -> numbered(event, attempt)).toList();
    var body = new String(Json.bytes(numbered), StandardCharsets.UTF_8);
    String timestamp = Long.toString(clock.millis());
    String signature = Signing.base64("POST" + url + body + timestamp, Access.CLIENT_SECRET);
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", "application/json");
    headers.put("X-HubSpot-Request-Timestamp", timestamp);
    headers.put("X-HubSpot-Signature-v3", signature);
    return new Letter(headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, @Nullable Object> numbered(
      Map<String, @Nullable Object> event, int attempt) {
    var numbered = new LinkedHashMap<>(event);
    numbered.put("attemptNumber", attempt);
    return numbered;
  }
}
