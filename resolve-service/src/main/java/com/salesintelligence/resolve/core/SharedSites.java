package com.salesintelligence.resolve.core;

import java.util.Set;

/** Sites on which companies keep pages: as an account's website they do not name its domain. */
final class SharedSites {

  static final Set<String> ALL =
      Set.of(
          "facebook.com",
          "facebookmail.com",
          "github.com",
          "google.com",
          "instagram.com",
          "linkedin.com",
          "linktr.ee",
          "medium.com",
          "pinterest.com",
          "tiktok.com",
          "twitter.com",
          "x.com",
          "xing.com",
          "yelp.com",
          "youtube.com");

  private SharedSites() {}
}
