package dev.tasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Every command with its result, its help and its exit codes.
final class CommandsTest {
    @TempDir private Path folder;
    private String taxi = "";

    @BeforeEach
    void writeFile() throws IOException {
        Path file = folder.resolve("taxi trips.csv");
        Files.writeString(file, "vendor,fare,day\nacme,12.5,2025-03-01\nbest,,2025-03-02\n");
        taxi = file.toString();
    }

    @Test
    void sqlWritesAnAlignedTable() {
        Tasse run = Tasse.run("sql", "SELECT vendor, fare FROM '" + taxi + "' ORDER BY vendor");
        assertThat(run)
                .isEqualTo(
                        new Tasse(
                                0,
                                """
                                vendor     fare
                                STRING  FLOAT64
                                ------  -------
                                acme       12.5
                                best       null
                                """,
                                ""));
    }

    @Test
    void sqlNamesFilesByOption() {
        Tasse run =
                Tasse.run("sql", "-t", "t=" + taxi, "--format", "csv", "SELECT count(*) n FROM t");
        assertThat(run).isEqualTo(new Tasse(0, "n\n2\n", ""));
    }

    @Test
    void queriesComeFromAFileOrStandardInput() throws IOException {
        Path file = folder.resolve("query.sql");
        Files.writeString(file, "-- one\nSELECT 1 AS a;\n\nSELECT 'x;y' AS b; -- two\n");
        String expected = "a\n1\n\nb\nx;y\n";
        assertThat(Tasse.run("sql", "--format=csv", "-f", file.toString()))
                .isEqualTo(new Tasse(0, expected, ""));
        assertThat(Tasse.runWith(Files.readString(file), "sql", "--format=csv"))
                .isEqualTo(new Tasse(0, expected, ""));
    }

    @Test
    void errorEndsTheRunAfterTheResultsBeforeIt() {
        Tasse run = Tasse.run("sql", "--format=csv", "SELECT 1 AS a; SELECT x; SELECT 2 AS b");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEqualTo("a\n1\n\n");
        assertThat(run.err()).startsWith("error: ").contains("\n  SELECT x\n         ^\n");
    }

    @Test
    void keepGoingWritesErrorsInTheirPlace() {
        Tasse run =
                Tasse.run(
                        "sql",
                        "--format=csv",
                        "--keep-going",
                        "SELECT nope FROM '" + taxi + "'; SELECT 2 AS b");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .matches(
                        "(?s)error: line 1, column 8: column \"nope\" not found[^\\n]*\\n\\nb\\n2\\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void headShowsTheFirstRows() {
        assertThat(Tasse.run("head", "-n", "1", "--format", "jsonl", taxi))
                .isEqualTo(
                        new Tasse(
                                0,
                                "{\"vendor\":\"acme\",\"fare\":12.5,\"day\":\"2025-03-01\"}\n",
                                ""));
    }

    @Test
    void schemaShowsNamesAndTypes() {
        assertThat(Tasse.run("schema", taxi))
                .isEqualTo(new Tasse(0, "vendor  STRING\nfare    FLOAT64\nday     DATE\n", ""));
    }

    @Test
    void describeShowsWhatColumnsHold() {
        Tasse run = Tasse.run("describe", "--format", "csv", taxi);
        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("column,type,count,nulls,").contains("\nfare,FLOAT64,");
    }

    @Test
    void rowsAreWrittenBeforeAllAreComputed() throws IOException {
        Path parts = Files.createDirectory(folder.resolve("parts"));
        Files.writeString(parts.resolve("a.csv"), "a\n" + "7\n".repeat(30_000));
        Files.writeString(parts.resolve("b.csv"), "a\nx\n");
        String query = "SELECT CAST(a AS INTEGER) AS a FROM '" + parts + "'";
        Tasse part = Tasse.run("sql", "--threads=1", "--format=jsonl", query);
        assertThat(part.exit()).isEqualTo(1);
        assertThat(part.out()).startsWith("{\"a\":7}\n{\"a\":7}\n");
        assertThat(part.err()).contains("cannot cast 'x'");
        Tasse whole = Tasse.run("sql", "--threads=1", "--format=jsonl", "--keep-going", query);
        assertThat(whole.out()).startsWith("error: ");
    }

    @Test
    void explainShowsThePlanAndComputesNothing() {
        Tasse run = Tasse.run("explain", "SELECT max(fare) FROM '" + taxi + "'");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("Scan").contains("max");
    }

    @Test
    void configShowsWhereEachValueComesFrom() {
        Tasse run = Tasse.run("config");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("memory.limit ")
                .containsPattern("engine\\.batch-rows +16384 +\\(default\\)");
    }

    @Test
    void csvOptionsHoldForFilesOfTheCommandLine() throws IOException {
        Path file = folder.resolve("odd.txt");
        Files.writeString(file, "1;2,5\n3;4\n");
        Tasse run =
                Tasse.run(
                        "head",
                        "--format=csv",
                        "--csv",
                        "delimiter=;",
                        "--csv",
                        "header=false",
                        "--csv",
                        "names=[a, b]",
                        "--csv",
                        "all_text=true",
                        file.toString());
        assertThat(run).isEqualTo(new Tasse(0, "a,b\n1,\"2,5\"\n3,4\n", ""));
    }

    @Test
    void rowsAreBoundedOnRequestOnly() {
        String query = "SELECT vendor FROM '" + taxi + "' ORDER BY vendor";
        assertThat(Tasse.run("sql", "--format=csv", "--max-rows=1", query).out())
                .isEqualTo("vendor\nacme\n");
        assertThat(Tasse.run("sql", "--format=csv", "--max-rows=0", query).out())
                .isEqualTo("vendor\nacme\nbest\n");
    }

    @Test
    void memoryThatIsTooSmallIsAnErrorOfTheRun() {
        Tasse run = Tasse.run("head", "--memory", "1KiB", "--threads", "1", taxi);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).startsWith("error: ").contains("memory");
    }

    @Test
    void helpAndVersionAreNoErrors() {
        assertThat(Tasse.run("--help").out()).contains("sql", "head", "schema", "explain");
        assertThat(Tasse.run("sql", "--help"))
                .satisfies(run -> {
                    assertThat(run.exit()).isZero();
                    assertThat(run.out()).contains("--keep-going", "--format", "csv");
                    assertThat(run.err()).isEmpty();
                });
        assertThat(Tasse.run("--version").out()).startsWith("tasse ");
        assertThat(Tasse.run().out()).startsWith("Usage: tasse");
    }

    @Test
    void wrongUseEndsWithTwo() {
        for (String[] arguments :
                new String[][] {
                    {"sqll"},
                    {"sql", "--nope", "SELECT 1"},
                    {"sql", "--format", "xml", "SELECT 1"},
                    {"sql", "--threads", "-1", "SELECT 1"},
                    {"sql", "--threads", "100000", "SELECT 1"},
                    {"sql", "--memory", "much", "SELECT 1"},
                    {"sql", "-t", "=" + taxi, "SELECT 1"},
                    {"sql", "-t", taxi, "SELECT 1"},
                    {"describe", taxi, "more"},
                    {"sql", "-f", "a.sql", "SELECT 1"},
                    {"sql", "--csv", "delimiter=;", "SELECT 1"},
                    {"sql", " ; -- nothing"},
                    {"head"},
                    {"head", "-n", "-1", taxi}
                }) {
            Tasse run = Tasse.run(arguments);
            assertThat(run.exit()).as(String.join(" ", arguments)).isEqualTo(2);
            assertThat(run.err()).startsWith("error: ").contains("--help").doesNotContain("\tat ");
            assertThat(run.out()).isEmpty();
        }
    }
}
