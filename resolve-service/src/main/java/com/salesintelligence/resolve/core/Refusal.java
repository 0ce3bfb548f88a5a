package com.salesintelligence.resolve.core;

/** Why a record can never be handled as it is. */
public enum Refusal {
  EMPTY_MAIL,
  MISSING_ID,
  MISSING_BODY,
  UNKNOWN_OBJECT_TYPE,
  UNKNOWN_CHANGE,
  BAD_NUMBER,
  BAD_DATE,
  BAD_ADDRESS,
  BAD_JSON,
  BAD_VERSION
}
