package com.salesintelligence.local.pubsub.push;

import com.google.pubsub.v1.PushConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * The token that tells an endpoint who calls. It has Google's claims and no signature: nobody here
 * can sign for Google.
 */
record PushToken(PushConfig config, InstantSource clock) {

  private static final Duration VALID = Duration.ofHours(1);

  Optional<String> header() {
    return config.hasOidcToken() ? Optional.of("Bearer " + token()) : Optional.empty();
  }

  private String token() {
    String email = config.getOidcToken().getServiceAccountEmail();
    String audience =
        config.getOidcToken().getAudience().isEmpty()
            ? config.getPushEndpoint()
            : config.getOidcToken().getAudience();
    Instant now = clock.instant();
    String claims =
        String.format(
            Locale.ROOT,
            "{\"aud\":\"%s\",\"azp\":\"%s\",\"email\":\"%s\",\"email_verified\":true,"
                + "\"exp\":%d,\"iat\":%d,\"iss\":\"https://accounts.google.com\",\"sub\":\"%s\"}",
            escaped(audience),
            escaped(email),
            escaped(email),
            now.plus(VALID).getEpochSecond(),
            now.getEpochSecond(),
            escaped(email));
    return encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + encoded(claims) + ".";
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ");
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
