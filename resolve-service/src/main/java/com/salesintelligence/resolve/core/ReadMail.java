package com.salesintelligence.resolve.core;

import java.util.Optional;

/** Reads RFC 822 bytes, however broken. */
@FunctionalInterface
public interface ReadMail {

  /**
   * @return empty when there is neither a header nor a body to read
   */
  Optional<ParsedMail> read(byte[] rfc822);
}
