package dev.tasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

/// How options and parameters are spelled, and what is said of wrong ones.
final class ArgumentsTest {
    private static String errorOf(String... arguments) {
        Tasse run = Tasse.run(arguments);
        assertThat(run.exit()).as(String.join(" ", arguments)).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        return run.err();
    }

    private static Arguments head(String... words) {
        return Arguments.parse(Command.HEAD, List.of(words));
    }

    @Test
    void valuesStandApartOrAttached() {
        for (String[] words :
                new String[][] {
                    {"-n", "5", "x"},
                    {"-n5", "x"},
                    {"x", "-n=5"},
                    {"--rows", "5", "--", "x"},
                    {"--rows=5", "x"}
                }) {
            Arguments arguments = head(words);
            assertThat(arguments.wholeLong(HeadCommand.OPTIONS.getFirst(), 1)).isEqualTo(5);
            assertThat(arguments.parameter()).isEqualTo("x");
        }
        assertThat(head("--", "-n").parameter()).isEqualTo("-n");
        assertThat(head("x").wholeLong(HeadCommand.OPTIONS.getFirst(), 1)).isEqualTo(1);
    }

    @Test
    void attachedFileIsNoLongOption() {
        assertThat(Tasse.run("sql", "-filename.sql").err()).contains("ilename.sql: there is no");
    }

    @Test
    void quotesAndSignsOfValuesStay() {
        assertThat(Tasse.run("sql", "--format=csv", "--null=\"x\"", "SELECT NULL AS a").out())
                .isEqualTo("a\n\"x\"\n");
        assertThat(Tasse.run("sql", "--format", "CSV", "--null", "-", "SELECT NULL AS a").out())
                .isEqualTo("a\n-\n");
    }

    @Test
    void wrongNamesSuggestTheNearest() {
        assertThat(errorOf("sqll"))
                .isEqualTo(
                        """
                        error: Unmatched argument: 'sqll'
                        Did you mean: tasse sql?
                        see: tasse --help
                        """);
        assertThat(errorOf("sql", "--forma", "csv", "SELECT 1"))
                .isEqualTo(
                        """
                        error: Unknown option: '--forma'
                        Possible solutions: --format
                        see: tasse sql --help
                        """);
        assertThat(errorOf("sql", "--nope")).startsWith("error: Unknown option: '--nope'\nsee");
        assertThat(errorOf("--debug", "sql")).startsWith("error: Unknown option: '--debug'\nsee");
    }

    @Test
    void wrongValuesAreToldWithWhatWouldBeRight() {
        assertThat(errorOf("sql", "--format", "xml", "SELECT 1"))
                .contains(
                        "'--format': expected one of [TABLE, CSV, JSON, JSONL, MARKDOWN]"
                                + " (case-insensitive) but was 'xml'");
        assertThat(errorOf("head", "-n", "1.5", "x")).contains("'--rows': '1.5' is not a long");
        assertThat(errorOf("sql", "--threads", "x")).contains("'--threads': 'x' is not an int");
        assertThat(errorOf("sql", "--max-rows", "-1", "SELECT 1")).contains("from 0 up");
        assertThat(errorOf("sql", "--memory=much"))
                .contains("'--memory': 'much': expected a size such as 512MB or 8GiB");
        assertThat(errorOf("sql", "-t", "a", "SELECT 1"))
                .contains("'--table' (NAME=PATH) should be in KEY=VALUE format but was a");
    }

    @Test
    void tooMuchAndTooLittleAreTold() {
        assertThat(errorOf("head")).contains("Missing required parameter: 'PATH'");
        assertThat(errorOf("head", "x", "-n"))
                .contains("Missing required parameter for option '--rows' (N)");
        assertThat(errorOf("schema", "a", "b", "c")).contains("Unmatched arguments: 'b', 'c'");
        assertThat(errorOf("config", "x")).contains("Unmatched argument: 'x'");
        assertThat(errorOf("sql", "--format=csv", "--format=csv", "SELECT 1"))
                .contains("option '--format' (FORMAT) should be specified only once");
    }

    @Test
    void helpIsGivenWhateverElseIsWrong() {
        String help =
                """
                Usage: tasse schema [-hV] [--debug] [--csv=OPTION=VALUE]... PATH
                Shows the names and types of the columns of a file.
                      PATH                 the file
                      --csv=OPTION=VALUE   how CSV files are read, as in --csv 'delimiter=;'
                                             --csv header=false; in a query it holds for the
                                             tables of -t
                      --debug              shows stack traces
                  -h, --help               Show this help message and exit.
                  -V, --version            Print version information and exit.
                """;
        assertThat(Tasse.run("schema", "--nope", "--help")).isEqualTo(new Tasse(0, help, ""));
        assertThat(Tasse.run("schema", "-Vh")).isEqualTo(new Tasse(0, help, ""));
        assertThat(Tasse.run("schema", "-V").out()).startsWith("tasse ");
    }
}
