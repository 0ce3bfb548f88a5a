package com.salesintelligence.local.sandbox.steering;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Refusal;
import com.salesintelligence.local.sandbox.http.Request;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Leads {@code /sandbox/{source}/{object}[/{id}[/{verb}[/{other}]]]} to the source. */
final class ObjectCalls {
  private static final int LINES_BUFFER = 64 * 1024;

  private final Map<String, Steered> sources = new LinkedHashMap<>();

  ObjectCalls(List<Steered> sources) {
    sources.forEach(source -> this.sources.put(source.source(), source));
  }

  boolean knows(String source) {
    return sources.containsKey(source);
  }

  /** Every source with its objects and examples. */
  Map<String, Object> described() {
    var described = new LinkedHashMap<String, Object>();
    sources.forEach(
        (name, source) ->
            described.put(
                name, Map.of("objects", source.objects(), "examples", source.examples())));
    return described;
  }

  Answer answer(Request whole) throws IOException {
    var path = new ArrayList<>(Arrays.asList(whole.segments()));
    var source = sources.get(path.get(1));
    if (source == null) {
      throw SteeringApi.problem(
          404, "There is no source '%s'; there are %s.".formatted(path.get(1), sources.keySet()));
    }
    Request request = whole;
    if (path.size() > 2 && path.get(2).contains("@")) {
      request = whole.with("mailbox", path.remove(2));
    }
    if (path.size() < 3 || path.size() > 6) {
      throw usage(source);
    }
    return called(source, object(source, path.get(2)), path, request);
  }

  private static Answer called(Steered source, String object, List<String> path, Request request)
      throws IOException {
    String id = path.size() > 3 ? path.get(3) : "";
    String call = request.method() + " " + path.size();
    return switch (call) {
      case "GET 3" -> lines(source.dump(object, request));
      case "POST 3" -> Answer.json(200, source.create(object, request));
      case "PATCH 4" -> Answer.json(200, source.change(object, id, request));
      case "DELETE 4" -> Answer.json(200, source.delete(object, id, request));
      case "POST 5" ->
          Answer.json(
              200,
              path.get(4).equals("restore")
                  ? source.restore(object, id, request)
                  : source.act(object, id, path.get(4), request));
      case "POST 6" -> Answer.json(200, merged(source, object, path));
      default ->
          throw SteeringApi.problem(
              405, request.method() + " " + request.path() + " is not allowed. " + usageOf(source));
    };
  }

  private static Answer lines(Steered.Dump dump) {
    return Answer.ndjson(
        out -> {
          var buffered = new BufferedOutputStream(out, LINES_BUFFER);
          dump.writeTo(new Lines(buffered));
          buffered.flush();
        });
  }

  private static Map<String, Object> merged(Steered source, String object, List<String> path)
      throws IOException {
    if (!path.get(4).equals("merge-into")) {
      throw usage(source);
    }
    return source.mergeInto(object, path.get(3), path.get(5));
  }

  private static String object(Steered source, String name) {
    return source.objects().stream()
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(
            () ->
                SteeringApi.problem(
                    404,
                    "There is no object '%s' in %s; there are %s."
                        .formatted(name, source.source(), source.objects())));
  }

  private static Refusal usage(Steered source) {
    return SteeringApi.problem(404, usageOf(source));
  }

  private static String usageOf(Steered source) {
    String base = "/sandbox/" + source.source() + "/{object}";
    return ("Use GET or POST %s, PATCH or DELETE %s/{id}, POST %s/{id}/restore or POST"
            + " %s/{id}/merge-into/{other}, where {object} is one of %s.")
        .formatted(base, base, base, base, source.objects());
  }
}
