package com.salesintelligence.local.sandbox.company;

import org.jspecify.annotations.Nullable;

/**
 * A company as marketing has it in HubSpot.
 *
 * @param account null when the CRM does not know it
 */
public record HubCompany(int number, @Nullable Account account, String name, String domain) {}
