package com.salesintelligence.web.account;

import com.salesintelligence.warehouse.Query;
import com.salesintelligence.web.commands.Outcomes;
import com.salesintelligence.web.problems.NotFound;
import com.salesintelligence.web.reading.Reads;
import com.salesintelligence.web.security.SignedIn;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of one mail. */
@Controller
class MailController {

  static final Query<MailRow> MAIL = Query.of("sql/account/mail.sql", MailRow.class);
  private static final Query<MailPersonRow> PEOPLE =
      Query.of("sql/account/mail_people.sql", MailPersonRow.class);

  private final Reads reads;
  private final Outcomes outcomes;
  private final MailHtml html;

  MailController(Reads reads, Outcomes outcomes, MailHtml html) {
    this.reads = reads;
    this.outcomes = outcomes;
    this.html = html;
  }

  @GetMapping("/mails/{id}")
  String mail(@PathVariable String id, @AuthenticationPrincipal SignedIn user, Model model) {
    var found = reads.start(MAIL, Map.of("message", id));
    var people = reads.start(PEOPLE, Map.of("message", id));
    var drafts = outcomes.about("draft", id);
    var mail = found.first().orElseThrow(() -> new NotFound("There is no mail with this id."));
    model.addAttribute("mail", mail);
    model.addAttribute("people", people.all());
    model.addAttribute("drafts", drafts.all());
    model.addAttribute("mayReply", mail.mayBeAnsweredBy(user));
    if (mail.hasHtml()) {
      model.addAttribute("frame", html.frame(String.valueOf(mail.bodyHtml())));
    }
    return "mail";
  }
}
