package com.salesintelligence.local.sandbox.gmail;

import com.salesintelligence.local.sandbox.http.Request;
import tools.jackson.core.JsonGenerator;

/** Page sizes and page tokens. */
final class Paging {
  private static final long SALT = 7_340_033_117L;

  private Paging() {}

  static int size(Request request, int usual, int most) {
    var asked = request.parameter("maxResults");
    if (asked.isEmpty()) {
      return usual;
    }
    Long size = GmailApi.unsigned(asked.get());
    if (size == null) {
      throw GmailError.BAD_REQUEST.refusal("Invalid value at 'max_results': " + asked.get());
    }
    return size == 0 ? usual : (int) Math.min(size, most);
  }

  /** Where the page begins, or -1 for the first one. */
  static int place(Request request) {
    var token = request.parameter("pageToken");
    if (token.isEmpty() || token.get().isEmpty()) {
      return -1;
    }
    Long number = GmailApi.unsigned(token.get());
    if (number == null || number < SALT || number - SALT > Integer.MAX_VALUE) {
      throw GmailError.BAD_REQUEST.refusal("Invalid pageToken");
    }
    return (int) (number - SALT);
  }

  static void next(JsonGenerator out, int place) {
    if (place >= 0) {
      out.writeStringProperty("nextPageToken", Long.toString(SALT + place));
    }
  }
}
