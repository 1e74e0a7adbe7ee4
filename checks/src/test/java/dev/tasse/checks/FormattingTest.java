package dev.tasse.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// With `-Dformat=apply` the test writes what it would otherwise complain of.
final class FormattingTest {
    private static final Formatter FORMATTER =
            new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());

    @Test
    void everyJavaFileIsFormatted() throws IOException {
        boolean apply = "apply".equals(System.getProperty("format"));
        List<String> unformatted = new ArrayList<>();
        for (SourceFile file : Repository.javaFiles()) {
            String formatted = format(file);
            if (formatted.equals(file.text())) continue;
            if (apply) Files.writeString(Repository.root().resolve(file.path()), formatted);
            else unformatted.add(file.path());
        }
        assertThat(unformatted).as("repair with: mvn test -pl checks -Dformat=apply").isEmpty();
    }

    @Test
    void badFormatOrderAndUnusedImportAreSeen() throws FormatterException {
        String good =
                """
                package a;

                import java.util.List;
                import java.util.Map;

                /// See [List].
                final class A {
                    Map<String, String> map = null;
                }
                """;
        assertThat(format(good)).isEqualTo(good);
        assertThat(format(good.replace("    Map", "  Map"))).isEqualTo(good);
        assertThat(format(good.replace("List;", "Set;"))).doesNotContain("Set");
    }

    private static String format(SourceFile file) {
        try {
            return format(file.text());
        } catch (FormatterException e) {
            throw new IllegalArgumentException(file.path() + ": " + e.getMessage(), e);
        }
    }

    private static String format(String text) throws FormatterException {
        String imports = ImportOrderer.reorderImports(text, Style.AOSP);
        return FORMATTER.formatSource(RemoveUnusedImports.removeUnusedImports(imports));
    }
}
