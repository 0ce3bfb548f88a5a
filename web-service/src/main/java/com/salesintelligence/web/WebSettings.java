package com.salesintelligence.web;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How pages show and refresh what they show.
 *
 * @param zone in which dates and times are shown
 * @param currency of the CRM's amounts
 * @param sharedFor for how long an answer of the warehouse serves everyone who asks the same
 * @param livePause shortest time between two updates that open pages are told of
 * @param salesforceUrl where people open records of Salesforce; without it their ids are shown
 */
@Validated
@ConfigurationProperties("web")
public record WebSettings(
    @NotNull @DefaultValue("UTC") ZoneId zone,
    @NotNull @DefaultValue("USD") Currency currency,
    @NotNull @DefaultValue("400ms") Duration sharedFor,
    @NotNull @DefaultValue("1s") Duration livePause,
    @Nullable URI salesforceUrl) {}
