package com.salesintelligence.web.enrolment;

import com.salesintelligence.warehouse.Query;
import com.salesintelligence.web.problems.BadRequest;
import com.salesintelligence.web.problems.NotFound;
import com.salesintelligence.web.reading.Reads;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads who of an account can be taken into which sequence. */
@Component
class Prospects {

  private static final Query<AccountRow> ACCOUNT =
      Query.of("sql/enrolment/account.sql", AccountRow.class);
  private static final Query<PersonRow> PEOPLE =
      Query.of("sql/enrolment/people.sql", PersonRow.class);
  private static final Query<SequenceRow> SEQUENCES =
      Query.of("sql/enrolment/sequences.sql", SequenceRow.class);

  private final Reads reads;

  Prospects(Reads reads) {
    this.reads = reads;
  }

  /** An account with its people, and the sequences of all. */
  record Page(AccountRow account, List<PersonRow> people, List<SequenceRow> sequences) {

    SequenceRow sequence(String id) {
      return sequences.stream()
          .filter(sequence -> sequence.sequenceId().equals(id))
          .findFirst()
          .orElseThrow(() -> new BadRequest("Choose one of the sequences."));
    }

    /** Those of the addresses that are people of this account, each once. */
    List<PersonRow> chosen(Collection<String> emails) {
      var left = new HashSet<>(emails);
      return people.stream().filter(person -> left.remove(person.email())).toList();
    }
  }

  Page of(String account) {
    var one = Map.of("account", account);
    var found = reads.start(ACCOUNT, one);
    var people = reads.start(PEOPLE, one);
    var sequences = reads.start(SEQUENCES, Map.of());
    return new Page(
        found.first().orElseThrow(() -> new NotFound("There is no account with this id.")),
        people.all(),
        sequences.all());
  }
}
