package dev.tasse.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the page for users of Dask says exists, and its shares are counted right.
final class ComingFromDaskTest {
    private static final Path PAGE = Path.of("../docs/reference/coming-from-dask.md");
    private static final Pattern ROW = Pattern.compile("\\| (.*?) \\| ([ABC]) \\| (.*) \\|");
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");
    private static final Pattern JAVA_NAME = Pattern.compile("[A-Z][A-Za-z0-9]*(\\.\\w+)*");
    private static final Pattern NOT_YET = Pattern.compile("not yet( .*)?");
    private static final List<String> PACKAGES =
            List.of(
                    "dev.tasse",
                    "dev.tasse.avro",
                    "dev.tasse.config",
                    "dev.tasse.data",
                    "dev.tasse.error",
                    "dev.tasse.expr",
                    "dev.tasse.function",
                    "dev.tasse.graph",
                    "dev.tasse.io",
                    "dev.tasse.json",
                    "dev.tasse.spi",
                    "dev.tasse.type",
                    "java.lang",
                    "java.nio.file",
                    "java.time",
                    "java.util",
                    "java.util.stream");

    /// A row of the page, and the heading above it.
    private record Row(String part, String dask, String weight, String answer) {
        boolean answered() {
            return !NOT_YET.matcher(answer).matches();
        }
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        String part = "";
        for (String line : Files.readAllLines(PAGE)) {
            if (line.equals("## Shares")) return rows;
            if (line.startsWith("## ")) part = line.substring(3);
            Matcher row = ROW.matcher(line);
            if (row.matches()) rows.add(new Row(part, row.group(1), row.group(2), row.group(3)));
        }
        throw new AssertionError("the page ends without its shares");
    }

    @Test
    void eachJavaNameExists() throws IOException {
        List<String> missing = new ArrayList<>();
        int names = 0;
        for (Row row : rows()) {
            Matcher code = CODE.matcher(row.answer());
            while (code.find()) {
                String name = code.group(1);
                if (!JAVA_NAME.matcher(name).matches()) continue;
                names++;
                if (!exists(name)) missing.add(row.dask() + ": " + name);
            }
        }
        assertThat(missing).isEmpty();
        assertThat(names).isGreaterThan(150);
    }

    @Test
    void eachRowIsAnsweredOrMarked() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(200).noneMatch(row -> row.answer().isBlank());
    }

    /// Whether `name` is a public class, or a public member of one.
    private static boolean exists(String name) {
        if (type(name).isPresent()) return true;
        int dot = name.lastIndexOf('.');
        if (dot < 0) return false;
        String member = name.substring(dot + 1);
        return type(name.substring(0, dot)).filter(type -> hasMember(type, member)).isPresent();
    }

    private static boolean hasMember(Class<?> type, String name) {
        return Arrays.stream(type.getMethods()).map(Method::getName).anyMatch(name::equals)
                || Arrays.stream(type.getFields()).map(Field::getName).anyMatch(name::equals);
    }

    private static Optional<Class<?>> type(String name) {
        for (String home : PACKAGES) {
            try {
                Class<?> type = Class.forName(home + "." + name.replace('.', '$'));
                if (Modifier.isPublic(type.getModifiers())) return Optional.of(type);
            } catch (ClassNotFoundException e) {
                // It may be in another package.
            }
        }
        return Optional.empty();
    }

    @Test
    void sharesAreCounted() throws IOException {
        Map<String, Map<String, int[]>> counts = new LinkedHashMap<>();
        for (Row row : rows()) {
            for (String part : List.of(row.part(), "all")) {
                int[] count =
                        counts.computeIfAbsent(part, _ -> new TreeMap<>())
                                .computeIfAbsent(row.weight(), _ -> new int[2]);
                count[1]++;
                if (row.answered()) count[0]++;
            }
        }
        Map<String, int[]> all = Objects.requireNonNull(counts.remove("all"));
        List<String> expected = new ArrayList<>();
        counts.forEach((part, shares) -> expected.add(line(part, shares, false)));
        expected.add(line("all", all, true));
        String page = Files.readString(PAGE);
        assertThat(page.substring(page.indexOf("## Shares")).lines().skip(4))
                .containsExactlyElementsOf(expected);
    }

    private static String line(String part, Map<String, int[]> shares, boolean percent) {
        StringBuilder line = new StringBuilder("| ").append(part).append(" |");
        for (String weight : List.of("A", "B", "C")) {
            int[] count = shares.getOrDefault(weight, new int[2]);
            line.append(' ').append(count[0]).append(" of ").append(count[1]);
            if (percent) line.append(" (").append(100 * count[0] / count[1]).append(" %)");
            line.append(" |");
        }
        return line.toString();
    }
}
