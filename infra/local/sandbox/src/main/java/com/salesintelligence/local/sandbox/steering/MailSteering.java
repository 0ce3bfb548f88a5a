package com.salesintelligence.local.sandbox.steering;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Refusal;
import com.salesintelligence.local.sandbox.http.Request;
import com.salesintelligence.local.sandbox.world.World;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Drops, deletes and labels mails. */
final class MailSteering {
  private static final int LARGEST = 50 << 20;
  private static final String TRUNCATED = "truncated-base64";

  private final World world;

  MailSteering(World world) {
    this.world = world;
  }

  /** {@code /sandbox/gmail/{mailbox}/messages[/{id}[/labels]]}. */
  Answer answer(Request request, String[] path) throws IOException {
    if (path.length < 4 || path.length > 6 || !path[3].equals("messages")) {
      throw SteeringApi.problem(404, "Use /sandbox/gmail/{mailbox}/messages.");
    }
    String mailbox = path[2].toLowerCase(Locale.ROOT);
    if (world.mailbox(mailbox).isEmpty()) {
      throw unknown(mailbox);
    }
    String call = request.method() + " " + path.length;
    return switch (call) {
      case "POST 4" -> drop(mailbox, request);
      case "DELETE 5" -> delete(mailbox, path[4]);
      case "POST 6" -> label(mailbox, path[4], request);
      default ->
          throw SteeringApi.problem(
              405, request.method() + " " + request.path() + " is not allowed.");
    };
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

  private Answer drop(String mailbox, Request request) throws IOException {
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
    return Answer.json(200, dropped);
  }

  private Answer delete(String mailbox, String id) throws IOException {
    if (!world.delete(mailbox, number(id))) {
      throw SteeringApi.problem(404, "There is no mail '" + id + "' in " + mailbox + ".");
    }
    return Answer.json(200, Map.of("deleted", id));
  }

  private Answer label(String mailbox, String id, Request request) throws IOException {
    var added = names(request, "add");
    var removed = names(request, "remove");
    if (added.isEmpty() && removed.isEmpty()) {
      throw SteeringApi.problem(400, "Name labels to add or to remove: ?add=A,B&remove=C.");
    }
    if (!world.label(mailbox, number(id), added, removed)) {
      throw SteeringApi.problem(404, "There is no mail '" + id + "' in " + mailbox + ".");
    }
    return Answer.json(200, Map.of("added", added, "removed", removed));
  }

  private static List<String> names(Request request, String parameter) {
    return request.parameters(parameter).stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .filter(name -> !name.isBlank())
        .toList();
  }

  private static long number(String id) {
    try {
      return Long.parseUnsignedLong(id, 16);
    } catch (NumberFormatException _) {
      throw SteeringApi.problem(
          404, "'" + id + "' is no id of a mail: ids have 16 hexadecimal digits.");
    }
  }
}
