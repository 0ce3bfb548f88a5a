package com.salesintelligence.resolve.core;

/** A participant of a mail and who that is. */
record Linked(Participant participant, Match.Matched match) {}
