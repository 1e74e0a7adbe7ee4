package dev.tasse.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

final class SizesTest {
    private static final String MAIN = "core/src/main/java/dev/tasse/";

    @Test
    void repositoryKeepsToTheSizes() {
        assertThat(Sizes.complaints(ParsedFile.parse(Repository.javaFiles()))).isEmpty();
        assertThat(Sizes.complaints(ParsedFile.parse(Repository.expandedKernels()))).isEmpty();
    }

    @Test
    void fileOver800LinesIsRefused() {
        assertThat(complaints("A.java", "\n".repeat(800) + "final class A {}"))
                .contains(MAIN + "A.java: 801 lines, at most 800");
    }

    @Test
    void medianOfFilesIsTakenOverAllMainFiles() {
        SourceFile small = new SourceFile(MAIN + "S.java", "final class S {}");
        SourceFile large = new SourceFile(MAIN + "L.java", "\n".repeat(130) + "final class L {}");
        assertThat(Sizes.complaints(ParsedFile.parse(List.of(small, small, large)))).isEmpty();
        assertThat(Sizes.complaints(ParsedFile.parse(List.of(small, large, large))))
                .containsExactly("the median of main files: 131 lines, at most 120");
    }

    @Test
    void methodOver60LinesIsRefused() {
        String text = "final class A {\n void f() {\n" + " g();\n".repeat(59) + "}\n}";
        assertThat(complaints("A.java", text))
                .containsExactlyInAnyOrder(
                        MAIN + "A.java:2 f: 61 lines, at most 60",
                        "the 90th percentile of methods: 61 lines, at most 22");
    }

    @Test
    void fifthParameterIsRefusedAndKernelsMayTakeEight() {
        assertThat(complaints("A.java", "final class A { A(" + integers(5) + ") {} }"))
                .containsExactly(MAIN + "A.java:1 <init> has too many parameters: 5, at most 4");
        String kernel = "final class K { static void f(" + integers(8) + ") {} }";
        assertThat(complaints("internal/kernel/K.java", kernel)).isEmpty();
    }

    @Test
    void eighthRecordComponentIsRefusedAndStaticFieldsDoNotCount() {
        String fields = " { static final int X = 1; static final int Y = 2; }";
        assertThat(complaints("R.java", "record R(" + integers(7) + ")" + fields)).isEmpty();
        assertThat(complaints("R.java", "record R(" + integers(8) + ")" + fields))
                .containsExactly(MAIN + "R.java:1 R has too many components: 8, at most 7");
    }

    @Test
    void compactConstructorHasNoParametersOfItsOwn() {
        String text = "record R(" + integers(7) + ") { R { int x = 1; } }";
        assertThat(complaints("R.java", text)).isEmpty();
    }

    @Test
    void percentileIsTheNearestRank() {
        List<Integer> tens = IntStream.rangeClosed(1, 10).boxed().toList();
        assertThat(Sizes.percentile(tens, 50)).isEqualTo(5);
        assertThat(Sizes.percentile(tens, 90)).isEqualTo(9);
        assertThat(Sizes.percentile(List.of(), 90)).isZero();
    }

    private static String integers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "int p" + i)
                .collect(Collectors.joining(", "));
    }

    private static List<String> complaints(String path, String text) {
        SourceFile file = new SourceFile(MAIN + path, text);
        return Sizes.complaints(ParsedFile.parse(List.of(file))).stream()
                .filter(line -> !line.contains("main files"))
                .toList();
    }
}
