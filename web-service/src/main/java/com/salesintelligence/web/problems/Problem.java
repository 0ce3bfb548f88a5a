package com.salesintelligence.web.problems;

/** An error as programs read it. */
record Problem(String error, String code, String details) {}
