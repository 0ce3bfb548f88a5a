package com.salesintelligence.resolve.core;

/** A record that could be decoded. */
public sealed interface Received extends Reading permits ReceivedMail, Fact {}
