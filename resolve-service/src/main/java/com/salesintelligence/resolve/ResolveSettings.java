package com.salesintelligence.resolve;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How addresses are matched and healed.
 *
 * @param alsoShared domains that never tell a company although the built-in table lacks them
 * @param notShared domains that tell a company although the built-in table has them
 * @param healedMailsPerAddress newest mails of an address that are told anew when the address turns
 *     out to be somebody else
 * @param healingWait how long a look-up of such mails waits for others to join it
 */
@Validated
@ConfigurationProperties("resolve")
public record ResolveSettings(
    @DefaultValue Set<String> alsoShared,
    @DefaultValue Set<String> notShared,
    @DefaultValue("500") @Positive int healedMailsPerAddress,
    @DefaultValue("50ms") Duration healingWait) {

  public ResolveSettings {
    if (healingWait.isNegative()) {
      throw new IllegalArgumentException("resolve.healing-wait must not be negative");
    }
  }
}
