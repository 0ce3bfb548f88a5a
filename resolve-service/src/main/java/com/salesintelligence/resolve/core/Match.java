package com.salesintelligence.resolve.core;

import org.jspecify.annotations.Nullable;

/** Who an address is, as far as is known. */
public sealed interface Match {

  /**
   * @param contactId null when only the account is known
   * @param accountId null when the contact belongs to no account
   * @param key of the row that the rule found
   */
  record Matched(Rule rule, @Nullable String contactId, @Nullable String accountId, String key)
      implements Match {

    /** The row that the rule found, as table/key. */
    public String foundIn() {
      return switch (rule) {
        case MANUAL_MAPPING -> "manual_mappings/" + key;
        case EXACT_ADDRESS, CANONICAL_ADDRESS -> "sf_contacts/" + key;
        case COMPANY_DOMAIN, SOURCE_REFERENCE -> "sf_accounts/" + key;
      };
    }
  }

  /** Nobody, and why. */
  enum Unmatched implements Match {
    OUR_OWN,
    VETOED,
    UNKNOWN,
    FREE_MAIL,
    AUTOMATED,
    SEVERAL_ACCOUNTS
  }
}
