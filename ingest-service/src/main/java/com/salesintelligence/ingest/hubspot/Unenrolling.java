package com.salesintelligence.ingest.hubspot;

import com.salesintelligence.ingest.core.commands.CarryOut;
import com.salesintelligence.ingest.core.commands.Outcome;
import com.salesintelligence.ingest.core.commands.Outcome.Done;
import com.salesintelligence.ingest.core.commands.Outcome.Failed;
import com.salesintelligence.ingest.core.commands.Outcome.Skipped;
import com.salesintelligence.ingest.core.commands.SourceCommand.Unenrolment;
import com.salesintelligence.ingest.hubspot.HubspotFailures.Refused;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes contacts out of sequences. HubSpot has no call for it: a workflow of the account does it,
 * whose only action is to unenroll, and into which contacts can be put by a call.
 */
final class Unenrolling implements CarryOut<Unenrolment> {

  private final Supplier<HubspotSource> hubspot;
  private final String workflow;

  /**
   * @param hubspot throws while it is switched off
   * @param workflow its id; empty: the account has none
   */
  Unenrolling(Supplier<HubspotSource> hubspot, String workflow) {
    this.hubspot = hubspot;
    this.workflow = workflow;
  }

  @Override
  public Class<Unenrolment> takes() {
    return Unenrolment.class;
  }

  /** A contact that is in no sequence, and left one when the command was given, or after. */
  @Override
  public Optional<Outcome> find(Unenrolment command) {
    var api = hubspot.get().api();
    return new People(api)
        .byEmail(command.contactEmail())
        .filter(contact -> left(contact, command))
        .filter(contact -> new ActiveEnrollment(api).of(contact.id()).isEmpty())
        .map(contact -> new Done("", "The contact is out of the sequence."));
  }

  private static boolean left(HubRecord contact, Unenrolment command) {
    var at = contact.timeProperty(Enrollments.UNENROLLED);
    return at != null && !at.isBefore(command.order().requestedAt().minus(Enrolling.CLOCKS_DIFFER));
  }

  @Override
  public Outcome carryOut(Unenrolment command) {
    if (workflow.isEmpty()) {
      return new Failed(
          "NO_WORKFLOW",
          "HubSpot unenrolls by a workflow only: make one whose action is to unenroll from the"
              + " sequence, and name its id as ingest.hubspot.unenrolling-workflow.");
    }
    var api = hubspot.get().api();
    return new People(api)
        .byEmail(command.contactEmail())
        .map(contact -> carryOut(api, command, contact))
        .orElseGet(
            () -> new Skipped("UNKNOWN_CONTACT", "HubSpot has no contact with this address.", ""));
  }

  private Outcome carryOut(HubspotApi api, Unenrolment command, HubRecord contact) {
    return new ActiveEnrollment(api)
        .of(contact.id())
        .filter(json -> json.path("sequenceId").asString("").equals(command.sequenceId()))
        .map(json -> end(api, command, json.path("id").asString("")))
        .orElseGet(
            () ->
                new Skipped("NOT_ENROLLED", "This contact is not in this sequence.", contact.id()));
  }

  private Outcome end(HubspotApi api, Unenrolment command, String enrollment) {
    var path =
        "/automation/v2/workflows/%s/enrollments/contacts/%s"
            .formatted(workflow, People.encode(command.contactEmail()));
    try {
      api.write(path, null);
      return new Done(
          enrollment,
          "HubSpot's workflow %s takes the contact out of the sequence, usually within minutes."
              .formatted(workflow));
    } catch (Refused refused) {
      return new Failed(refused.reason(), "HubSpot refused to unenroll: " + refused.message());
    }
  }
}
