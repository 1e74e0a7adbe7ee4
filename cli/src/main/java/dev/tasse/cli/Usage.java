package dev.tasse.cli;

import org.apache.commons.cli.Option;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The text of `--help`.
final class Usage {
    private static final int WIDTH = 80;
    private static final int LETTERS = 6;
    private static final int GAP = 3;

    private final StringBuilder text = new StringBuilder();
    private int column;

    private Usage() {}

    /// That of `tasse`.
    static String ofAll() {
        Usage usage = new Usage();
        usage.text.append("Usage: tasse [-hV] [COMMAND]\nRuns queries over files.\n");
        usage.describe(List.of(Arguments.HELP, Arguments.VERSION), "", "");
        usage.text.append("Commands:\n");
        int width = 0;
        for (String name : Command.spellings()) width = Math.max(width, name.length());
        for (Command command : Command.values()) {
            usage.row("  " + command.spelling(), width + 4, command.description());
        }
        return usage.text.toString();
    }

    static String of(Command command) {
        List<Option> options = new ArrayList<>(command.options().getOptions());
        options.sort(Comparator.comparing(Usage::name, String.CASE_INSENSITIVE_ORDER));
        Usage usage = new Usage();
        usage.synopsis(command, options);
        usage.text.append(command.description()).append('\n');
        usage.describe(options, command.parameter(), command.meaning());
        return usage.text.toString();
    }

    /// The shortest name.
    private static String name(Option option) {
        return option.getOpt() == null ? option.getLongOpt() : option.getOpt();
    }

    private void synopsis(Command command, List<Option> options) {
        List<String> flags = new ArrayList<>();
        List<String> values = new ArrayList<>();
        List<String> pairs = new ArrayList<>();
        for (Option option : options) {
            String name = (option.getOpt() == null ? "--" : "-") + name(option);
            if (Arguments.isRepeated(option)) {
                pairs.add("[" + name + "=" + option.getArgName() + "]...");
            } else if (option.hasArg()) {
                values.add("[" + name + "=" + option.getArgName() + "]");
            } else if (option.getOpt() == null) {
                flags.add("[" + name + "]");
            }
        }
        String begin = "Usage: tasse " + command.spelling();
        text.append(begin);
        column = begin.length();
        int indent = begin.length() + 1;
        word("[-hV]", indent);
        for (List<String> words : List.of(flags, values, pairs, List.of(command.parameter()))) {
            for (String word : words) word(word, indent);
        }
        text.append('\n');
    }

    private void describe(List<Option> options, String parameter, String meaning) {
        int width = parameter.length();
        for (Option option : options) width = Math.max(width, longName(option).length());
        width += LETTERS + GAP;
        if (!parameter.isEmpty()) row(" ".repeat(LETTERS) + parameter, width, meaning);
        for (Option option : options) {
            String letter = option.getOpt() == null ? "" : "  -" + option.getOpt() + ", ";
            String names = letter + " ".repeat(LETTERS - letter.length()) + longName(option);
            row(names, width, option.getDescription());
        }
    }

    private static String longName(Option option) {
        String value = option.hasArg() ? "=" + option.getArgName() : "";
        return "--" + option.getLongOpt() + value;
    }

    /// What something is called, and from column `width` on what it means.
    private void row(String begin, int width, String meaning) {
        text.append(begin).repeat(' ', width - 1 - begin.length());
        column = width - 1;
        for (String word : meaning.split(" ", -1)) word(word, width + 2);
        text.append('\n');
    }

    /// Adds a word after a space, or on a line of its own where it does not fit.
    private void word(String word, int indent) {
        if (word.isEmpty()) return;
        if (column + 1 + word.length() > WIDTH) {
            text.append('\n').repeat(' ', indent);
            column = indent;
        } else {
            text.append(' ');
            column++;
        }
        text.append(word);
        column += word.length();
    }
}
