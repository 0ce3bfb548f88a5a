package com.salesintelligence.ingest.datasets;

/** Why a row is rejected. */
enum Reason {
  ROW_TOO_LONG,
  BAD_QUOTING,
  WRONG_WIDTH,
  NOT_JSON,
  NOT_AN_OBJECT,
  UNKNOWN_COLUMN,
  MISSING_VALUE,
  WRONG_TYPE,
  OUT_OF_RANGE,
  NOT_ALLOWED,
  PATTERN_MISMATCH,
  KEY_TOO_LONG,
  /** Another row has the same key and says something else. */
  CONFLICTING_KEY
}
