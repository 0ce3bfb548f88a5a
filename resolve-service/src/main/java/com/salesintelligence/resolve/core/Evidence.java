package com.salesintelligence.resolve.core;

/**
 * One fact that a link rests on.
 *
 * @param what was compared, for example from-address
 * @param foundIn row that it was found in, as table/key
 */
public record Evidence(String what, String foundIn) {}
