package dev.tasse.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.ToolProvider;

/// The Java code of each page is compiled and run as one program.
final class DocumentationTest {
    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private static final Pattern OUTPUT = Pattern.compile("```text\n(.*?)```", Pattern.DOTALL);

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/tutorial.md"})
    void javaCodeRunsAndFindsTheBusiestState(String page) throws Exception {
        String text = Files.readString(Path.of("..").resolve(page));
        assertThat(run(program(text))).contains("CA");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "csv-with-problems",
                "parquet-directories",
                "joins",
                "task-graphs",
                "seeing-what-runs"
            })
    void javaCodePrintsWhatThePageSays(String page) throws Exception {
        String text = Files.readString(Path.of("../docs/how-to", page + ".md"));
        String printed = run(program(text)).replace("data/", "examples/data/");
        Matcher blocks = OUTPUT.matcher(text);
        while (blocks.find()) assertThat(printed).contains(blocks.group(1).lines().toList());
    }

    /// The imports of all blocks, then their statements in one method; paths as seen from here.
    private static String program(String page) {
        StringBuilder imports = new StringBuilder();
        StringBuilder body = new StringBuilder();
        Matcher blocks = CODE.matcher(page);
        while (blocks.find()) {
            for (String line : blocks.group(1).lines().toList()) {
                StringBuilder part = line.startsWith("import ") ? imports : body;
                part.append(line.replace("examples/data/", "data/")).append('\n');
            }
        }
        return imports
                + "public class Page { public static void main(String[] args) throws Exception {\n"
                + body
                + "}}\n";
    }

    private String run(String program) throws Exception {
        Path source = folder.resolve("Page.java");
        Files.writeString(source, program);
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        List<String> options =
                List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
        String[] arguments = new String[options.size() + 1];
        options.toArray(arguments);
        arguments[options.size()] = source.toString();
        int status = ToolProvider.getSystemJavaCompiler().run(null, messages, messages, arguments);
        assertThat(status).as(messages.toString(StandardCharsets.UTF_8)).isZero();
        return output(folder);
    }

    private static String output(Path classes) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        URL[] path = {classes.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path)) {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            Class<?> page = loader.loadClass("Page");
            page.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
