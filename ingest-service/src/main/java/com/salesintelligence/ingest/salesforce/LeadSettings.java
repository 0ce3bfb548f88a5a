package com.salesintelligence.ingest.salesforce;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How leads are made from mails.
 *
 * @param source what they name as where they came from; also how they are found again
 * @param defaultOwner Salesforce's id of the user who owns those whose mailbox belongs to no active
 *     user; empty: Salesforce decides
 */
@Validated
@ConfigurationProperties("ingest.leads")
public record LeadSettings(
    @DefaultValue("AI Inbound Email") @NotBlank String source,
    @DefaultValue("") @Pattern(regexp = "|005[0-9A-Za-z]{12}(?:[0-9A-Za-z]{3})?")
        String defaultOwner) {}
