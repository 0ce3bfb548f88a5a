package com.salesintelligence.ingest.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over values, one after the other. */
public final class Digest {

  private static final int BUFFER = 1 << 16;

  private final MessageDigest sha256;

  public Digest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String of(String text) {
    var digest = new Digest();
    digest.sha256.update(text.getBytes(UTF_8));
    return digest.hex();
  }

  /** Of the bytes as they are. */
  public static String of(InputStream in) throws IOException {
    var digest = new Digest();
    var buffer = new byte[BUFFER];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      digest.sha256.update(buffer, 0, n);
    }
    return digest.hex();
  }

  /** Values next to each other never read as others: each brings its length. */
  public Digest add(String text) {
    var bytes = text.getBytes(UTF_8);
    add(bytes.length);
    sha256.update(bytes);
    return this;
  }

  public Digest add(long number) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      sha256.update((byte) (number >>> shift));
    }
    return this;
  }

  public String hex() {
    return HexFormat.of().formatHex(sha256.digest());
  }
}
