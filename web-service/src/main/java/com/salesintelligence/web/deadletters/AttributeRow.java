package com.salesintelligence.web.deadletters;

import org.jspecify.annotations.Nullable;

/** An attribute of a dead letter. */
record AttributeRow(@Nullable String key, @Nullable String value) {}
