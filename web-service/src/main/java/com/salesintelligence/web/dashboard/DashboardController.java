package com.salesintelligence.web.dashboard;

import com.salesintelligence.warehouse.Query;
import com.salesintelligence.web.account.AccountFilter;
import com.salesintelligence.web.account.AccountLists;
import com.salesintelligence.web.account.Whose;
import com.salesintelligence.web.reading.Reads;
import com.salesintelligence.web.security.SignedIn;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: who to call this morning, and why. */
@Controller
class DashboardController {

  private static final int RANKED = 20;
  private static final Query<OverviewRow> OVERVIEW =
      Query.of("sql/dashboard/overview.sql", OverviewRow.class);

  private final Reads reads;
  private final AccountLists accounts;

  DashboardController(Reads reads, AccountLists accounts) {
    this.reads = reads;
    this.accounts = accounts;
  }

  @GetMapping("/")
  String dashboard(
      @RequestParam @Nullable String owner, @AuthenticationPrincipal SignedIn user, Model model) {
    if (!user.role().sells()) {
      return "redirect:/dead-letters";
    }
    var whose = Whose.owner(owner, user);
    boolean mine = !whose.isEmpty() && whose.equals(user.ownerId());
    model.addAttribute("dashboard", read(whose, mine ? user.email() : ""));
    model.addAttribute("mine", mine);
    model.addAttribute("owner", whose.isEmpty() ? "all" : whose);
    return "dashboard";
  }

  private Dashboard read(String owner, String mailbox) {
    var overview = reads.start(OVERVIEW, Map.of("owner", owner, "mailbox", mailbox));
    var ranking = accounts.start(AccountFilter.best(owner), RANKED, 0);
    return new Dashboard(overview.first().orElseThrow(), ranking.all());
  }
}
