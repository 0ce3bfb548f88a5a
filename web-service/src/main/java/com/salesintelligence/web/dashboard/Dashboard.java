package com.salesintelligence.web.dashboard;

import com.salesintelligence.web.account.AccountRow;
import java.util.List;

/** All that the dashboard shows. */
record Dashboard(OverviewRow overview, List<AccountRow> ranking) {

  public List<Bucket> distribution() {
    return Bucket.of(overview.distribution());
  }

  public List<Indicator> indicators() {
    return List.of(
        Indicator.unmatched(overview.unmatched()),
        Indicator.hotContacted(overview.hot(), overview.hotContacted()),
        Indicator.engagement(overview.averageEngagement()));
  }
}
