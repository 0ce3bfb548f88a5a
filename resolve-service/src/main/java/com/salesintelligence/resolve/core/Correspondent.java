package com.salesintelligence.resolve.core;

import org.jspecify.annotations.Nullable;

/**
 * One address of a mail header.
 *
 * @param address valid, lower case
 * @param name display name as written, decoded
 */
public record Correspondent(String address, @Nullable String name) {}
