package com.salesintelligence.ingest.hubspot;

import java.time.Instant;

/**
 * HubSpot said that a record changed.
 *
 * @param at when
 * @param gone that it was deleted
 * @param linked that it belongs to another company, which leaves its own time as it was
 */
record HubspotNotice(HubType type, String id, Instant at, boolean gone, boolean linked) {

  /** A contact. */
  static HubspotNotice changed(String contactId, Instant at) {
    return new HubspotNotice(HubType.CONTACT, contactId, at, false, false);
  }

  /** One for both. */
  HubspotNotice and(HubspotNotice other) {
    return new HubspotNotice(
        type, id, at.isAfter(other.at) ? at : other.at, gone || other.gone, linked || other.linked);
  }
}
