package com.salesintelligence.web.deadletters;

/** What became of a replay so far. */
record ProgressRow(long replayed, long failedAgain) {}
