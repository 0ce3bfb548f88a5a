package com.salesintelligence.web.account;

import com.salesintelligence.web.problems.NotFound;
import com.salesintelligence.web.security.SignedIn;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Accounts and their scores as JSON. */
@RestController
class AccountApi {

  private static final int MOST = 500;

  private final AccountLists lists;
  private final AccountPages accounts;

  AccountApi(AccountLists lists, AccountPages accounts) {
    this.lists = lists;
    this.accounts = accounts;
  }

  /** A score with its contributions, newest day first. */
  record Score(AccountDay account, List<ContributionRow> contributions) {}

  @GetMapping("/api/accounts")
  List<AccountRow> list(
      @RequestParam @Nullable String text,
      @RequestParam @Nullable String owner,
      @RequestParam @Nullable String band,
      @RequestParam @Nullable String sort,
      @RequestParam @Nullable String dir,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(defaultValue = "0") int offset,
      @AuthenticationPrincipal SignedIn user) {
    var filter = AccountFilter.of(text, Whose.owner(owner, user), band, sort, dir);
    return lists.start(filter, Math.clamp(limit, 1, MOST), Math.max(0, offset)).all();
  }

  @GetMapping("/api/accounts/{id}/score")
  Score score(@PathVariable String id) {
    var newest =
        accounts.newest(id).orElseThrow(() -> new NotFound("There is no account with this id."));
    return new Score(newest, accounts.contributions(id));
  }
}
