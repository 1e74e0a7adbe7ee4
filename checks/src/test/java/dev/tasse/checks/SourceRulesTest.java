package dev.tasse.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

final class SourceRulesTest {
    private static final String PATH = "core/src/main/java/dev/tasse/A.java";

    @Test
    void repositoryKeepsToTheRules() {
        assertThat(SourceRules.complaints(ParsedFile.parse(Repository.javaFiles()))).isEmpty();
        assertThat(SourceRules.complaints(ParsedFile.parse(Repository.expandedKernels())))
                .isEmpty();
    }

    @Test
    void varIsRefusedInLocalsLoopsPatternsAndLambdas() {
        assertThat(inMethod("var x = 1;")).hasSize(1);
        assertThat(inMethod("for (final var x : list) {}")).hasSize(1);
        assertThat(inMethod("if (o instanceof P(var x)) {}")).hasSize(1);
        assertThat(inMethod("F f = (var x) -> x;")).hasSize(1);
        assertThat(inMethod("F f = x -> x; int variable = 1; if (o instanceof P(_)) {}")).isEmpty();
    }

    @Test
    void ternaryInsideTernaryIsRefused() {
        assertThat(inMethod("int x = a ? 1 : b ? 2 : 3;")).hasSize(1);
        assertThat(inMethod("int x = (a ? b : c) ? 2 : 3;")).hasSize(1);
        assertThat(inMethod("int x = f(a ? 1 : 2, b ? 3 : 4);")).isEmpty();
        assertThat(inMethod("F f = a ? x -> x ? 1 : 2 : g;")).isEmpty();
    }

    @Test
    void namesThatSayNothingAreRefused() {
        for (String name :
                List.of("StringUtils", "IoUtil", "JoinHelper", "TaskManager", "StoreImpl")) {
            assertThat(complaints("final class " + name + " {}")).hasSize(1);
        }
        assertThat(complaints("sealed class AbstractStore permits B {}")).hasSize(1);
        assertThat(complaints("interface IStore {}")).hasSize(1);
        assertThat(complaints("final class Abstraction {} interface Inlet {} enum E {}")).isEmpty();
    }

    @Test
    void openClassIsRefused() {
        assertThat(complaints("class A {}")).hasSize(1);
        assertThat(complaints("abstract class A {}")).hasSize(1);
        assertThat(complaints("sealed class A permits B {} final class B extends A {}")).isEmpty();
        assertThat(inMethod("Object o = new Object() {};")).isEmpty();
    }

    @Test
    void confinedArenaIsRefused() {
        assertThat(inMethod("Arena a = Arena.ofConfined();")).hasSize(1);
        assertThat(inMethod("Arena a = Arena.ofShared();")).isEmpty();
    }

    private static List<String> inMethod(String statements) {
        return complaints("final class A { void f() { " + statements + " } }");
    }

    private static List<String> complaints(String text) {
        return SourceRules.complaints(ParsedFile.parse(List.of(new SourceFile(PATH, text))));
    }
}
