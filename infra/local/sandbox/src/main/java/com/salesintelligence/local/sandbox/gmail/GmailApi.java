package com.salesintelligence.local.sandbox.gmail;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Body;
import com.salesintelligence.local.sandbox.http.Handler;
import com.salesintelligence.local.sandbox.http.Json;
import com.salesintelligence.local.sandbox.http.Request;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The calls under {@code /gmail/v1/users}. */
public final class GmailApi implements Handler {
  private static final int PROFILE_UNITS = 1;
  private static final int LIST_UNITS = 5;
  private static final int GET_UNITS = 20;
  private static final int MOST = 500;

  private final Mailboxes mailboxes;
  private final Tokens tokens;
  private final Quota quota;

  public GmailApi(Mailboxes mailboxes, Tokens tokens, Quota quota) {
    this.mailboxes = mailboxes;
    this.tokens = tokens;
    this.quota = quota;
  }

  @Override
  public Answer answer(Request request) {
    String[] path = request.segments();
    if (path.length < 5
        || !path[0].equals("gmail")
        || !path[1].equals("v1")
        || !path[2].equals("users")) {
      throw GmailError.NOT_FOUND.refusal("The sandbox has no such Gmail method: " + request.path());
    }
    var mailbox = mailbox(request, path[3]);
    if (!request.method().equals("GET")) {
      throw GmailError.NOT_FOUND.refusal(
          "The sandbox reads only; " + request.method() + " " + request.path() + " is not there.");
    }
    String method =
        path[4] + (path.length > 5 ? "/{id}" : "") + (path.length > 6 ? "/" + path[6] : "");
    return switch (method) {
      case "profile" -> profile(mailbox);
      case "messages" -> list(mailbox, request);
      case "messages/{id}" -> get(mailbox, path[5], request);
      case "messages/{id}/attachments" -> attachment(mailbox, path);
      case "history" -> history(mailbox, request);
      default ->
          throw GmailError.NOT_FOUND.refusal(
              "The sandbox has no such Gmail method: " + request.path());
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
    quota.spend(mailbox.address(), PROFILE_UNITS);
    return json(
        out -> {
          out.writeStringProperty("emailAddress", mailbox.address());
          out.writeNumberProperty("messagesTotal", mailbox.size());
          out.writeNumberProperty("threadsTotal", mailbox.threads());
          out.writeStringProperty("historyId", Long.toString(mailbox.historyId()));
        });
  }

  private Answer list(Mailbox mailbox, Request request) {
    quota.spend(mailbox.address(), LIST_UNITS);
    if (request.parameter("q").filter(q -> !q.isBlank()).isPresent()) {
      throw GmailError.BAD_REQUEST.refusal(
          "The sandbox knows no search: leave out q and use labelIds, or history.list for what is new.");
    }
    int place = Paging.place(request);
    var page = mailbox.list(place, Paging.size(request, 100, MOST), wanted(request));
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

  private static Predicate<Message> wanted(Request request) {
    var labels = request.parameters("labelIds");
    boolean hidden =
        request.parameter("includeSpamTrash").filter("true"::equals).isPresent()
            || labels.contains("TRASH")
            || labels.contains("SPAM");
    return message ->
        message.labels().containsAll(labels)
            && (hidden
                || !(message.labels().contains("TRASH") || message.labels().contains("SPAM")));
  }

  private Answer get(Mailbox mailbox, String id, Request request) {
    quota.spend(mailbox.address(), GET_UNITS);
    var message = message(mailbox, id);
    String format = request.parameter("format").orElse("full").toLowerCase(Locale.ROOT);
    return switch (format) {
      case "raw" -> Answer.json(200, MessageJson.raw(message));
      case "minimal", "full" -> Answer.json(200, MessageJson.of(message, format, List.of()));
      case "metadata" ->
          Answer.json(200, MessageJson.of(message, format, request.parameters("metadataHeaders")));
      default -> throw GmailError.BAD_REQUEST.refusal("Invalid value at 'format': " + format);
    };
  }

  private static Message message(Mailbox mailbox, String id) {
    return mailbox
        .find(number(id))
        .orElseThrow(() -> GmailError.NOT_FOUND.refusal("Requested entity was not found."));
  }

  private static long number(String id) {
    try {
      return Long.parseUnsignedLong(id, 16);
    } catch (NumberFormatException _) {
      throw GmailError.BAD_REQUEST.refusal("Invalid id value");
    }
  }

  private Answer attachment(Mailbox mailbox, String[] path) {
    quota.spend(mailbox.address(), GET_UNITS);
    if (path.length != 8) {
      throw GmailError.NOT_FOUND.refusal("Requested entity was not found.");
    }
    return Answer.json(200, MessageJson.attachment(message(mailbox, path[5]), path[7]));
  }

  private Answer history(Mailbox mailbox, Request request) {
    quota.spend(mailbox.address(), 2);
    String start =
        request
            .parameter("startHistoryId")
            .orElseThrow(
                () -> GmailError.BAD_REQUEST.refusal("Missing required parameter: startHistoryId"));
    return HistoryJson.answer(mailbox, start, request);
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
