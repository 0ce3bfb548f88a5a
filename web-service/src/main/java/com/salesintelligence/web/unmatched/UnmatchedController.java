package com.salesintelligence.web.unmatched;

import com.salesintelligence.web.commands.Outcomes;
import com.salesintelligence.web.layout.Paging;
import com.salesintelligence.web.security.Role;
import com.salesintelligence.web.security.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of senders that nobody in the CRM is. */
@Controller
class UnmatchedController {

  private static final int SIZE = 25;

  private final Addresses addresses;
  private final Outcomes outcomes;

  UnmatchedController(Addresses addresses, Outcomes outcomes) {
    this.addresses = addresses;
    this.outcomes = outcomes;
  }

  @GetMapping("/unmatched")
  String list(
      @RequestParam @Nullable String mailbox,
      @RequestParam(defaultValue = "1") int page,
      @AuthenticationPrincipal SignedIn user,
      Model model) {
    boolean mine =
        user.ownsAccounts() && (mailbox == null ? user.role() == Role.REP : mailbox.equals("mine"));
    int first = (Math.max(1, page) - 1) * SIZE;
    var list = addresses.list(mine ? user.email() : "", SIZE, first);
    var decisions = addresses.decisions();
    var leads = outcomes.recent("lead");
    var rows = list.all();
    model.addAttribute("rows", rows);
    model.addAttribute("decisions", decisions.all());
    model.addAttribute("leads", leads.all());
    model.addAttribute("mine", mine);
    model.addAttribute(
        "paging", new Paging(page, SIZE, rows.isEmpty() ? 0 : rows.getFirst().total()));
    return "unmatched";
  }
}
