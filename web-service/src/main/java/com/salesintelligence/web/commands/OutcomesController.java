package com.salesintelligence.web.commands;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows what becomes of a command while a page waits for it. */
@Controller
class OutcomesController {

  private final Outcomes outcomes;

  OutcomesController(Outcomes outcomes) {
    this.outcomes = outcomes;
  }

  /**
   * @param asked things that the command names
   */
  @GetMapping("/commands/{id}")
  String outcomes(@PathVariable String id, @RequestParam int asked, Model model) {
    var rows = outcomes.of(id).all();
    model.addAttribute("sent", new Sent(id, asked));
    model.addAttribute("outcomes", rows);
    model.addAttribute("tally", Tally.of(asked, rows));
    return "fragments/outcomes :: outcomes";
  }
}
