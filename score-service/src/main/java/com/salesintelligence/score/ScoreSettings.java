package com.salesintelligence.score;

import com.salesintelligence.score.core.Pace;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How accounts are scored.
 *
 * @param linger least time that a round collects accounts
 * @param longestLinger most time that it collects them when rounds are slow
 * @param batch most accounts of one round
 * @param dailyAt when all accounts are scored, time of UTC
 */
@Validated
@ConfigurationProperties("score")
public record ScoreSettings(
    @DefaultValue("150ms") @NotNull Duration linger,
    @DefaultValue("1s") @NotNull Duration longestLinger,
    @DefaultValue("500") @Positive @Max(2000) int batch,
    @DefaultValue("07:00") @NotNull LocalTime dailyAt) {

  Pace pace() {
    return new Pace(linger, longestLinger, batch);
  }
}
