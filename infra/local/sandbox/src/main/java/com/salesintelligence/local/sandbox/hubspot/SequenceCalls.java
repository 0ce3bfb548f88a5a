package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.company.HubEnrollment.Status;
import com.salesintelligence.local.sandbox.company.HubSequence;
import com.salesintelligence.local.sandbox.company.HubSpotIds;
import com.salesintelligence.local.sandbox.company.Reps;
import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /automation/…}: sequences, enrollments, and the one workflow that takes a contact out.
 *
 * <p>HubSpot has no public call to unenroll: its workflows have an action for it, and a contact can
 * be enrolled in a workflow by a call.
 */
final class SequenceCalls {
  /** The workflow whose only action is "unenroll from sequence". */
  static final String UNENROLLING_WORKFLOW = "4001";

  private static final String SINCE = "2025-02-03T09:00:00.500Z";

  private final Crm crm;
  private final Enrolling enrolling;

  SequenceCalls(Crm crm, Enrolling enrolling) {
    this.crm = crm;
    this.enrolling = enrolling;
  }

  /** The path behind {@code sequences}, without the version. */
  Answer answer(Request request, List<String> path) throws IOException {
    String first = path.isEmpty() ? "" : path.getFirst();
    if (first.equals("enrollments")) {
      return enrollments(request, path);
    }
    if (!request.method().equals("GET") || path.size() > 1) {
      throw Bodies.noSuchCall(request);
    }
    userId(request);
    return first.isEmpty() ? list(request) : get(first);
  }

  private static String userId(Request request) {
    return request
        .parameter("userId")
        .filter(text -> !text.isBlank())
        .orElseThrow(
            () ->
                HubError.validation("required query param 'userId' is missing")
                    .because("MISSING_PARAMETER", "userId is required", "userId")
                    .refusal());
  }

  private Answer list(Request request) {
    int limit = ObjectCalls.limit(request);
    String after = request.parameter("after").orElse("0");
    if (!after.matches("\\d{1,18}")) {
      throw HubError.validation("after must be what a page before said, not '" + after + "'")
          .refusal();
    }
    var name = request.parameter("name").filter(text -> !text.isEmpty());
    var rest = new ArrayList<Map<String, @Nullable Object>>();
    crm.enrollments
        .sequences()
        .forEach(
            (id, sequence) -> {
              if (id > Long.parseLong(after)
                  && name.filter(text -> !sequence.name().contains(text)).isEmpty()) {
                rest.add(shown(id, sequence));
              }
            });
    String next = rest.size() > limit ? String.valueOf(rest.get(limit - 1).get("id")) : null;
    var answer = new LinkedHashMap<String, Object>();
    answer.put("total", crm.enrollments.sequences().size());
    answer.putAll(HubJson.page(rest.stream().limit(limit).toList(), next));
    return Answer.json(200, answer);
  }

  static Map<String, @Nullable Object> shown(long id, HubSequence sequence) {
    var shown = new LinkedHashMap<String, @Nullable Object>();
    shown.put("id", Long.toString(id));
    shown.put("name", sequence.name());
    shown.put("createdAt", SINCE);
    shown.put("updatedAt", SINCE);
    shown.put("userId", Long.toString(HubSpotIds.user(Reps.all().indexOf(sequence.owner()))));
    return shown;
  }

  private Answer get(String id) {
    var sequence =
        id.matches("\\d{1,18}")
            ? crm.enrollments.sequence(Long.parseLong(id))
            : java.util.Optional.<HubSequence>empty();
    if (sequence.isEmpty()) {
      throw HubError.notFound("Sequence " + id + " not found").refusal();
    }
    var shown = shown(Long.parseLong(id), sequence.get());
    shown.put("settings", Map.of("individualTaskRemindersEnabled", false, "timeZone", "UTC"));
    var steps = new ArrayList<Map<String, Object>>();
    for (int step = 0; step < sequence.get().steps(); step++) {
      steps.add(
          Map.of(
              "id",
              id + step,
              "stepOrder",
              step,
              "delayMillis",
              step == 0 ? 0 : 172_800_000,
              "actionType",
              step % 3 == 2 ? "TASK" : "EMAIL",
              "createdAt",
              SINCE,
              "updatedAt",
              SINCE));
    }
    shown.put("steps", steps);
    shown.put("dependencies", List.of());
    return Answer.json(200, shown);
  }

  private Answer enrollments(Request request, List<String> path) throws IOException {
    String call = request.method() + " " + path.size();
    boolean ofContact = path.size() == 3 && path.get(1).equals("contact");
    if (call.equals("POST 1")) {
      return Answer.json(200, enroll(request));
    }
    if (call.equals("GET 3") && ofContact) {
      return Answer.json(200, ofContact(path.get(2)));
    }
    if (request.method().equals("DELETE")) {
      throw HubError.of(
              405,
              "METHOD_NOT_ALLOWED",
              "HubSpot has no public call to unenroll: enroll the contact in the workflow %s by POST /automation/v2/workflows/%s/enrollments/contacts/{email}"
                  .formatted(UNENROLLING_WORKFLOW, UNENROLLING_WORKFLOW))
          .refusal();
    }
    throw Bodies.noSuchCall(request);
  }

  private Map<String, @Nullable Object> enroll(Request request) throws IOException {
    String user = userId(request);
    var body = Bodies.object(request);
    for (String field : List.of("contactId", "sequenceId", "senderEmail")) {
      if (body.path(field).asString(body.path(field).toString()).isBlank()
          || body.path(field).isMissingNode()) {
        throw HubError.validation("Invalid input JSON: " + field + " is required")
            .because("MISSING_FIELD", field + " is required", field)
            .refusal();
      }
    }
    var enrollment =
        enrolling.enroll(
            new Enrolling.Wish(
                user,
                body.path("contactId").asString(body.path("contactId").toString()),
                body.path("sequenceId").asString(body.path("sequenceId").toString()),
                body.path("senderEmail").asString("")));
    return lite(enrollment);
  }

  private static Map<String, @Nullable Object> lite(Enrollment enrollment) {
    var shown = new LinkedHashMap<String, @Nullable Object>();
    shown.put("id", Long.toString(enrollment.id()));
    shown.put("toEmail", enrollment.toEmail());
    shown.put("enrolledAt", HubJson.time(enrollment.enrolledAt()));
    shown.put("updatedAt", HubJson.time(enrollment.updatedAt()));
    return shown;
  }

  /** Only an enrollment that goes on is told; what comes otherwise is not documented. */
  private Map<String, @Nullable Object> ofContact(String contact) {
    long id = contact.matches("\\d{1,18}") ? Long.parseLong(contact) : -1;
    var enrollment =
        crm.find(HubType.CONTACTS, id)
            .flatMap(row -> crm.enrollments.active(row.id()))
            .orElseThrow(
                () -> HubError.notFound("Contact " + contact + " is not enrolled").refusal());
    var shown = lite(enrollment);
    shown.put("sequenceId", Long.toString(enrollment.sequence()));
    shown.put(
        "sequenceName",
        crm.enrollments.sequence(enrollment.sequence()).map(HubSequence::name).orElse(""));
    shown.put("enrolledBy", enrollment.user());
    shown.put("enrolledByEmail", emailOf(enrollment.user()));
    return shown;
  }

  private String emailOf(String user) {
    return crm.things(Crm.OWNERS).all().stream()
        .filter(owner -> owner.text("userId").equals(user))
        .map(owner -> owner.text("email"))
        .findFirst()
        .orElse("");
  }

  /** {@code /automation/v2/workflows/{id}/enrollments/contacts/{email}}. */
  Answer workflow(Request request, List<String> path) throws IOException {
    boolean enrolls =
        request.method().equals("POST")
            && path.size() == 4
            && path.get(1).equals("enrollments")
            && path.get(2).equals("contacts");
    if (!enrolls) {
      throw Bodies.noSuchCall(request);
    }
    var contact = crm.byEmail(path.get(3));
    if (!path.getFirst().equals(UNENROLLING_WORKFLOW) || contact.isEmpty()) {
      throw HubError.notFound("There is no workflow " + path.getFirst() + " or no such contact")
          .refusal();
    }
    var active = crm.enrollments.active(contact.get().id());
    if (active.isPresent()) {
      enrolling.end(active.get().id(), Status.UNENROLLED);
    }
    return Bodies.nothing();
  }
}
