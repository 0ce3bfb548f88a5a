package com.salesintelligence.resolve.core;

/** What became of reading a record: something to go on with, or a refusal. */
public sealed interface Reading permits Received, Refused {}
