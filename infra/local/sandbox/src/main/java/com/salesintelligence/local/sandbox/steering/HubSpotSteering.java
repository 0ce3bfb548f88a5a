package com.salesintelligence.local.sandbox.steering;

import com.salesintelligence.local.sandbox.company.Dice;
import com.salesintelligence.local.sandbox.company.HubEnrollment.Status;
import com.salesintelligence.local.sandbox.http.Json;
import com.salesintelligence.local.sandbox.http.Request;
import com.salesintelligence.local.sandbox.hubspot.Desk;
import com.salesintelligence.local.sandbox.hubspot.Enrolling;
import com.salesintelligence.local.sandbox.hubspot.Enrollment;
import com.salesintelligence.local.sandbox.hubspot.HubRow;
import com.salesintelligence.local.sandbox.hubspot.HubSpot;
import com.salesintelligence.local.sandbox.hubspot.HubType;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes, changes, archives, restores and merges what HubSpot holds. */
public final class HubSpotSteering implements Steered, Limited, Lively {
  private static final String ENROLLMENTS = "enrollments";
  private static final String ASSOCIATIONS = "associations";
  private static final String OWNERS = "owners";

  private final HubSpot hubSpot;
  private final CourierLimits courier;

  public HubSpotSteering(HubSpot hubSpot) {
    this.hubSpot = hubSpot;
    this.courier = new CourierLimits("hubspot", hubSpot.courier());
  }

  @Override
  public String source() {
    return "hubspot";
  }

  @Override
  public List<String> objects() {
    return List.of(
        "contacts",
        "companies",
        ASSOCIATIONS,
        "sequences",
        ENROLLMENTS,
        OWNERS,
        "properties",
        "subscriptions",
        "deliveries");
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "POST /sandbox/hubspot/contacts?visible_after_ms=5000&modified=2026-11-20T05:30:00Z",
            "{\"email\":\"ann@aster.example\",\"lastname\":\"Aster\"}",
            "makes a contact whose last change lies in the past, and which the search sees later"),
        new Example(
            "POST /sandbox/hubspot/contacts/{id}/merge-into/{other}",
            "",
            "the first ends, the other has its id in hs_merged_object_ids"),
        new Example(
            "POST /sandbox/hubspot/associations",
            "{\"contact\":\"51\",\"company\":\"9999990017\",\"primary\":true}",
            "links without changing a record; DELETE …/associations/51:9999990017 ends it"),
        new Example(
            "PATCH /sandbox/hubspot/enrollments/{id}",
            "{\"status\":\"replied\"}",
            "ends an enrollment: finished, replied, unenrolled or bounced"),
        new Example(
            "POST /sandbox/limits",
            "{\"hubspot_search_lag_ms\":3000,\"hubspot_search_reorders\":1}",
            "the search sees changes three seconds late, and neighbours change places"));
  }

  @Override
  public Map<String, Object> create(String object, Request request) throws IOException {
    var fields = SteeringApi.fields(request);
    var type = HubType.named(object);
    if (type.isPresent()) {
      return shown(hubSpot.desk().create(type.get(), properties(fields), manner(request)));
    }
    return switch (object) {
      case ASSOCIATIONS -> link(fields);
      case ENROLLMENTS -> shown(hubSpot.enrolling().enroll(wish(fields)));
      default -> throw cannot(object);
    };
  }

  /** Properties may stand by themselves or under {@code properties}. */
  @SuppressWarnings("unchecked") // A JSON object's names are texts.
  private static Map<String, Object> properties(Map<String, Object> fields) {
    return fields.get("properties") instanceof Map<?, ?> properties
        ? (Map<String, Object>) properties
        : fields;
  }

  private static Desk.Manner manner(Request request) {
    return new Desk.Manner(
        SteeringApi.time(request), DialpadSteering.millis(request, "visible_after_ms"));
  }

  private static Enrolling.Wish wish(Map<String, Object> fields) {
    return new Enrolling.Wish(
        text(fields, "userId"),
        text(fields, "contactId"),
        text(fields, "sequenceId"),
        text(fields, "senderEmail"));
  }

  private static String text(Map<String, Object> fields, String name) {
    return String.valueOf(fields.getOrDefault(name, ""));
  }

  private Map<String, Object> link(Map<String, Object> fields) throws IOException {
    String contact = text(fields, "contact");
    String company = text(fields, "company");
    boolean primary = Boolean.TRUE.equals(fields.get("primary"));
    if (!hubSpot.desk().link(number("contacts", contact), number("companies", company), primary)) {
      throw SteeringApi.absent("contact or company", contact + "' or '" + company);
    }
    return Map.of("id", contact + ":" + company);
  }

  @Override
  public Map<String, Object> change(String object, String id, Request request) throws IOException {
    var fields = SteeringApi.fields(request);
    var type = HubType.named(object);
    if (type.isPresent()) {
      return shown(
          hubSpot
              .desk()
              .change(type.get(), number(object, id), properties(fields), manner(request)),
          object,
          id);
    }
    return switch (object) {
      case ENROLLMENTS -> end(id, status(text(fields, "status")));
      case OWNERS -> {
        if (!hubSpot.changeOwner(id, fields)) {
          throw SteeringApi.absent(object, id);
        }
        yield Map.of("id", id);
      }
      default -> throw cannot(object);
    };
  }

  private static Status status(String name) {
    for (Status status : Status.values()) {
      if (status.label().equals(name.toLowerCase(Locale.ROOT)) && status != Status.ACTIVE) {
        return status;
      }
    }
    throw SteeringApi.problem(
        400, "status must be finished, replied, unenrolled or bounced, not '" + name + "'.");
  }

  private Map<String, Object> end(String id, Status status) throws IOException {
    return shown(
        hubSpot
            .enrolling()
            .end(number(ENROLLMENTS, id), status)
            .orElseThrow(() -> SteeringApi.absent("active enrollment", id)));
  }

  @Override
  public Map<String, Object> delete(String object, String id, Request request) throws IOException {
    var type = HubType.named(object);
    if (type.isPresent()) {
      if (!hubSpot.desk().archive(type.get(), number(object, id), manner(request))) {
        throw SteeringApi.absent(object, id);
      }
      return Map.of("deleted", id);
    }
    return switch (object) {
      case ENROLLMENTS -> end(id, Status.UNENROLLED);
      case ASSOCIATIONS -> unlink(id);
      default -> throw cannot(object);
    };
  }

  private Map<String, Object> unlink(String id) throws IOException {
    String[] ends = id.split(":", -1);
    if (ends.length != 2
        || !hubSpot.desk().unlink(number("contacts", ends[0]), number("companies", ends[1]))) {
      throw SteeringApi.absent(ASSOCIATIONS, id);
    }
    return Map.of("deleted", id);
  }

  @Override
  public Map<String, Object> restore(String object, String id, Request request) throws IOException {
    var type = HubType.named(object);
    if (type.isEmpty()) {
      throw cannot(object);
    }
    return shown(
        hubSpot.desk().restore(type.get(), number(object, id), manner(request)), object, id);
  }

  @Override
  public Map<String, Object> mergeInto(String object, String id, String winner) throws IOException {
    var type = HubType.named(object);
    if (type.isEmpty()) {
      throw cannot(object);
    }
    return shown(
        hubSpot.desk().merge(type.get(), number(object, id), number(object, winner)),
        object,
        id + "' or '" + winner);
  }

  /** {@code forget} deletes for good, as the GDPR call does. */
  @Override
  public Map<String, Object> act(String object, String id, String verb, Request request)
      throws IOException {
    var type = HubType.named(object);
    if (type.isPresent() && verb.equals("forget")) {
      if (!hubSpot.desk().forget(type.get(), number(object, id))) {
        throw SteeringApi.absent(object, id);
      }
      return Map.of("deleted", id);
    }
    return Steered.super.act(object, id, verb, request);
  }

  private static com.salesintelligence.local.sandbox.http.Refusal cannot(String object) {
    return SteeringApi.problem(
        405, "%s of hubspot cannot be steered so; GET /sandbox shows what can.".formatted(object));
  }

  private static long number(String object, String id) {
    if (!id.matches("\\d{1,18}")) {
      throw SteeringApi.absent(object, id);
    }
    return Long.parseLong(id);
  }

  private static Map<String, Object> shown(Optional<HubRow> row, String object, String id) {
    return shown(row.orElseThrow(() -> SteeringApi.absent(object, id)));
  }

  private static Map<String, Object> shown(HubRow row) {
    return Map.of("id", Long.toString(row.id()), "version", row.version());
  }

  private static Map<String, Object> shown(Enrollment enrollment) {
    return Map.of("id", Long.toString(enrollment.id()), "version", enrollment.version());
  }

  @Override
  public Dump dump(String object, Request request) {
    return lines -> {
      HubSpot.Lines out = fields -> lines.line(Json.bytes(fields));
      var type = HubType.named(object);
      if (type.isPresent()) {
        hubSpot.dump(type.get(), out);
        return;
      }
      switch (object) {
        case "sequences" -> hubSpot.dumpSequences(out);
        case ENROLLMENTS -> hubSpot.dumpEnrollments(out);
        case ASSOCIATIONS -> hubSpot.dumpLinks(out);
        case "deliveries" -> {
          for (Map<String, ? extends @Nullable Object> line :
              hubSpot.courier().deliveries().lines()) {
            out.line(line);
          }
        }
        default -> hubSpot.dumpThings(object, out);
      }
    };
  }

  @Override
  public void live(Dice dice) throws IOException {
    hubSpot.live(dice);
  }

  @Override
  public boolean set(String name, long value) {
    return courier.set(name, value) || hubSpot.limits().set(name, value);
  }

  @Override
  public Optional<String> expire() {
    hubSpot.access().expireAll();
    return Optional.of("hubspot tokens");
  }

  @Override
  public Map<String, Long> all() {
    var all = new LinkedHashMap<String, Long>(hubSpot.limits().all());
    all.putAll(courier.all());
    return all;
  }
}
