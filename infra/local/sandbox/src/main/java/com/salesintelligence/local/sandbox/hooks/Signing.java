package com.salesintelligence.local.sandbox.hooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 in the two forms in which the sources use it. */
public final class Signing {
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
  private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

  private Signing() {}

  /** A JSON web token of this payload. */
  public static String jwt(byte[] payload, String secret) {
    String signed =
        URL.encodeToString(HEADER.getBytes(StandardCharsets.US_ASCII))
            + "."
            + URL.encodeToString(payload);
    return signed + "." + URL.encodeToString(hmac(signed, secret));
  }

  public static String base64(String text, String secret) {
    return Base64.getEncoder().encodeToString(hmac(text, secret));
  }

  private static byte[] hmac(String text, String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      // An empty key is none for Java; HMAC pads keys with zeros, so that one zero means the same.
      byte[] key = secret.isEmpty() ? new byte[1] : secret.getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
