package com.salesintelligence.resolve.core;

/** The kinds of records that this service stores. */
public enum RecordType {
  MAIL,
  ACCOUNT,
  CONTACT,
  LEAD,
  OPPORTUNITY,
  ACTIVITY
}
