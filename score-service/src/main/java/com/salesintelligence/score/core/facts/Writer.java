package com.salesintelligence.score.core.facts;

/** Somebody of the account who writes to us: mails of the last 7 and 30 days. */
public record Writer(String name, long days7, long days30) {}
