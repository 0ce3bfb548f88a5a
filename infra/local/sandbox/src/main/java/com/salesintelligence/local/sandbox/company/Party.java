package com.salesintelligence.local.sandbox.company;

import org.jspecify.annotations.Nullable;

/**
 * Someone who writes or receives mail under one address.
 *
 * @param name as shown beside the address
 */
public record Party(
    Kind kind,
    String address,
    String name,
    String given,
    String family,
    String title,
    @Nullable String contactId,
    @Nullable String accountId) {

  Party under(Kind otherKind, String otherAddress) {
    return new Party(otherKind, otherAddress, name, given, family, title, contactId, accountId);
  }

  String domain() {
    return address.substring(address.indexOf('@') + 1);
  }
}
