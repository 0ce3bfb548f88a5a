package com.salesintelligence.ingest.web;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request for leads: {@code {"email_ids": […]}}, and optionally {@code command_id},
 * so that a repeated request creates nothing twice and gets the same answer, {@code requested_by}
 * and {@code despite_duplicates}.
 */
record LeadsBody(
    List<String> emailIds, String commandId, String requestedBy, boolean despiteDuplicates) {

  private static final int MOST = 100;
  private static final int LONGEST = 200;
  private static final Set<String> FIELDS =
      Set.of("email_ids", JsonBody.COMMAND_ID, JsonBody.REQUESTED_BY, "despite_duplicates");

  LeadsBody {
    emailIds = List.copyOf(emailIds);
  }

  static LeadsBody parse(byte @Nullable [] json) {
    var body = JsonBody.parse(json, FIELDS, "{\"email_ids\": [\"18c…\"]}");
    var ids = body.texts("email_ids");
    if (ids.isEmpty() || ids.size() > MOST) {
      throw JsonBody.wrong("email_ids is to be an array of 1 to %d ids of mails.".formatted(MOST));
    }
    return new LeadsBody(
        ids.stream().distinct().toList(),
        body.commandId(),
        body.requestedBy(),
        body.flag("despite_duplicates"));
  }
}
