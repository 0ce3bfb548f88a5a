package com.salesintelligence.score.core.facts;

import java.time.Instant;

/** A mail that we have not answered: all we sent to the account is older. */
public record WaitingMail(String key, String from, String subject, Instant since) {}
