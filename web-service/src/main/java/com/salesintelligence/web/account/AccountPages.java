package com.salesintelligence.web.account;

import com.salesintelligence.warehouse.Query;
import com.salesintelligence.web.reading.Reads;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads one account with all that belongs to it, side by side. */
@Component
class AccountPages {

  private static final Query<AccountDay> DAYS = Query.of("sql/account/days.sql", AccountDay.class);
  private static final Query<ContributionRow> CONTRIBUTIONS =
      Query.of("sql/account/contributions.sql", ContributionRow.class);
  private static final Query<TimelineRow> TIMELINE =
      Query.of("sql/account/timeline.sql", TimelineRow.class);
  private static final Query<ContactRow> PEOPLE =
      Query.of("sql/account/people.sql", ContactRow.class);
  private static final Query<DealRow> DEALS = Query.of("sql/account/deals.sql", DealRow.class);

  private final Reads reads;

  AccountPages(Reads reads) {
    this.reads = reads;
  }

  Optional<AccountPage> find(String account, int limit, int offset) {
    var one = Map.of("account", account);
    var days = reads.start(DAYS, one);
    var contributions = reads.start(CONTRIBUTIONS, one);
    var timeline =
        reads.start(
            TIMELINE, Map.of("account", account, "limit", (long) limit, "offset", (long) offset));
    var people = reads.start(PEOPLE, one);
    var deals = reads.start(DEALS, one);
    if (days.all().isEmpty()) {
      return Optional.empty();
    }
    var reasons = ScoreReasons.of(contributions.all(), days.all().getLast());
    return Optional.of(
        new AccountPage(days.all(), reasons, timeline.all(), people.all(), deals.all()));
  }

  List<ContributionRow> contributions(String account) {
    return reads.start(CONTRIBUTIONS, Map.of("account", account)).all();
  }

  Optional<AccountDay> newest(String account) {
    var days = reads.start(DAYS, Map.of("account", account)).all();
    return days.isEmpty() ? Optional.empty() : Optional.of(days.getLast());
  }
}
