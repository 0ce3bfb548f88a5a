package com.salesintelligence.local.bigquery.rest;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.DatasetEntry;
import com.salesintelligence.local.bigquery.catalog.DatasetName;
import com.salesintelligence.local.bigquery.catalog.Datasets;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Projects and datasets. */
final class DatasetsApi {

  private static final String ALL = "projects/{projectId}/datasets";
  private static final String ONE = ALL + "/{datasetId}";

  private final Metadata metadata;
  private final Datasets datasets;

  DatasetsApi(Metadata metadata, Datasets datasets) {
    this.metadata = metadata;
    this.datasets = datasets;
  }

  List<Route> routes() {
    return List.of(
        new Route("datasets.insert", "POST", ALL, List.of("accessPolicyVersion"), this::insert),
        new Route(
            "datasets.list",
            "GET",
            ALL,
            List.of("all", "filter", "maxResults", "pageToken"),
            this::list),
        new Route(
            "datasets.get", "GET", ONE, List.of("accessPolicyVersion", "datasetView"), this::get),
        new Route(
            "datasets.patch",
            "PATCH",
            ONE,
            List.of("accessPolicyVersion", "updateMode"),
            this::patch),
        new Route(
            "datasets.update",
            "PUT",
            ONE,
            List.of("accessPolicyVersion", "updateMode"),
            this::patch),
        new Route("datasets.delete", "DELETE", ONE, List.of("deleteContents"), this::delete),
        new Route("datasets.undelete", "POST", ONE + ":undelete", List.of(), this::undelete));
  }

  private Reply insert(Call call) throws SQLException {
    checkPolicyVersion(call);
    String id = Json.text(call.body().path("datasetReference"), "datasetId");
    return Reply.of(datasets.create(new DatasetName(call.project(), id), call.body()).resource());
  }

  private static void checkPolicyVersion(Call call) {
    if (!Set.of("", "0", "1", "2", "3").contains(call.query("accessPolicyVersion"))) {
      throw ApiError.invalid(
          "Invalid value for accessPolicyVersion: "
              + call.query("accessPolicyVersion")
              + ". Supported versions are 1, 2 and 3.");
    }
  }

  private Reply list(Call call) {
    LabelFilter filter = LabelFilter.parse(call.query("filter"));
    List<DatasetEntry> all =
        metadata.datasets(call.project()).stream()
            .filter(entry -> filter.accepts(entry.resource().path("labels")))
            .toList();
    var page =
        Paging.of(call.query("pageToken"), 0, call.number("maxResults", all.size()), all.size());
    ObjectNode reply = Json.object().put("kind", "bigquery#datasetList").put("etag", "list");
    page.next().ifPresent(token -> reply.put("nextPageToken", token));
    ArrayNode list = reply.putArray("datasets");
    for (DatasetEntry entry : all.subList((int) page.from(), (int) page.to())) {
      ObjectNode item = list.addObject();
      for (String field :
          List.of("kind", "id", "datasetReference", "friendlyName", "labels", "location")) {
        if (entry.resource().has(field)) {
          item.set(field, entry.resource().get(field));
        }
      }
    }
    return Reply.of(reply);
  }

  private Reply get(Call call) {
    checkPolicyVersion(call);
    ObjectNode resource = metadata.requireDataset(call.dataset()).resource().deepCopy();
    if (!resource.has("maxTimeTravelHours")) {
      resource.put("maxTimeTravelHours", "168");
    }
    return Reply.unlessKnown(call, resource);
  }

  private Reply patch(Call call) throws SQLException {
    checkPolicyVersion(call);
    call.requireMatch(metadata.requireDataset(call.dataset()).resource());
    return Reply.of(datasets.patch(call.dataset(), call.body()).resource());
  }

  private Reply undelete(Call call) {
    throw ApiError.unsupported("Undeleting " + call.dataset() + ", as any time travel,");
  }

  private Reply delete(Call call) throws SQLException {
    call.requireMatch(metadata.requireDataset(call.dataset()).resource());
    datasets.delete(call.dataset(), call.flag("deleteContents"));
    return Reply.nothing();
  }
}
