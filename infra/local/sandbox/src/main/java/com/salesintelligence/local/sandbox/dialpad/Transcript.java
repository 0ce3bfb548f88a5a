package com.salesintelligence.local.sandbox.dialpad;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was said in a call.
 *
 * @param lines null when they are written from the call
 * @param readyAt milliseconds since the epoch; before that there is none
 */
public record Transcript(
    @Nullable List<? extends Map<String, ? extends @Nullable Object>> lines, long readyAt) {}
