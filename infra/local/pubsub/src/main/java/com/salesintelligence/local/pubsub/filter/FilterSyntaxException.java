package com.salesintelligence.local.pubsub.filter;

/** The expression is not in Pub/Sub's filter language; the message says where and why. */
public final class FilterSyntaxException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  FilterSyntaxException(String problem, int position) {
    super("%s at character %d of the filter".formatted(problem, position + 1));
  }
}
