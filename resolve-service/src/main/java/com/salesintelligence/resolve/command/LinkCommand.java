package com.salesintelligence.resolve.command;

import com.salesintelligence.resolve.linkage.Model;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code resolve link}: writes who is who into a file. */
@Command(
    name = "link",
    description =
        "Writes a CSV file with a line per record: its id, and the id of the first record of its"
            + " entity.",
    mixinStandardHelpOptions = true)
final class LinkCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SPECIFICATION", description = "YAML file: which files, which fields.")
  private Path specification;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "Where to write.")
  private Path output;

  @Option(
      names = "--probability",
      defaultValue = "0.5",
      description = "From which on two records are one entity (default: ${DEFAULT-VALUE}).")
  private double probability;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @SuppressWarnings("NullAway.Init")
  LinkCommand() {}

  @Override
  public Integer call() throws IOException {
    if (!(probability > 0 && probability < 1)) {
      throw new BadInput("--probability: give a number between 0 and 1");
    }
    var terminal = spec.commandLine();
    var progress = new Progress(terminal.getErr(), System.console() != null && !json);
    var work = Work.on(specification, progress);
    progress.say("grouping");
    int[] groups = work.linkage().group(work.model(), work.scored(), Model.threshold(probability));
    write(work, groups);
    progress.done();
    long entities = java.util.Arrays.stream(groups).distinct().count();
    terminal
        .getOut()
        .println(
            json
                ? Findings.object(
                    Map.of(
                        "records", groups.length, "entities", entities, "file", output.toString()))
                : "%,d records are about %,d entities: %s"
                    .formatted(groups.length, entities, output));
    return 0;
  }

  private void write(Work work, int[] groups) throws IOException {
    var entries = work.files().entries();
    try (var csv = CsvWriter.builder().build(output)) {
      csv.writeRecord("id", "entity");
      for (int i = 0; i < groups.length; i++) {
        csv.writeRecord(entries.get(i).id(), entries.get(groups[i]).id());
      }
    }
  }
}
