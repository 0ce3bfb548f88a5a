package com.salesintelligence.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads queries from the classpath. */
final class QueryFiles {

  private QueryFiles() {}

  static String read(String file) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader loader = context == null ? QueryFiles.class.getClassLoader() : context;
    try (InputStream in = loader.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no query file " + file + " on the classpath");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The query file " + file + " cannot be read", e);
    }
  }
}
