package dev.tasse.cli;

import dev.tasse.error.Suggestion;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the user gave to a command, as values of the types that the command wants. Whatever is
/// wrong with it is a {@link WrongUseException}.
///
/// @param parameter what is no option; empty if there is none
record Arguments(CommandLine parsed, String parameter) {
    static final Option DEBUG = flag("debug", "shows stack traces");
    static final Option HELP = flag('h', "help", "Show this help message and exit.");
    static final Option VERSION = flag('V', "version", "Print version information and exit.");

    /// Those of every command.
    static final List<Option> OPTIONS = List.of(DEBUG, HELP, VERSION);

    static Option flag(String name, String meaning) {
        return Option.builder().longOpt(name).desc(meaning).get();
    }

    static Option flag(char letter, String name, String meaning) {
        return Option.builder(String.valueOf(letter)).longOpt(name).desc(meaning).get();
    }

    /// An option with a value.
    ///
    /// @param label stands for the value in the help
    static Option option(String name, String label, String meaning) {
        return Option.builder().longOpt(name).hasArg().argName(label).desc(meaning).get();
    }

    static Option option(char letter, String name, String label, String meaning) {
        Option.Builder option = Option.builder(String.valueOf(letter)).longOpt(name);
        return option.hasArg().argName(label).desc(meaning).get();
    }

    /// Whether an option may be given several times: those whose value is a pair.
    static boolean isRepeated(Option option) {
        return option.hasArg() && option.getArgName().contains("=");
    }

    static Arguments parse(Command command, List<String> words) {
        Options options = command.options();
        DefaultParser parser =
                DefaultParser.builder()
                        .setAllowPartialMatching(false)
                        .setStripLeadingAndTrailingQuotes(false)
                        .get();
        try {
            CommandLine parsed = parser.parse(options, spelledOut(options, words));
            return of(command, parsed);
        } catch (UnrecognizedOptionException e) {
            throw unknown(e.getOption(), options);
        } catch (MissingArgumentException e) {
            throw new WrongUseException(
                    "Missing required parameter for option " + labelled(e.getOption()));
        } catch (ParseException e) {
            throw new WrongUseException(String.valueOf(e.getMessage()));
        }
    }

    /// The words with `-n5` and `-n=5` as `-n 5`: the library would read `-filename` as `--file
    /// name`.
    private static String[] spelledOut(Options options, List<String> words) {
        List<String> result = new ArrayList<>();
        boolean open = true;
        for (String word : words) {
            open &= !word.equals("--");
            boolean attached = open && word.length() > 2 && word.charAt(0) == '-';
            String letter = attached ? word.substring(1, 2) : "";
            if (attached && options.hasShortOption(letter) && options.getOption(letter).hasArg()) {
                result.add("-" + letter);
                result.add(word.substring(word.charAt(2) == '=' ? 3 : 2));
            } else {
                result.add(word);
            }
        }
        return result.toArray(String[]::new);
    }

    private static Arguments of(Command command, CommandLine parsed) {
        for (Option option : parsed.getOptions()) {
            if (parsed.getOptionCount(option) < 2 || isRepeated(option)) continue;
            throw new WrongUseException(
                    "option " + labelled(option) + " should be specified only once");
        }
        List<String> others = parsed.getArgList();
        boolean helps = parsed.hasOption(HELP) || parsed.hasOption(VERSION);
        if (others.isEmpty() && command.needsParameter() && !helps) {
            throw new WrongUseException(
                    "Missing required parameter: '" + command.parameter() + "'");
        }
        int allowed = command.parameter().isEmpty() ? 0 : 1;
        if (others.size() > allowed) throw unmatched(others.subList(allowed, others.size()));
        return new Arguments(parsed, others.isEmpty() ? "" : others.getFirst());
    }

    private static WrongUseException unknown(String word, Options options) {
        List<String> names = new ArrayList<>();
        for (Option option : options.getOptions()) names.add(option.getLongOpt());
        String near = Suggestion.nearest(word.replaceFirst("^-+", ""), names).orElse("");
        String hint = near.isEmpty() ? "" : "\nPossible solutions: --" + near;
        return new WrongUseException("Unknown option: '" + word + "'" + hint);
    }

    static WrongUseException unmatched(List<String> words) {
        String begin = words.size() == 1 ? "Unmatched argument: '" : "Unmatched arguments: '";
        return new WrongUseException(begin + String.join("', '", words) + "'");
    }

    private static String quoted(Option option) {
        return "'--" + option.getLongOpt() + "'";
    }

    private static String labelled(Option option) {
        return quoted(option) + (option.hasArg() ? " (" + option.getArgName() + ")" : "");
    }

    static WrongUseException invalid(Option option, String reason) {
        return new WrongUseException("Invalid value for option " + quoted(option) + ": " + reason);
    }

    boolean has(Option option) {
        return parsed.hasOption(option);
    }

    String text(Option option, String otherwise) {
        return parsed.getOptionValue(option, otherwise);
    }

    int wholeInt(Option option, int otherwise) {
        String text = text(option, "");
        if (!has(option)) return otherwise;
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw invalid(option, "'" + text + "' is not an int");
        }
    }

    long wholeLong(Option option, long otherwise) {
        String text = text(option, "");
        if (!has(option)) return otherwise;
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw invalid(option, "'" + text + "' is not a long");
        }
    }

    /// One of the constants of the enum of `otherwise`, in any case of letters.
    <E extends Enum<E>> E choice(Option option, E otherwise) {
        if (!has(option)) return otherwise;
        String text = text(option, "");
        E[] all = otherwise.getDeclaringClass().getEnumConstants();
        List<String> names = new ArrayList<>();
        for (E one : all) {
            if (one.name().equals(text.toUpperCase(Locale.ROOT))) return one;
            names.add(one.name());
        }
        throw invalid(
                option, "expected one of " + names + " (case-insensitive) but was '" + text + "'");
    }

    /// What to say of an option that chooses: `table, csv; default: table`.
    static <E extends Enum<E>> String choices(E otherwise) {
        StringBuilder text = new StringBuilder();
        for (E one : otherwise.getDeclaringClass().getEnumConstants()) {
            text.append(text.isEmpty() ? "" : ", ").append(one);
        }
        return text.append("; default: ").append(otherwise).toString();
    }

    /// The pairs of all uses of an option; of two with one name the last holds.
    Map<String, String> pairs(Option option) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (!has(option)) return pairs;
        for (String text : parsed.getOptionValues(option)) {
            int mark = text.indexOf('=');
            if (mark < 0) {
                throw new WrongUseException(
                        "Value for option "
                                + labelled(option)
                                + " should be in KEY=VALUE format but was "
                                + text);
            }
            pairs.put(text.substring(0, mark), text.substring(mark + 1));
        }
        return pairs;
    }
}
