package com.salesintelligence.resolve.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code resolve}: who is who in files of one's own. */
@Command(
    name = "resolve",
    description = "Finds the records that are about one person or company.",
    subcommands = {EvaluateCommand.class, LinkCommand.class, CommandLine.HelpCommand.class},
    synopsisSubcommandLabel = "(evaluate | link)",
    mixinStandardHelpOptions = true)
public final class ResolveCommand {

  private static final int BAD_INPUT = 2;

  private ResolveCommand() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new ResolveCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (failure instanceof BadInput bad) {
                command.getErr().println(bad.getMessage());
                return BAD_INPUT;
              }
              throw failure;
            });
  }
}
