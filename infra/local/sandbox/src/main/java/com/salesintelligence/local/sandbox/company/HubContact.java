package com.salesintelligence.local.sandbox.company;

import org.jspecify.annotations.Nullable;

/** A person as marketing has them in HubSpot. */
public record HubContact(int number, Party party, @Nullable HubCompany company) {}
