package com.salesintelligence.ingest.gmail;

import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.Draft;
import com.google.api.services.gmail.model.ListDraftsResponse;
import com.google.api.services.gmail.model.Message;
import com.salesintelligence.ingest.core.Calls;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Finds and saves the drafts of one mailbox. */
final class Drafts {

  private static final int COST_OF_THREAD = 40;
  private static final int COST_OF_LIST = 5;
  private static final int COST_OF_SAVING = 10;

  private final String address;
  private final Gmail reading;
  private final Gmail composing;
  private final GmailCalls readCalls;
  private final GmailCalls writeCalls;

  private Drafts(String address, Gmail reading, Gmail composing, Calls calls, InstantSource clock) {
    this.address = address;
    this.reading = reading;
    this.composing = composing;
    this.readCalls = new GmailCalls(address, calls, GmailFailures.reading(clock));
    this.writeCalls = new GmailCalls(address, calls, GmailFailures.writing(clock));
  }

  static Drafts of(
      String address, Mailboxes reading, Mailboxes composing, Calls calls, InstantSource clock) {
    return new Drafts(
        address, reading.of(address).client(), composing.of(address).client(), calls, clock);
  }

  /**
   * The mails of a conversation with their headers, oldest first.
   *
   * @return empty when there is no such conversation
   */
  List<Message> thread(String id) {
    var found =
        readCalls.find(
            COST_OF_THREAD,
            () ->
                reading
                    .users()
                    .threads()
                    .get(address, id)
                    .setFormat("metadata")
                    .setMetadataHeaders(AnsweredMail.HEADERS));
    return found.map(com.google.api.services.gmail.model.Thread::getMessages).orElse(List.of());
  }

  /**
   * @param messageId as its header has it, in angle brackets
   * @return the id of the draft
   */
  Optional<String> find(String messageId) {
    var wanted = "rfc822msgid:" + messageId.substring(1, messageId.length() - 1);
    ListDraftsResponse found =
        readCalls.call(COST_OF_LIST, () -> reading.users().drafts().list(address).setQ(wanted));
    var drafts = found.getDrafts();
    return drafts == null ? Optional.empty() : drafts.stream().map(Draft::getId).findFirst();
  }

  Draft save(byte[] rfc822, String threadId) {
    var message =
        new Message().setRaw(Base64.getUrlEncoder().encodeToString(rfc822)).setThreadId(threadId);
    return writeCalls.once(
        COST_OF_SAVING,
        () -> composing.users().drafts().create(address, new Draft().setMessage(message)));
  }
}
