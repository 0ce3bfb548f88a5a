package com.salesintelligence.local.sandbox.company;

/**
 * One line of a call's transcript.
 *
 * @param type in Dialpad's words: transcript, moment, ai_question …
 * @param at milliseconds since the epoch
 */
public record SpokenLine(String type, boolean byRep, String text, long at) {}
