package dev.tasse.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tasse.data.Table;
import dev.tasse.error.DataException;
import dev.tasse.error.PlanException;
import dev.tasse.error.QueryException;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.SqlFrontEnd;
import dev.tasse.internal.plan.Values;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

class SqlFrontTest {
    private final Fixture catalog = new Fixture();

    private FramePlan plan(String query) {
        return new SqlFront().plan(query, catalog);
    }

    @Test
    void theEngineFindsItByServiceLoader() {
        assertThat(ServiceLoader.load(SqlFrontEnd.class)).hasOnlyElementsOfType(SqlFront.class);
    }

    @Test
    void preparingTwiceIsNoHarm() {
        new SqlFront().prepare();
        new SqlFront().prepare();
        assertThat(plan("select 1").schema().size()).isEqualTo(1);
    }

    @Test
    void optionsOfReadFunctionsArriveByName() {
        plan(
                "select * from read_csv('data/u.csv', delimiter => ';', Header = true, skip := 3,"
                        + " names => ['a', 'b'], types => {'a': 'INT', b: 'DATE'}, share => 0.5)");
        assertThat(catalog.reads())
                .containsExactly(
                        "csv data/u.csv {delimiter=;, header=true, skip=3, names=[a, b],"
                                + " types={a=INT, b=DATE}, share=0.5}");
    }

    @Test
    void listsAndMapsOfOptionsMayBeWrittenAsInTheStandard() {
        plan(
                "select * from read_csv('data/u.csv', names => ARRAY['a', 'b'],"
                        + " types => MAP['a', 'INT', 'b', 'DATE'], nulls => ARRAY['NA'])");
        assertThat(catalog.reads())
                .containsExactly(
                        "csv data/u.csv {names=[a, b], types={a=INT, b=DATE}, nulls=[NA]}");
    }

    @Test
    void constantRowsAreHeld() {
        Values rows =
                (Values) plan("values (1, 'a', 1.5, date '2020-02-29'), (-7, null, 10, null)");
        List<Object> cells = new ArrayList<>();
        for (Table row : rows.partitions()) {
            for (int i = 0; i < row.columnCount(); i++)
                cells.add(String.valueOf(row.column(i).get(0)));
        }
        assertThat(cells)
                .containsExactly(
                        "1",
                        "a",
                        new BigDecimal("1.5").toString(),
                        LocalDate.of(2020, 2, 29).toString(),
                        "-7",
                        "null",
                        "10.0",
                        "null");
    }

    @Test
    void describeTellsTheColumnsOfTablesAndQueries() {
        List<String> rows = new ArrayList<>();
        for (String of : List.of("u", "'data/u.csv'", "select x, Big Name from u")) {
            Values columns = (Values) plan("DESCRIBE " + of.replace("Big Name", "\"Big Name\""));
            for (Table row : columns.partitions()) {
                rows.add(row.column(0).get(0) + " " + row.column(1).get(0));
            }
        }
        assertThat(rows)
                .containsExactly(
                        "x INT32",
                        "Big Name INT32",
                        "K INT32",
                        "x INT32",
                        "Big Name INT32",
                        "K INT32",
                        "x INT32",
                        "Big Name INT32");
        assertThat(plan("summarize t").schema().names()).startsWith("column", "type", "count");
    }

    @Test
    void aFileThatCannotBeOpenedIsTheCauseOfTheError() {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> plan("select *\nfrom 'nowhere/a.csv'"))
                .withMessageContaining("nowhere/a.csv: no such file")
                .withCauseInstanceOf(DataException.class)
                .satisfies(e -> assertThat(e.line()).isEqualTo(2))
                .satisfies(e -> assertThat(e.column()).isEqualTo(6));
    }

    @Test
    void anUnknownFunctionIsToldWhichThereAre() {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> plan("select foo(s) from t"))
                .withMessageContaining("no function is called foo; functions: abs ")
                .withMessageContaining(" starts_with ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8|select length(x) from t",
                "8|select length(s, 2) from t",
                "12|select x + (s + 1) from t",
                "8|select dt + s from t",
                "23|select x from t where s = 5",
                "23|select x from t where (dt > 5) and b",
                "35|select s from t group by s having sum(s) > 1",
                "26|select x from t order by s * 2",
                "29|select t.x from t join u on t.x + t.s = u.x",
            })
    void aWrongTypeIsShownWhereItStands(int column, String query) {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> plan(query))
                .satisfies(e -> assertThat(e.line()).isEqualTo(1))
                .satisfies(e -> assertThat(e.column()).isEqualTo(column))
                .withCauseInstanceOf(PlanException.class);
    }
}
