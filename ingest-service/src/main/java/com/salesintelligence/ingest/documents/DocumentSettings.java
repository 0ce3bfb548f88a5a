package com.salesintelligence.ingest.documents;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Which documents are read, and how much one of them may cost.
 *
 * @param folders by the name that requests and paths give them; none switches documents off
 * @param longestText characters; a document with more is refused
 * @param timeout for one document
 * @param memory of the process that reads documents
 */
@Validated
@ConfigurationProperties("ingest.documents")
public record DocumentSettings(
    @DefaultValue Map<@Pattern(regexp = "[a-z][a-z0-9_-]{0,40}") String, @NotBlank String> folders,
    @DefaultValue("100MB") @NotNull DataSize largestFile,
    @DefaultValue("5000000") @Min(1_000) @Max(20_000_000) int longestText,
    @DefaultValue("60s") @NotNull Duration timeout,
    @DefaultValue("512MB") @NotNull DataSize memory) {

  public DocumentSettings {
    folders = Map.copyOf(folders);
  }
}
