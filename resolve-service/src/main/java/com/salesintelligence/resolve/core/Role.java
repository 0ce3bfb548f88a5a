package com.salesintelligence.resolve.core;

/** The header that an address stands in. */
public enum Role {
  FROM,
  TO,
  CC,
  BCC
}
