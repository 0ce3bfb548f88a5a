package com.salesintelligence.web.deadletters;

import com.salesintelligence.warehouse.Query;
import com.salesintelligence.web.reading.Reads;
import com.salesintelligence.web.reading.Rows;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads dead letters. */
@Component
class Letters {

  private static final Query<GroupRow> GROUPS =
      Query.of("sql/deadletters/groups.sql", GroupRow.class);
  private static final Query<LetterRow> LETTERS =
      Query.of("sql/deadletters/letters.sql", LetterRow.class);
  private static final Query<Letter> LETTER = Query.of("sql/deadletters/letter.sql", Letter.class);
  private static final Query<AttributeRow> ATTRIBUTES =
      Query.of("sql/deadletters/attributes.sql", AttributeRow.class);
  private static final Query<OpenRow> OPEN = Query.of("sql/deadletters/open.sql", OpenRow.class);
  private static final Query<ProgressRow> PROGRESS =
      Query.of("sql/deadletters/progress.sql", ProgressRow.class);

  private final Reads reads;

  Letters(Reads reads) {
    this.reads = reads;
  }

  Rows<GroupRow> groups() {
    return reads.start(GROUPS, Map.of());
  }

  Rows<LetterRow> letters(String fingerprint, String service, int limit, int offset) {
    return reads.start(
        LETTERS,
        Map.of(
            "fingerprint",
            fingerprint,
            "service",
            service,
            "limit",
            (long) limit,
            "offset",
            (long) offset));
  }

  Rows<Letter> letter(String id) {
    return reads.start(LETTER, Map.of("letter", id));
  }

  Rows<AttributeRow> attributes(String id) {
    return reads.start(ATTRIBUTES, Map.of("letter", id));
  }

  Rows<OpenRow> open(String fingerprint, String service) {
    return reads.start(OPEN, Map.of("fingerprint", fingerprint, "service", service));
  }

  Rows<ProgressRow> progress(String fingerprint, String service, Instant since) {
    return reads.start(
        PROGRESS, Map.of("fingerprint", fingerprint, "service", service, "since", since));
  }
}
