package com.salesintelligence.web.account;

import com.salesintelligence.web.layout.Paging;
import com.salesintelligence.web.problems.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of one account. */
@Controller
class AccountController {

  private static final int SIZE = 25;

  private final AccountPages accounts;

  AccountController(AccountPages accounts) {
    this.accounts = accounts;
  }

  @GetMapping("/accounts/{id}")
  String account(@PathVariable String id, @RequestParam(defaultValue = "1") int page, Model model) {
    int first = (Math.max(1, page) - 1) * SIZE;
    var account =
        accounts
            .find(id, SIZE, first)
            .orElseThrow(() -> new NotFound("There is no account with this id."));
    var timeline = account.timeline();
    model.addAttribute("account", account);
    model.addAttribute("today", account.today());
    model.addAttribute(
        "paging", new Paging(page, SIZE, timeline.isEmpty() ? 0 : timeline.getFirst().total()));
    return "account";
  }
}
