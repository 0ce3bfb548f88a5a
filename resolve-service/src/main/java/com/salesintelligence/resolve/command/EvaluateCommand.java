package com.salesintelligence.resolve.command;

import com.salesintelligence.resolve.linkage.Evaluation;
import com.salesintelligence.resolve.linkage.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code resolve evaluate}: how well the records of one's own files are told apart. */
@Command(
    name = "evaluate",
    description =
        "Links the records and compares with the column that says who they really are: precision,"
            + " recall and F1 of pairs and groups at a threshold chosen on one half of the"
            + " entities and judged on the other, and the mistakes worth looking at.",
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SPECIFICATION", description = "YAML file: which files, which fields.")
  private Path specification;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Option(names = "--report", paramLabel = "FILE", description = "Write an HTML report here.")
  private @Nullable Path report;

  @SuppressWarnings("NullAway.Init")
  EvaluateCommand() {}

  @Override
  public Integer call() throws IOException {
    var terminal = spec.commandLine();
    var progress = new Progress(terminal.getErr(), System.console() != null && !json);
    var work = Work.on(specification, progress);
    if (work.files().entities().isEmpty()) {
      throw new BadInput("entity: name the column that says who a record really is");
    }
    progress.say("judging");
    var truth = new Truth(work.files().entities());
    var evaluation =
        Evaluation.of(
            work.linkage(), work.model(), work.scored(), truth, work.files().firstOfSecond());
    progress.done();
    var findings = new Findings(work, evaluation);
    terminal.getOut().println(json ? findings.json() : findings.text());
    if (report != null) {
      Files.writeString(report, HtmlReport.of(work, evaluation, truth));
    }
    return 0;
  }
}
