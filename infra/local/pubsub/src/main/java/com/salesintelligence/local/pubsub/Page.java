package com.salesintelligence.local.pubsub;

import java.util.List;

/** A part of a list; the token is where the next part begins. */
record Page<T>(List<T> items, String nextToken) {

  private static final int LARGEST = 1000;

  static <T> Page<T> of(List<T> all, int size, String token) {
    if (size < 0) {
      throw Rejections.invalid("page_size must not be negative.");
    }
    int from = Math.min(all.size(), offset(token));
    int to = Math.min(all.size(), from + (size == 0 ? LARGEST : Math.min(size, LARGEST)));
    return new Page<>(all.subList(from, to), to < all.size() ? String.valueOf(to) : "");
  }

  private static int offset(String token) {
    if (!token.matches("[0-9]{0,9}")) {
      throw Rejections.invalid("Invalid page_token: " + token);
    }
    return token.isEmpty() ? 0 : Integer.parseInt(token);
  }
}
