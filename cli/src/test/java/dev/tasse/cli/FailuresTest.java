package dev.tasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a user sees when something is wrong.
final class FailuresTest {
    @TempDir private Path folder;

    private String file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        return file.toString();
    }

    private static String errorOf(String... arguments) {
        Tasse run = Tasse.run(arguments);
        assertThat(run.exit()).as(run.err()).isEqualTo(1);
        assertThat(run.err()).startsWith("error: ").doesNotContain("\tat ");
        return run.err();
    }

    @Test
    void missingFileIsNamed() {
        String path = folder.resolve("none.csv").toString();
        assertThat(errorOf("head", path)).contains(path + ": there is no such file");
        assertThat(errorOf("sql", "SELECT * FROM '" + path + "'")).contains("no such file");
        assertThat(errorOf("sql", "-f", path)).contains(path + ": there is no such file");
    }

    @Test
    void fullHeapSaysWhatToDo() {
        assertThat(Failures.message(new OutOfMemoryError("Java heap space")))
                .contains("heap", "--max-rows", "TASSE_JAVA_OPTS");
    }

    @Test
    void wrongColumnSuggestsTheNearest() throws IOException {
        String path = file("a.csv", "vendor,fare\nx,1\n");
        assertThat(errorOf("sql", "SELECT fair FROM '" + path + "'"))
                .contains("column \"fair\" not found", "did you mean \"fare\"?");
    }

    @Test
    void wrongTypeIsToldBeforeAnythingRuns() throws IOException {
        String path = file("a.csv", "vendor,fare\nx,1\n");
        assertThat(errorOf("sql", "SELECT fare / vendor FROM '" + path + "'")).contains("STRING");
    }

    @Test
    void badCellIsToldWithFileRowColumnAndText() throws IOException {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int i = 0; i < 30_000; i++) text.append(i).append(",1\n");
        text.append("7,x\n");
        for (int i = 0; i < 30_000; i++) text.append(i).append(",1\n");
        String path = file("bad.csv", text.toString());
        assertThat(errorOf("sql", "SELECT sum(b) FROM '" + path + "'"))
                .contains("bad.csv", "30001", "\"b\"", "\"x\"");
    }

    @Test
    void badSqlIsShownWithACaret() {
        assertThat(errorOf("sql", "SELECT 1 +\nFROM x")).contains("line 2", "\n  FROM x\n  ^\n");
    }

    @Test
    void oddFilesAreToldInOneMessage() throws IOException {
        assertThat(errorOf("head", file("empty.csv", ""))).contains("no rows");
        assertThat(errorOf("describe", file("nul.csv", "a,b\n1,\0x\n")))
                .contains("no text", "line 2");
        assertThat(errorOf("head", file("open.csv", "a,b\n1,\"x\n"))).contains("never closed");
        assertThat(errorOf("schema", file("odd.dat", "a\n1\n"))).contains("no format for");
        Path latin = folder.resolve("latin.csv");
        Files.write(latin, "name\nM\u00fcller\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(errorOf("head", latin.toString())).contains("not UTF-8", "encoding");
        Path none = Files.createDirectory(folder.resolve("none"));
        assertThat(errorOf("head", none.toString())).contains("the directory has no file to read");
        assertThat(errorOf("sql", "-f", none.toString())).contains("Is a directory");
    }

    @Test
    void whatStandsInQuotesIsAFileOrADirectory() throws IOException {
        String nowhere = "SELECT * FROM 'nowhere_at_all'";
        assertThat(errorOf("sql", nowhere)).contains("nowhere_at_all: there is no such file");
        assertThat(errorOf("sql", "SELECT * FROM nowhere_at_all")).contains("no table is called");
        String t = file("a.csv", "a\n1\n");
        assertThat(errorOf("sql", "-t", "flights=" + t, "SELECT * FROM 'flihgts'"))
                .contains("no table is called", "did you mean \"flights\"?");
        assertThat(errorOf("sql", "SELECT * FROM 'src'")).contains("src: the directory has no");
    }

    @Test
    void pathsThatAreNoneAreToldInOneMessage() {
        assertThat(errorOf("head", "x[.csv")).contains("x[.csv: the glob cannot be understood");
        assertThat(errorOf("sql", "SELECT * FROM 'x{a.csv'")).contains("x{a.csv: the glob cannot");
        assertThat(errorOf("head", "a\0b.csv")).contains("this is no path");
        assertThat(errorOf("head", "a\0b")).contains("this is no path");
        assertThat(errorOf("schema", "")).contains("the path is empty");
    }

    @Test
    void wrongOptionsOfCsvAreWrongUse() throws IOException {
        String path = file("a.csv", "a\n1\n");
        for (String option : new String[] {"delimeter=;", "header=maybe", "skip=x", "delim=ab"}) {
            Tasse run = Tasse.run("head", path, "--csv", option);
            assertThat(run.exit()).as(option).isEqualTo(2);
            assertThat(run.err()).startsWith("error: Invalid value for option '--csv'");
            assertThat(Tasse.run("sql", "-t", "t=" + path, "--csv", option, "SELECT 1").exit())
                    .isEqualTo(2);
        }
        assertThat(Tasse.run("head", path, "--csv", "delimeter=;").err())
                .contains("did you mean \"delimiter\"?");
        assertThat(Tasse.run("head", path, "--csv", "sep=;").exit()).isZero();
    }

    @Test
    void oddNamesOfFilesAndColumnsAreNoMatter() throws IOException {
        String path = file("it's a \"file\".csv", "a,a,A\n1,2,3\n");
        assertThat(Tasse.run("head", "--format=csv", path).out()).isEqualTo("a,a_1,A_2\n1,2,3\n");
        String quoted = "'" + path.replace("'", "''") + "'";
        assertThat(Tasse.run("sql", "--format=csv", "SELECT a_1 FROM " + quoted).out())
                .isEqualTo("a_1\n2\n");
        assertThat(Tasse.run("head", "--format=csv", folder.toString()).out())
                .isEqualTo("a,a_1,A_2\n1,2,3\n");
    }

    @Test
    void endlessNestingEndsNoRunThatKeepsGoing() {
        String queries = "SELECT " + "(".repeat(20_000) + "1; SELECT 2 AS a";
        Tasse run = Tasse.run("sql", "--keep-going", "--format=csv", queries);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).startsWith("error: ").endsWith("\n\na\n2\n");
    }

    @Test
    void endlessNestingIsAnErrorAndLongListsAreNot() {
        assertThat(errorOf("sql", "SELECT " + "(".repeat(20_000) + "1"))
                .contains("nested too deeply");
        assertThat(errorOf("sql", "SELECT " + "1+".repeat(20_000) + "1"))
                .contains("nested too deeply");
        String list = "0" + ",1".repeat(20_000);
        assertThat(Tasse.run("sql", "--format=csv", "SELECT 1 IN (" + list + ") AS x").out())
                .isEqualTo("x\ntrue\n");
    }

    @Test
    void damagedAndEmptyParquetIsNoStackTrace() throws IOException {
        errorOf("head", file("a.parquet", "PAR1 this is none PAR1"));
        errorOf("head", file("b.parquet", ""));
        errorOf("schema", file("c.parquet", "PAR1"));
    }

    @Test
    void overflowIsAnError() {
        assertThat(errorOf("sql", "SELECT 9223372036854775807 + 1 AS x"))
                .contains("does not fit INT64");
    }

    @Test
    void debugAddsTheStackTrace() {
        Tasse run = Tasse.run("head", "--debug", folder.resolve("none.csv").toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).startsWith("error: ").contains("\tat dev.tasse.");
    }

    @Test
    void closedPipeEndsQuietlyAndAFullDiskDoesNot() {
        assertThat(endOf("Broken pipe")).isEqualTo("0 ");
        assertThat(endOf("No space left on device"))
                .startsWith("1 error: standard output cannot be written: No space left on device");
    }

    private static String endOf(String reason) {
        StringWriter err = new StringWriter();
        OutputStream full =
                new OutputStream() {
                    @Override
                    public void write(int value) throws IOException {
                        throw new IOException(reason);
                    }
                };
        Console console =
                new Console(InputStream.nullInputStream(), full, new PrintWriter(err), false);
        return Main.run(console, "sql", "SELECT 1 AS a") + " " + err;
    }
}
