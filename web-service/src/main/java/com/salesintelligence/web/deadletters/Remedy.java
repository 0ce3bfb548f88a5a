package com.salesintelligence.web.deadletters;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an operator can do about a dead letter once its cause is mended. */
enum Remedy {
  /** Send the message to its handler again. */
  REPLAY,
  /** It never was a message, and its source can be read again. */
  READ_AGAIN,
  /** It never was a message: a file that is read again when it changes. */
  MEND_THE_FILE,
  /** The service takes no commands. */
  NONE;

  /** What ingest-service could not read is parked as if this subscription had failed. */
  private static final String UNREAD = "raw-records.ingest-service";

  private static final Set<String> COMMANDED =
      Set.of("ingest-service", "resolve-service", "score-service");
  private static final Set<String> READABLE = Set.of("gmail", "salesforce", "hubspot", "dialpad");

  /**
   * @param source empty when its attributes do not tell
   */
  static Remedy of(@Nullable String service, @Nullable String subscription, String source) {
    if (UNREAD.equals(subscription)) {
      return READABLE.contains(source) ? READ_AGAIN : MEND_THE_FILE;
    }
    return service != null && COMMANDED.contains(service) ? REPLAY : NONE;
  }

  /** Where an unread record comes from, as its attribute ce-source says: /gmail/message. */
  static String source(Collection<AttributeRow> attributes) {
    return attributes.stream()
        .filter(attribute -> "ce-source".equals(attribute.key()))
        .flatMap(attribute -> Optional.ofNullable(attribute.value()).stream())
        .map(value -> value.split("/", -1))
        .filter(parts -> parts.length == 3)
        .map(parts -> parts[1])
        .findFirst()
        .orElse("");
  }
}
