package com.salesintelligence.web.deadletters;

import com.salesintelligence.contracts.Topic;
import com.salesintelligence.web.problems.BadRequest;

/** Where the service listens that a dead letter belongs to. */
final class CommandTopic {

  private CommandTopic() {}

  static Topic of(String service) {
    return switch (service) {
      case "ingest-service" -> Topic.INGEST_COMMANDS;
      case "resolve-service" -> Topic.RESOLVE_COMMANDS;
      case "score-service" -> Topic.SCORE_COMMANDS;
      default ->
          throw new BadRequest(
              "Dead letters of “"
                  + service
                  + "” cannot be sent again from here: it takes no commands.");
    };
  }
}
