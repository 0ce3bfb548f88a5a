package com.salesintelligence.local.sandbox.company;

import java.time.Instant;

/**
 * All that a company follows from: the same plan makes the same company.
 *
 * @param generation grows with each new beginning, so that ids never come back
 * @param at the company's present: nothing is younger
 */
public record Plan(long seed, Scale scale, int generation, Instant at) {}
