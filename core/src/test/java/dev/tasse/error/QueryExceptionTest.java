package dev.tasse.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueryExceptionTest {
    private static QueryException at(String query, int line, int column) {
        return new QueryException(Problem.of("wrong"), query, line, column);
    }

    @Test
    void caretStandsBelowTheFault() {
        assertThat(at("SELECT a,\n\tfair\nFROM t", 2, 2)).hasMessage("wrong\n   fair\n   ^");
    }

    @Test
    void aFaultAtTheEndIsShownBehindTheLastLetter() {
        assertThat(at("SELECT", 1, 7)).hasMessage("wrong\n  SELECT\n        ^");
        assertThat(at("", 1, 1)).hasMessage("wrong\n  \n  ^");
    }

    @Test
    void aLongLineIsCutRoundTheFault() {
        String query = "x".repeat(200) + "!" + "y".repeat(200);
        String[] lines = at(query, 1, 201).getMessage().split("\n", -1);
        assertThat(lines[1]).startsWith("  ...x").endsWith("y...").hasSizeLessThan(105);
        assertThat(lines[1].charAt(lines[2].indexOf('^'))).isEqualTo('!');
    }
}
