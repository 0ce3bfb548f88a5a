package com.salesintelligence.web.security;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often a login may fail.
 *
 * @param attemptsPerName failures of one name from one address before both have to wait
 * @param attemptsPerAddress failures from one address, whatever the names
 * @param window for how long a failure counts
 */
@Validated
@ConfigurationProperties("web.login")
record LoginSettings(
    @Positive @DefaultValue("5") int attemptsPerName,
    @Positive @DefaultValue("30") int attemptsPerAddress,
    @NotNull @DefaultValue("10m") Duration window) {}
