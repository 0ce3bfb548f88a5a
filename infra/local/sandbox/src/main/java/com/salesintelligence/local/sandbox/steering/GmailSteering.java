package com.salesintelligence.local.sandbox.steering;

import com.salesintelligence.local.sandbox.gmail.Mailbox;
import com.salesintelligence.local.sandbox.gmail.MessageLine;
import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Refusal;
import com.salesintelligence.local.sandbox.http.Request;
import com.salesintelligence.local.sandbox.world.World;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Drops, deletes and labels mails. */
final class GmailSteering implements Steered {
  private static final int LARGEST = 50 << 20;
  private static final String TRUNCATED = "truncated-base64";

  private final World world;

  GmailSteering(World world) {
    this.world = world;
  }

  @Override
  public String source() {
    return "gmail";
  }

  @Override
  public List<String> objects() {
    return List.of("messages");
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "POST /sandbox/gmail/{mailbox}/messages",
            "From: a@b.example\\r\\nSubject: Hi\\r\\n\\r\\nHello",
            "drops message/rfc822 of any bytes into a mailbox; ?encoding=truncated-base64 makes its raw undecodable;"
                + " /sandbox/gmail/messages?mailbox=… is the same"),
        new Example(
            "PATCH /sandbox/gmail/messages/{id}",
            "{\"add\":[\"STARRED\"],\"remove\":[\"UNREAD\"]}",
            "changes labels; POST …/{id}/labels?add=A,B&remove=C does too"),
        new Example(
            "POST /sandbox/gmail/messages/{id}/restore", "", "takes a mail out of the trash"));
  }

  @Override
  public Map<String, Object> create(String object, Request request) throws IOException {
    String mailbox =
        mailbox(request)
            .orElseThrow(() -> unknown(request.parameter("mailbox").orElse("")))
            .address();
    String encoding = request.parameter("encoding").orElse("");
    if (!encoding.isEmpty() && !encoding.equals(TRUNCATED)) {
      throw SteeringApi.problem(
          400, "encoding must be " + TRUNCATED + " or left out, not '" + encoding + "'.");
    }
    byte[] rfc822 =
        request
            .bytes(LARGEST)
            .orElseThrow(
                () ->
                    SteeringApi.problem(
                        413, "The mail is larger than 50 MB, which Gmail refuses too."));
    var dropped = world.drop(mailbox, rfc822, encoding.equals(TRUNCATED));
    return Map.of(
        "id", dropped.id(),
        "threadId", dropped.threadId(),
        "historyId", dropped.historyId(),
        "version", dropped.historyId());
  }

  private Optional<Mailbox> mailbox(Request request) {
    return request
        .parameter("mailbox")
        .flatMap(address -> world.mailbox(address.toLowerCase(Locale.ROOT)));
  }

  private Refusal unknown(String mailbox) {
    return new Refusal(
        Answer.json(
            404,
            Map.of(
                "error",
                "There is no mailbox '" + mailbox + "'.",
                "mailboxes",
                world.addresses())));
  }

  @Override
  public Map<String, Object> change(String object, String id, Request request) throws IOException {
    var fields = SteeringApi.fields(request);
    return label(id, request, names(fields.get("add")), names(fields.get("remove")));
  }

  private static List<String> names(@Nullable Object value) {
    return value instanceof List<?> all ? all.stream().map(String::valueOf).toList() : List.of();
  }

  @Override
  public Map<String, Object> delete(String object, String id, Request request) throws IOException {
    if (!world.delete(holder(id, request), number(id))) {
      throw SteeringApi.absent("mail", id);
    }
    return Map.of("deleted", id);
  }

  @Override
  public Map<String, Object> restore(String object, String id, Request request) throws IOException {
    return label(id, request, List.of("INBOX"), List.of("TRASH"));
  }

  @Override
  public Map<String, Object> act(String object, String id, String verb, Request request)
      throws IOException {
    if (!verb.equals("labels")) {
      return Steered.super.act(object, id, verb, request);
    }
    return label(id, request, named(request, "add"), named(request, "remove"));
  }

  private Map<String, Object> label(
      String id, Request request, List<String> added, List<String> removed) throws IOException {
    if (added.isEmpty() && removed.isEmpty()) {
      throw SteeringApi.problem(
          400,
          "Name labels to add or to remove: ?add=A,B&remove=C, or {\"add\":[\"A\"]} with PATCH.");
    }
    if (!world.label(holder(id, request), number(id), added, removed)) {
      throw SteeringApi.absent("mail", id);
    }
    return Map.of("id", id, "added", added, "removed", removed);
  }

  private static List<String> named(Request request, String parameter) {
    return request.parameters(parameter).stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .filter(name -> !name.isBlank())
        .toList();
  }

  /** No two mailboxes share an id. */
  private String holder(String id, Request request) {
    long number = number(id);
    return boxes(request)
        .filter(box -> box.find(number).isPresent())
        .findFirst()
        .map(Mailbox::address)
        .orElseThrow(() -> SteeringApi.absent("mail", id));
  }

  private Stream<Mailbox> boxes(Request request) {
    if (request.parameter("mailbox").isPresent()) {
      return Stream.of(
          mailbox(request).orElseThrow(() -> unknown(request.parameter("mailbox").orElse(""))));
    }
    return world.addresses().stream().flatMap(address -> world.mailbox(address).stream());
  }

  private static long number(String id) {
    try {
      return Long.parseUnsignedLong(id, 16);
    } catch (NumberFormatException _) {
      throw SteeringApi.problem(
          404, "'" + id + "' is no id of a mail: ids have 16 hexadecimal digits.");
    }
  }

  @Override
  public Dump dump(String object, Request request) {
    var boxes = boxes(request).toList();
    return lines -> {
      for (Mailbox box : boxes) {
        box.dump(message -> lines.line(out -> MessageLine.write(out, box.address(), message)));
      }
    };
  }
}
