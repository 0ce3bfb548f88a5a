package com.salesintelligence.web.account;

import com.salesintelligence.web.layout.Band;
import com.salesintelligence.web.layout.Paging;
import com.salesintelligence.web.security.SignedIn;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of accounts. */
@Controller
class AccountsController {

  private static final int SIZE = 50;

  private final AccountLists accounts;

  AccountsController(AccountLists accounts) {
    this.accounts = accounts;
  }

  @GetMapping("/accounts")
  String list(
      @RequestParam @Nullable String text,
      @RequestParam @Nullable String owner,
      @RequestParam @Nullable String band,
      @RequestParam @Nullable String sort,
      @RequestParam @Nullable String dir,
      @RequestParam(defaultValue = "1") int page,
      @AuthenticationPrincipal SignedIn user,
      Model model) {
    var filter = AccountFilter.of(text, Whose.owner(owner, user), band, sort, dir);
    int first = (Math.max(1, page) - 1) * SIZE;
    var rows = accounts.start(filter, SIZE, first).all();
    model.addAttribute("rows", rows);
    model.addAttribute("filter", filter);
    model.addAttribute("bands", List.of(Band.HOT, Band.WARM, Band.NURTURE, Band.COLD));
    model.addAttribute(
        "paging", new Paging(page, SIZE, rows.isEmpty() ? 0 : rows.getFirst().total()));
    return "accounts";
  }
}
