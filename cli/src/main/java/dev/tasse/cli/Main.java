package dev.tasse.cli;

import dev.tasse.error.Suggestion;

import java.util.List;

/// The command `tasse` and the entry point of its JVM.
public final class Main {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USE = 2;

    private static final String LOG_FORMAT = "java.util.logging.SimpleFormatter.format";

    private Main() {}

    /// Runs one command and ends the JVM: 0 done, 1 the run failed, 2 wrong use.
    public static void main(String[] args) {
        // What the engine logs takes one line, without the time and the place in the code.
        if (System.getProperty(LOG_FORMAT) == null) System.setProperty(LOG_FORMAT, "%4$s: %5$s%n");
        System.exit(run(Console.ofProcess(), args));
    }

    /// Runs one command and returns its exit code.
    static int run(Console console, String... args) {
        List<String> words = List.of(args);
        try {
            return run(new Running(console), words);
        } catch (WrongUseException e) {
            return Failures.wrongUse(console, words, e);
        } catch (Error e) { // full memory, or a fault of ours: one message too
            return Failures.failed(console, e, words.contains("--debug"));
        } catch (OutputException e) {
            return Failures.failed(console, e, false);
        } finally {
            console.err().flush();
        }
    }

    private static int run(Running running, List<String> words) {
        String first = words.isEmpty() ? "--help" : words.getFirst();
        switch (first) {
            case "-h", "--help", "-hV", "-Vh" -> running.print(Usage.ofAll());
            case "-V", "--version" -> running.print(Version.line());
            default -> {
                Command command = Command.named(first).orElseThrow(() -> unknown(words));
                return run(running, command, words.subList(1, words.size()));
            }
        }
        return DONE;
    }

    private static int run(Running running, Command command, List<String> words) {
        int end = words.indexOf("--");
        List<String> open = end < 0 ? words : words.subList(0, end);
        // Help is given whatever else is wrong.
        if (open.contains("-h") || open.contains("--help")) {
            running.print(Usage.of(command));
            return DONE;
        }
        Arguments arguments = Arguments.parse(command, words);
        if (arguments.has(Arguments.HELP)) {
            running.print(Usage.of(command));
            return DONE;
        }
        if (arguments.has(Arguments.VERSION)) {
            running.print(Version.line());
            return DONE;
        }
        try {
            return command.run(running, arguments);
        } catch (WrongUseException e) {
            throw e;
        } catch (RuntimeException e) {
            return Failures.failed(running.console(), e, arguments.has(Arguments.DEBUG));
        }
    }

    private static WrongUseException unknown(List<String> words) {
        String first = words.getFirst();
        if (first.length() > 1 && first.startsWith("-") && !first.equals("--")) {
            return new WrongUseException("Unknown option: '" + first + "'");
        }
        String near = Suggestion.nearest(first, Command.spellings()).orElse("");
        String hint = near.isEmpty() ? "" : "\nDid you mean: tasse " + near + "?";
        return new WrongUseException(Arguments.unmatched(words).getMessage() + hint);
    }
}
