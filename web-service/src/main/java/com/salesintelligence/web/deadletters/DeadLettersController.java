package com.salesintelligence.web.deadletters;

import com.salesintelligence.web.layout.Paging;
import com.salesintelligence.web.problems.NotFound;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Dead letters by cause, the letters of one cause, and one letter. */
@Controller
class DeadLettersController {

  private static final int SIZE = 50;

  private final Letters letters;

  DeadLettersController(Letters letters) {
    this.letters = letters;
  }

  @GetMapping("/dead-letters")
  String groups(Model model) {
    var groups = letters.groups().all();
    model.addAttribute("groups", groups);
    model.addAttribute("open", groups.stream().mapToLong(GroupRow::openLetters).sum());
    model.addAttribute("replayed", groups.stream().mapToLong(GroupRow::replayedLetters).sum());
    return "dead-letters";
  }

  @GetMapping("/dead-letters/groups/{service}/{fingerprint}")
  String group(
      @PathVariable String service,
      @PathVariable String fingerprint,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "0") long asked,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable Instant since,
      Model model) {
    int first = (Math.max(1, page) - 1) * SIZE;
    var rows = letters.letters(fingerprint, service, SIZE, first).all();
    if (rows.isEmpty() && page <= 1) {
      throw new NotFound("There are no dead letters of this cause.");
    }
    model.addAttribute("rows", rows);
    model.addAttribute("fingerprint", fingerprint);
    model.addAttribute("service", service);
    model.addAttribute("open", letters.open(fingerprint, service).all().size());
    model.addAttribute(
        "remedy", Remedy.of(service, rows.isEmpty() ? null : rows.getFirst().subscription(), ""));
    model.addAttribute(
        "paging", new Paging(page, SIZE, rows.isEmpty() ? 0 : rows.getFirst().total()));
    if (since != null) {
      model.addAttribute("progress", progress(fingerprint, service, asked, since));
    }
    return "dead-letter-group";
  }

  @GetMapping("/dead-letters/letters/{id}")
  String letter(
      @PathVariable String id, @RequestParam(defaultValue = "false") boolean reading, Model model) {
    var found = letters.letter(id);
    var attributes = letters.attributes(id);
    var letter =
        found.first().orElseThrow(() -> new NotFound("There is no dead letter with this id."));
    model.addAttribute("letter", letter);
    model.addAttribute("reading", reading);
    model.addAttribute("preview", letter.preview());
    model.addAttribute("attributes", attributes.all());
    var source = Remedy.source(attributes.all());
    model.addAttribute("source", source);
    model.addAttribute("remedy", Remedy.of(letter.service(), letter.subscription(), source));
    return "dead-letter";
  }

  @GetMapping("/dead-letters/progress")
  String progress(
      @RequestParam String fingerprint,
      @RequestParam String service,
      @RequestParam long asked,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) Instant since,
      Model model) {
    model.addAttribute("progress", progress(fingerprint, service, asked, since));
    return "fragments/progress :: progress";
  }

  private Progress progress(String fingerprint, String service, long asked, Instant since) {
    var row = letters.progress(fingerprint, service, since).first().orElseThrow();
    return new Progress(fingerprint, service, asked, since, row.replayed(), row.failedAgain());
  }
}
