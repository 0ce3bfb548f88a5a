package com.salesintelligence.resolve.core;

/** A record whose content could be read, or a refusal. */
sealed interface ReadRecord permits Fact, Refused {}
