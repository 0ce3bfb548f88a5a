package com.salesintelligence.local.bigquery.rest;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Projects, which are there as soon as they have a dataset, and their models, of which is none. */
final class ProjectsApi {

  private static final String MODELS = "projects/{projectId}/datasets/{datasetId}/models";

  private final Metadata metadata;

  ProjectsApi(Metadata metadata) {
    this.metadata = metadata;
  }

  List<Route> routes() {
    return List.of(
        new Route(
            "projects.list", "GET", "projects", List.of("maxResults", "pageToken"), this::list),
        new Route(
            "projects.getServiceAccount",
            "GET",
            "projects/{projectId}/serviceAccount",
            List.of(),
            this::account),
        new Route("models.list", "GET", MODELS, List.of("maxResults", "pageToken"), this::noModels),
        new Route("models.get", "GET", MODELS + "/{modelId}", List.of(), this::noModel),
        new Route("models.patch", "PATCH", MODELS + "/{modelId}", List.of(), this::noModel),
        new Route("models.delete", "DELETE", MODELS + "/{modelId}", List.of(), this::noModel));
  }

  private Reply list(Call call) {
    List<String> all = metadata.projects();
    var page =
        Paging.of(call.query("pageToken"), 0, call.number("maxResults", all.size()), all.size());
    ObjectNode reply = Json.object().put("kind", "bigquery#projectList").put("etag", "list");
    page.next().ifPresent(token -> reply.put("nextPageToken", token));
    ArrayNode list = reply.putArray("projects");
    for (String project : all.subList((int) page.from(), (int) page.to())) {
      ObjectNode item = list.addObject().put("kind", "bigquery#project").put("id", project);
      item.put("numericId", "0").put("friendlyName", project);
      item.putObject("projectReference").put("projectId", project);
    }
    return Reply.of(reply.put("totalItems", all.size()));
  }

  private Reply account(Call call) {
    return Reply.of(
        Json.object()
            .put("kind", "bigquery#getServiceAccountResponse")
            .put("email", "local@localhost"));
  }

  private Reply noModels(Call call) {
    metadata.requireDataset(call.dataset());
    ObjectNode reply = Json.object();
    reply.putArray("models");
    return Reply.of(reply);
  }

  private Reply noModel(Call call) {
    metadata.requireDataset(call.dataset());
    throw ApiError.notFound("Model " + call.dataset() + "." + call.path("modelId"));
  }
}
