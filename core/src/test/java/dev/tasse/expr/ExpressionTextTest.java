package dev.tasse.expr;

import static dev.tasse.expr.Expr.col;
import static dev.tasse.expr.Expr.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.error.QueryException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExpressionTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
                    a + b * 2                     ~ a + (b * 2)
                    (a + b) * 2                   ~ (a + b) * 2
                    a - b - c                     ~ (a - b) - c
                    -a ** 2                       ~ !
                    a // 2 % 3                    ~ (a // 2) % 3
                    a = 1 or b < 2 and not c      ~ (a = 1) or ((b < 2) and not(c))
                    a is null                     ~ isNull(a)
                    a is not null                 ~ not(isNull(a))
                    a is not distinct from b      ~ not(not(eqNullSafe(a, b)))
                    a between 1 and 2 and b       ~ between(a, 1, 2) and b
                    a not in (1, 2)               ~ not(isIn(a, 1, 2))
                    a like 'x%' escape '!'        ~ like(a, 'x%', '!')
                    a || 'it''s' || c             ~ concat(concat(a, 'it''s'), c)
                    a::double / 2                 ~ cast(a as FLOAT64) / 2
                    cast(a as decimal(9, 2))      ~ cast(a as DECIMAL(9, 2))
                    try_cast(a as date)           ~ try_cast(a as DATE)
                    case when a then 1 else 2 end ~ case when a then 1 else 2 end
                    case a when 1 then 'x' end    ~ case when a = 1 then 'x' else null end
                    extract(year from d)          ~ datePart('year', d)
                    upper(a)                      ~ upper(a)
                    split(a, ',')[1]              ~ element(split(a, ','), 1)
                    date '2024-01-31'             ~ cast('2024-01-31' as DATE)
                    d + interval '3' month        ~ d + P3M
                    sum(a) / count(*)             ~ sum(a) / rowCount()
                    1e3                           ~ 1000.0
                    1.50                          ~ 1.50
                    a as b                        ~ a as b
                    """)
    void textIsReadAsSql(String text, String expected) {
        if (expected.equals("!")) {
            assertThatThrownBy(() -> expr(text)).isInstanceOf(QueryException.class);
        } else {
            assertThat(expr(text)).hasToString(expected);
        }
    }

    @Test
    void textAndMethodsMakeTheSameTree() {
        assertThat(expr("tip / fare >= 2 and vendor like 'a%'"))
                .isEqualTo(col("tip").div(col("fare")).ge(2).and(col("vendor").str().like("a%")));
    }

    @Test
    void faultsHaveACaret() {
        assertThatThrownBy(() -> expr("a +\n  * 2"))
                .isInstanceOf(QueryException.class)
                .hasMessage(
                        """
                        a value is missing: got *, expected a column, a constant or a call
                            * 2
                            ^\
                        """);
        assertThatThrownBy(() -> expr("a + (b"))
                .hasMessageStartingWith("the expression cannot be read: got the end, expected )");
        assertThatThrownBy(() -> expr("a b"))
                .hasMessageStartingWith(
                        "the expression cannot be read: got b, expected an operator or the end");
        assertThatThrownBy(() -> expr("'open")).hasMessageContaining("never closed");
        assertThatThrownBy(() -> expr("a ? b")).hasMessageContaining("'?' means nothing");
        assertThatThrownBy(() -> expr("a::doubel"))
                .hasMessageStartingWith("no type is called doubel; did you mean \"DOUBLE\"?");
        assertThatThrownBy(() -> expr("interval '3' moon")).hasMessageContaining("no unit moon");
        assertThatThrownBy(() -> expr("")).hasMessageContaining("a value is missing");
    }

    @Test
    void deepNestingIsRefusedAndNoCrash() {
        assertThatThrownBy(() -> expr("(".repeat(5_000) + "a" + ")".repeat(5_000)))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("nested too deeply");
        assertThatThrownBy(() -> expr("- ".repeat(5_000) + "a")).isInstanceOf(QueryException.class);
    }

    @Test
    @SuppressWarnings("NullAway") // what the test is about
    void nullAsAValueSaysWhatToWriteInstead() {
        assertThatThrownBy(() -> col("x").isIn(1, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("isNull()");
    }
}
