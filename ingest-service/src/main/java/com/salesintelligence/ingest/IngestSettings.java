package com.salesintelligence.ingest;

import com.salesintelligence.ingest.gmail.GmailSettings;
import com.salesintelligence.ingest.resilience.RetrySettings;
import com.salesintelligence.ingest.salesforce.SalesforceSettings;
import com.salesintelligence.ingest.schedule.ScheduleSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** All settings of the ingest service; ingest-service.yml explains them. */
@Validated
@ConfigurationProperties("ingest")
public record IngestSettings(
    @DefaultValue @NotNull @Valid GmailSettings gmail,
    @DefaultValue @NotNull @Valid SalesforceSettings salesforce,
    @DefaultValue @NotNull @Valid ScheduleSettings schedule,
    @DefaultValue @NotNull @Valid RetrySettings retry) {}
