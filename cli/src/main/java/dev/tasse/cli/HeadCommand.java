package dev.tasse.cli;

import dev.tasse.DataFrame;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows the first rows of a file.
@Command(
        name = "head",
        description = "Shows the first rows of a file, a directory or a glob.",
        mixinStandardHelpOptions = true)
final class HeadCommand implements Runnable {
    @Mixin private Running running = new Running();
    @Mixin private Computing computing = new Computing();
    @Mixin private Results results = new Results();
    @Mixin private Tables tables = new Tables();

    @Option(
            names = {"-n", "--rows"},
            paramLabel = "N",
            description = "how many rows; default: ${DEFAULT-VALUE}")
    private long count = 10;

    @Parameters(paramLabel = "PATH", description = "the file")
    private String path = "";

    @Override
    public void run() {
        if (count < 0) throw running.wrongUse("-n takes a number from 0 up");
        computing.withClient(
                running,
                client ->
                        results.show(
                                running, client, DataFrame.from(tables.open(path)).limit(count)));
    }
}
