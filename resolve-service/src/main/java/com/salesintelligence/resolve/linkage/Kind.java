package com.salesintelligence.resolve.linkage;

/** What a field holds, and so how two values of it are compared. */
public enum Kind {
  GIVEN_NAME,
  SURNAME,
  FULL_NAME,
  COMPANY,
  DATE,
  EMAIL,
  PHONE,
  POSTCODE,
  IDENTIFIER,
  NUMBER,
  TEXT,
  CATEGORY
}
