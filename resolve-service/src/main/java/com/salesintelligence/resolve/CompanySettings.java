package com.salesintelligence.resolve;

import jakarta.validation.constraints.NotEmpty;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Our own company.
 *
 * @param ownDomains whose mailboxes, also those of subdomains, are internal
 */
@Validated
@ConfigurationProperties("company")
public record CompanySettings(@NotEmpty Set<String> ownDomains) {}
