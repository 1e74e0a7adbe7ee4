package dev.tasse.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

final class WordingTest {
    @Test
    void repositorySaysNothingItMustNot() {
        assertThat(Wording.complaints(Repository.textFiles())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "see TO" + "DO",
                "cd /ho" + "me/ann/src",
                "cd /tm" + "p/x",
                "at /wo" + "rk/main",
                "C:\\Us" + "ers\\ann",
                "https://rep" + "o1.example.org/x",
                "// ---" + "-----",
                "/// @auth" + "or Ann",
                "    // total +" + "= 1;"
            })
    void plantedLineIsRefusedInJava(String line) {
        assertThat(complaints("core/A.java", "line one\n" + line))
                .singleElement()
                .asString()
                .startsWith("core/A.java:2 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/lib/jvm",
                "// why: the next batch may be longer",
                "/// [Filter] keeps `a;`",
                "target/work/file",
                "https://www.apache.org/licenses"
            })
    void ordinaryLineIsAllowed(String line) {
        assertThat(complaints("core/A.java", line)).isEmpty();
    }

    @Test
    void markdownMayShowBannersAndCode() {
        assertThat(complaints("README.md", "// total +" + "= 1;\n---" + "-----")).isEmpty();
    }

    private static List<String> complaints(String path, String text) {
        return Wording.complaints(List.of(new SourceFile(path, text)));
    }
}
