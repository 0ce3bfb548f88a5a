package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Handler;
import com.salesintelligence.local.sandbox.http.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * HubSpot's calls, on their dated paths and on those with a number, which today's clients use.
 *
 * <p>{@code /crm/objects/2026-09/contacts} and {@code /crm/v3/objects/contacts} are the same.
 */
final class HubSpotApi implements Handler {
  private static final Set<String> VERSIONS =
      Set.of("v1", "v2", "v3", "v4", "2026-03", "2026-09", "2026-09-beta");

  private final Access access;
  private final HubLimits limits;
  private final ObjectCalls objects;
  private final AssociationCalls associations;
  private final MetadataCalls metadata;
  private final SequenceCalls sequences;
  private final WebhookCalls webhooks;

  HubSpotApi(
      Access access,
      HubLimits limits,
      ObjectCalls objects,
      AssociationCalls associations,
      MetadataCalls metadata,
      SequenceCalls sequences,
      WebhookCalls webhooks) {
    this.access = access;
    this.limits = limits;
    this.objects = objects;
    this.associations = associations;
    this.metadata = metadata;
    this.sequences = sequences;
    this.webhooks = webhooks;
  }

  @Override
  public Answer answer(Request request) throws IOException {
    var path = new ArrayList<>(Arrays.asList(request.segments()));
    if (path.size() > 1 && path.getLast().isEmpty()) {
      path.removeLast();
    }
    String version = takeVersion(request, path);
    if (path.getFirst().equals("oauth")) {
      return oauth(request, path);
    }
    if (path.getFirst().equals("webhooks")) {
      access.checkDeveloper(request);
    } else {
      access.check(request);
    }
    boolean search = path.getLast().equals("search");
    limits.spend(search);
    var answer = called(request, path, version);
    return search ? answer : headed(answer);
  }

  private Answer headed(Answer answer) {
    var headed = answer;
    for (var header : limits.headers().entrySet()) {
      headed = headed.with(header.getKey(), header.getValue());
    }
    return headed;
  }

  /** The version stands behind the first segment or behind the second. */
  private static String takeVersion(Request request, List<String> path) {
    for (int place = 1; place <= 2 && place < path.size(); place++) {
      if (VERSIONS.contains(path.get(place))) {
        return path.remove(place);
      }
    }
    throw Bodies.noSuchCall(request);
  }

  private Answer oauth(Request request, List<String> path) throws IOException {
    String what =
        request.method() + " " + String.join("/", path.subList(1, Math.min(2, path.size())));
    return switch (what) {
      case "POST token" -> access.token(request);
      case "GET access-tokens" -> access.about(path.getLast());
      default -> throw Bodies.noSuchCall(request);
    };
  }

  private Answer called(Request request, List<String> path, String version) throws IOException {
    if (path.size() < 2) {
      throw Bodies.noSuchCall(request);
    }
    String area = path.get(0) + "/" + path.get(1);
    var rest = path.subList(2, path.size());
    if (area.equals("crm/objects") && rest.isEmpty()) {
      throw Bodies.noSuchCall(request);
    }
    return switch (area) {
      case "crm/objects" -> objects.answer(request, rest);
      case "crm/associations" -> associations.batch(request, rest, version.equals("v3"));
      case "crm/owners" -> metadata.owners(request, rest);
      case "crm/properties" -> metadata.properties(request, rest);
      case "automation/sequences" -> sequences.answer(request, rest);
      case "automation/workflows" -> sequences.workflow(request, rest);
      default -> {
        if (path.getFirst().equals("webhooks")) {
          yield webhooks.answer(request, path.subList(1, path.size()));
        }
        throw Bodies.noSuchCall(request);
      }
    };
  }
}
