package com.salesintelligence.ingest.dialpad;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.salesintelligence.ingest.webhooks.Signatures;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON web token that was signed with HS256 and nothing else.
 *
 * @param signed what the signature covers: no two tokens that say different things share it
 */
record SignedToken(String signed, JsonNode payload) {

  private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

  /** Empty when it is none, or is signed in any other way or by anybody else. */
  static Optional<SignedToken> of(byte[] body, Signatures signatures) {
    var parts = new String(body, US_ASCII).strip().split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    var signed = parts[0] + "." + parts[1];
    try {
      var own = signatures.of(signed.getBytes(US_ASCII));
      if (!Signatures.same(own, BASE64.decode(parts[2])) || !hs256(json(parts[0]))) {
        return Optional.empty();
      }
      return Optional.of(json(parts[1])).map(payload -> new SignedToken(signed, payload));
    } catch (IllegalArgumentException | JacksonException e) {
      return Optional.empty();
    }
  }

  /** Extensions that a token calls critical are not known here. */
  private static boolean hs256(JsonNode header) {
    return header.path("alg").asString("").equals("HS256") && !header.has("crit");
  }

  private static JsonNode json(String part) {
    return JsonMapper.shared().readTree(BASE64.decode(part));
  }
}
