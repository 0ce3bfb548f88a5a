package com.salesintelligence.local.sandbox.gmail;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Body;
import com.salesintelligence.local.sandbox.http.Handler;
import com.salesintelligence.local.sandbox.http.Json;
import com.salesintelligence.local.sandbox.http.Refusal;
import com.salesintelligence.local.sandbox.http.Request;
import com.salesintelligence.local.sandbox.ledger.Ledger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** The calls under {@code /gmail/v1/users}. */
public final class GmailApi implements Handler {
  private static final int MOST = 500;
  private static final int LARGEST = 50 << 20;

  private final Mailboxes mailboxes;
  private final Tokens tokens;
  private final Quota quota;
  private final MailWrites writes;
  private final Desk desk;
  private final DraftCalls drafts;
  private final LabelCalls labels;
  private final ThreadCalls threads;
  private final WatchCalls watches;

  public GmailApi(
      Mailboxes mailboxes,
      MailWrites writes,
      Ledger ledger,
      Desk desk,
      Tokens tokens,
      Quota quota,
      WatchCalls watches,
      InstantSource clock) {
    this.mailboxes = mailboxes;
    this.writes = writes;
    this.tokens = tokens;
    this.quota = quota;
    this.desk = desk;
    this.drafts = new DraftCalls(desk, ledger, writes, quota, clock);
    this.labels = new LabelCalls(desk, ledger, writes, quota, clock);
    this.threads = new ThreadCalls(quota);
    this.watches = watches;
  }

  @Override
  public Answer answer(Request request) throws IOException {
    String[] path = request.segments();
    if (path.length < 5
        || !path[0].equals("gmail")
        || !path[1].equals("v1")
        || !path[2].equals("users")) {
      throw noMethod(request);
    }
    var mailbox = mailbox(request, path[3]);
    if (!request.method().equals("GET") && !path[4].equals("watch") && !path[4].equals("stop")) {
      checkScope(request);
    }
    var rest = Arrays.asList(path).subList(5, path.length);
    return switch (path[4]) {
      case "messages" -> messages(mailbox, request, rest);
      case "drafts" -> drafts.answer(mailbox, request, rest);
      case "labels" -> labels.answer(mailbox, request, rest);
      case "threads" -> threads(mailbox, request, rest);
      default -> other(mailbox, request, path[4]);
    };
  }

  private Answer other(Mailbox mailbox, Request request, String name) throws IOException {
    return switch (request.method() + " " + name) {
      case "GET profile" -> profile(mailbox);
      case "GET history" -> history(mailbox, request);
      case "POST watch" -> watches.watch(mailbox, request);
      case "POST stop" -> watches.stop(mailbox);
      default -> throw noMethod(request);
    };
  }

  private void checkScope(Request request) {
    if (!tokens.writes(request.bearerToken().orElse(""))) {
      throw GmailError.SCOPE.refusal("Request had insufficient authentication scopes.");
    }
  }

  private Answer messages(Mailbox mailbox, Request request, List<String> path) throws IOException {
    String first = path.isEmpty() ? "" : path.getFirst();
    String call = request.method() + " " + (path.size() == 2 ? path.get(1) : path.size());
    return switch (call) {
      case "GET 0" -> list(mailbox, request);
      case "GET 1" -> get(mailbox, first, request);
      case "GET 3" -> attachment(mailbox, path);
      case "DELETE 1" -> delete(mailbox, first);
      case "POST 1" -> many(mailbox, request, first);
      case "POST modify" -> labels.modify(mailbox, id(first), body(request));
      case "POST trash" -> labels.trash(mailbox, id(first), true);
      case "POST untrash" -> labels.trash(mailbox, id(first), false);
      default -> throw noMethod(request);
    };
  }

  private Answer many(Mailbox mailbox, Request request, String name) throws IOException {
    return switch (name) {
      case "send" -> drafts.send(mailbox, OutgoingMail.of(body(request)));
      case "batchModify" -> labels.batchModify(mailbox, body(request));
      case "batchDelete" -> labels.batchDelete(mailbox, body(request));
      default -> throw noMethod(request);
    };
  }

  private Answer delete(Mailbox mailbox, String id) throws IOException {
    quota.spend(mailbox.address(), Quota.DRAFT);
    if (!writes.delete(mailbox.address(), id(id))) {
      throw notFound();
    }
    return nothing();
  }

  private Answer threads(Mailbox mailbox, Request request, List<String> path) {
    return switch (request.method() + " " + path.size()) {
      case "GET 0" -> threads.list(mailbox, request, wanted(mailbox, request));
      case "GET 1" -> threads.get(mailbox, id(path.getFirst()), request);
      default -> throw noMethod(request);
    };
  }

  private Mailbox mailbox(Request request, String user) {
    String mailbox =
        request
            .bearerToken()
            .flatMap(tokens::mailbox)
            .orElseThrow(
                () ->
                    GmailError.AUTH_ERROR.refusal(
                        "Request had invalid authentication credentials. Expected OAuth 2 access token."));
    if (mailbox.isEmpty()) {
      throw GmailError.FAILED_PRECONDITION.refusal("Precondition check failed.");
    }
    if (!user.equals("me") && !user.toLowerCase(Locale.ROOT).equals(mailbox)) {
      throw GmailError.FORBIDDEN.refusal("Delegation denied for " + mailbox);
    }
    return mailboxes
        .mailbox(mailbox)
        .orElseThrow(() -> GmailError.FAILED_PRECONDITION.refusal("Mail service not enabled"));
  }

  private Answer profile(Mailbox mailbox) {
    quota.spend(mailbox.address(), Quota.PROFILE);
    return json(
        out -> {
          out.writeStringProperty("emailAddress", mailbox.address());
          out.writeNumberProperty("messagesTotal", mailbox.size());
          out.writeNumberProperty("threadsTotal", mailbox.threads());
          out.writeStringProperty("historyId", Long.toString(mailbox.historyId()));
        });
  }

  private Answer list(Mailbox mailbox, Request request) {
    quota.spend(mailbox.address(), Quota.LIST);
    int place = Paging.place(request);
    var page = mailbox.list(place, Paging.size(request, 100, MOST), wanted(mailbox, request));
    return json(
        out -> {
          if (!page.items().isEmpty()) {
            out.writeArrayPropertyStart("messages");
            page.items().forEach(message -> MessageJson.reference(out, message));
            out.writeEndArray();
          }
          Paging.next(out, page.next());
          out.writeNumberProperty("resultSizeEstimate", Math.max(page.items().size(), page.next()));
        });
  }

  private Predicate<Message> wanted(Mailbox mailbox, Request request) {
    var labelIds = request.parameters("labelIds");
    String q = request.parameter("q").orElse("");
    boolean hidden =
        request.parameter("includeSpamTrash").filter("true"::equals).isPresent()
            || labelIds.contains("TRASH")
            || labelIds.contains("SPAM")
            || Search.everywhere(q);
    Predicate<Message> labelled =
        message ->
            message.labels().containsAll(labelIds)
                && (hidden
                    || !(message.labels().contains("TRASH") || message.labels().contains("SPAM")));
    return q.isBlank() ? labelled : labelled.and(Search.of(q, desk.labels(mailbox.address())));
  }

  private Answer get(Mailbox mailbox, String id, Request request) {
    quota.spend(mailbox.address(), Quota.GET);
    String format = request.parameter("format").orElse("full");
    return Answer.json(
        200,
        MessageJson.formatted(message(mailbox, id), format, request.parameters("metadataHeaders")));
  }

  private static Message message(Mailbox mailbox, String id) {
    return mailbox.find(id(id)).orElseThrow(GmailApi::notFound);
  }

  static long id(String id) {
    try {
      return Long.parseUnsignedLong(id, 16);
    } catch (NumberFormatException _) {
      throw GmailError.BAD_REQUEST.refusal("Invalid id value");
    }
  }

  private Answer attachment(Mailbox mailbox, List<String> path) {
    quota.spend(mailbox.address(), Quota.GET);
    if (!path.get(1).equals("attachments")) {
      throw notFound();
    }
    return Answer.json(200, MessageJson.attachment(message(mailbox, path.getFirst()), path.get(2)));
  }

  private Answer history(Mailbox mailbox, Request request) {
    quota.spend(mailbox.address(), Quota.HISTORY);
    String start =
        request
            .parameter("startHistoryId")
            .orElseThrow(
                () -> GmailError.BAD_REQUEST.refusal("Missing required parameter: startHistoryId"));
    return HistoryJson.answer(mailbox, start, request);
  }

  static JsonNode body(Request request) throws IOException {
    byte[] body =
        request
            .bytes(LARGEST)
            .orElseThrow(() -> GmailError.BAD_REQUEST.refusal("Request payload is too large"));
    try {
      return Json.read(body);
    } catch (JacksonException broken) {
      throw GmailError.BAD_REQUEST.refusal(
          "Invalid JSON payload received. " + broken.getOriginalMessage());
    }
  }

  static Refusal noMethod(Request request) {
    return GmailError.NOT_FOUND.refusal(
        "The sandbox has no such Gmail method: " + request.method() + " " + request.path());
  }

  static Refusal notFound() {
    return GmailError.NOT_FOUND.refusal("Requested entity was not found.");
  }

  static Answer nothing() {
    return new Answer(204, "text/plain", List.of(), Body.of(new byte[0]), false);
  }

  static byte[] bytes(Body body) {
    var out = new ByteArrayOutputStream();
    try {
      body.writeTo(out);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return out.toByteArray();
  }

  static Answer json(Consumer<JsonGenerator> properties) {
    byte[] bytes =
        Json.write(
            out -> {
              out.writeStartObject();
              properties.accept(out);
              out.writeEndObject();
            });
    return Answer.json(200, Body.of(bytes));
  }

  static @Nullable Long unsigned(String text) {
    try {
      return Long.parseUnsignedLong(text);
    } catch (NumberFormatException _) {
      return null;
    }
  }
}
