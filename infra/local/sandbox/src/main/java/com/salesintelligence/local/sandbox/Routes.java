package com.salesintelligence.local.sandbox;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Handler;
import com.salesintelligence.local.sandbox.http.Request;
import com.salesintelligence.local.sandbox.steering.Faults;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** Leads each request to the protocol that its path belongs to. */
record Routes(
    Handler gmailToken,
    Handler gmail,
    Handler gmailBatch,
    Handler salesforceToken,
    Handler salesforceUser,
    Handler salesforce,
    Handler steering,
    Handler dialpad,
    Handler hubSpot,
    Faults faults)
    implements Handler {
  private static final Set<String> HUBSPOT = Set.of("crm", "automation", "oauth", "webhooks");

  @Override
  public Answer answer(Request request) throws IOException {
    String path = request.path();
    if (path.startsWith("/gmail/")) {
      return faults.over("gmail", request, false, gmail);
    }
    if (path.equals("/batch") || path.startsWith("/batch/")) {
      return faults.over("gmail", request, false, gmailBatch);
    }
    if (path.equals("/services/data") || path.startsWith("/services/data/")) {
      return faults.over("salesforce", request, false, salesforce);
    }
    if (path.startsWith("/api/v2/")) {
      return faults.over("dialpad", request, false, dialpad);
    }
    if (HUBSPOT.contains(request.segments()[0])) {
      return faults.over("hubspot", request, false, hubSpot);
    }
    return switch (path) {
      case "/token" -> faults.over("gmail", request, false, gmailToken);
      case "/services/oauth2/token" -> faults.over("salesforce", request, false, salesforceToken);
      case "/services/oauth2/userinfo", "/services/oauth2/revoke" ->
          faults.over("salesforce", request, false, salesforceUser);
      default ->
          path.startsWith("/id/")
              ? faults.over("salesforce", request, false, salesforceUser)
              : steered(request);
    };
  }

  private Answer steered(Request request) throws IOException {
    return request.segments()[0].equals("sandbox")
        ? steering.answer(request)
        : Answer.json(
            404, Map.of("error", "Nothing is here; GET /sandbox tells what the sandbox offers."));
  }

  /** Calls inside a batch meet the faults that were ordered for parts. */
  static Handler partsOf(Handler gmail, Faults faults) {
    return request -> faults.over("gmail", request, true, gmail);
  }
}
