package dev.tasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StatementsTest {
    @Test
    void semicolonsInQuotesAndCommentsEndNothing() {
        assertThat(Statements.of("a ';''x' \"b;\" -- c;\n /* d; */ e; f"))
                .containsExactly("a ';''x' \"b;\" -- c;\n /* d; */ e", "f");
    }

    @Test
    void emptyStatementsAndCommentsAloneAreLeftOut() {
        assertThat(Statements.of(" ;;\n-- only this;\n; /* and this */")).isEmpty();
    }

    @Test
    void whatIsNeverClosedGoesOnToTheEnd() {
        assertThat(Statements.of("a 'b; c")).containsExactly("a 'b; c");
        assertThat(Statements.of("a /* b; c")).containsExactly("a /* b; c");
    }
}
