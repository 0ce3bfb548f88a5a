package com.salesintelligence.local.vertex;

import com.salesintelligence.local.vertex.fault.Rejections;
import io.grpc.StatusRuntimeException;
import java.util.regex.Pattern;

/**
 * A publisher's model, for example {@code
 * projects/demo/locations/us-central1/publishers/google/models/text-embedding-005}.
 *
 * @param id without a version such as {@code @002}
 */
record ModelName(String full, String id) {

  private static final Pattern FORM =
      Pattern.compile(
          "(?:projects/[^/]+/locations/[^/]+/)?publishers/google/models/([A-Za-z0-9._-]+)(?:@[A-Za-z0-9._-]+)?");

  static ModelName parse(String name) {
    var matcher = FORM.matcher(name);
    if (matcher.matches()) {
      return new ModelName(name, matcher.group(1));
    }
    if (name.contains("/endpoints/")) {
      throw Rejections.unsupported("endpoints of deployed models, only publishers/google/models/…");
    }
    throw Rejections.invalid(
        "Invalid resource name '%s'; it has the form projects/{project}/locations/{location}/publishers/google/models/{model}."
            .formatted(name));
  }

  /** Any name of the family is taken: all of them are answered by the same templates. */
  ModelName writing() {
    if (!id.startsWith("gemini-") || EmbeddingModel.find(id).isPresent()) {
      throw unknown();
    }
    return this;
  }

  EmbeddingModel embedding() {
    return EmbeddingModel.find(id).orElseThrow(this::unknown);
  }

  private StatusRuntimeException unknown() {
    return Rejections.notFound(
        "Publisher Model `%s` was not found; the local Vertex AI writes as gemini-* and makes embeddings as %s."
            .formatted(full, EmbeddingModel.names()));
  }
}
