package dev.tasse.io;

import static dev.tasse.expr.Expr.col;
import static dev.tasse.expr.Expr.rowCount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.Client;
import dev.tasse.DataFrame;
import dev.tasse.TaskFuture;
import dev.tasse.data.Table;
import dev.tasse.error.CellException;
import dev.tasse.error.PlanException;
import dev.tasse.expr.JoinType;
import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.Stage;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// Cells that stand where no sample was taken, and are no values of the types of the samples.
class CsvWiderTypesTest {
    private static final int ROWS = 3_000;
    private static final int ODD = 900;
    private static final String PADDING = "x".repeat(100);

    private static Client client;
    @TempDir Path directory;
    private CsvFixture csv;

    @BeforeAll
    static void openClient() {
        client = Client.threads(2);
    }

    @AfterAll
    static void closeClient() {
        client.close();
    }

    @BeforeEach
    void open() {
        csv = new CsvFixture(directory);
    }

    /// Rows from 0 on, with `odd` in the place of one `n`.
    private DataFrame numbers(String odd) {
        StringBuilder text = new StringBuilder("n,k\n");
        for (int i = 0; i < ROWS; i++) {
            text.append(i == ODD ? odd : String.valueOf(i)).append(',').append(PADDING + "\n");
        }
        return Csv.read(csv.write("numbers.csv", text.toString()));
    }

    private static long sumOfOthers() {
        return (long) ROWS * (ROWS - 1) / 2 - ODD;
    }

    @Test
    void wholeNumbersBecomeFractions() {
        DataFrame sum = numbers("0.5").agg(col("n").sum().as("s"), rowCount().as("rows"));
        assertThat(sum.schema().type("s")).isEqualTo(DataType.INT64);
        try (Table table = client.compute(sum)) {
            assertThat(table.getDouble("s", 0)).isEqualTo(sumOfOthers() + 0.5);
            assertThat(table.getLong("rows", 0)).isEqualTo(ROWS);
        }
    }

    @Test
    void wholeNumbersWithAPointAreFractionsToo() {
        try (Table table = client.compute(numbers("3.0").agg(col("n").max().as("most")))) {
            assertThat(table.schema().type("most")).isEqualTo(DataType.FLOAT64);
        }
    }

    @Test
    void hugeNumbersBecomeDecimals() {
        DataFrame most = numbers("12345678901234567890").agg(col("n").max().as("most"));
        try (Table table = client.compute(most)) {
            assertThat(table.schema().type("most")).isEqualTo(new DecimalType(38, 0));
            assertThat(table.column("most").get(0)).hasToString("12345678901234567890");
        }
    }

    @Test
    void numbersBecomeTextThatStaysAsItStandsThere() {
        DataFrame rows = numbers("7 km").select("n").limit(ODD, 2);
        try (Table table = client.compute(rows)) {
            assertThat(table.getString("n", 0)).isEqualTo("7 km");
            assertThat(table.getString("n", 1)).isEqualTo("901");
        }
    }

    @Test
    void moreThanOneCellMayBreakThePromise() {
        DataFrame twice = numbers("0.5,x\nfive");
        try (Table table = client.compute(twice.agg(col("n").max().as("most")))) {
            assertThat(table.getString("most", 0)).isEqualTo("five");
        }
    }

    @Test
    void sumOfTextIsRefusedWithThePlaceAndTheOptionToSet() {
        DataFrame sum = numbers("n/a").agg(col("n").sum().as("s"));
        assertThatThrownBy(() -> client.compute(sum))
                .isInstanceOf(CellException.class)
                .hasMessageContaining("numbers.csv row 901 (line 902), column \"n\"")
                .hasMessageContaining("\"n/a\"")
                .hasMessageContaining("option types (n: STRING)")
                .hasCauseInstanceOf(PlanException.class);
    }

    @Test
    void givenTypesAreFinal() {
        numbers("0.5");
        DataFrame rows = Csv.read(directory + "/numbers.csv", o -> o.withType("n", DataType.INT64));
        assertThatThrownBy(() -> client.compute(rows))
                .isInstanceOf(CellException.class)
                .hasMessageContaining("\"0.5\"");
    }

    @Test
    void whatWasFoundOutIsKeptAndExplained() {
        DataFrame rows = numbers("0.5");
        assertThat(client.explain(rows, Stage.OPTIMIZED)).doesNotContain("again");
        client.compute(rows).close();
        assertThat(client.explain(rows.limit(1), Stage.OPTIMIZED))
                .contains("numbers.csv (n read again as FLOAT64)");
        try (Table table = client.compute(rows.filter(col("n").lt(0.75)))) {
            assertThat(table.rowCount()).isEqualTo(2);
        }
    }

    @Test
    void framesThatDoWithoutTheCellKeepTheirTypes() {
        DataFrame rows = numbers("n/a");
        client.compute(rows).close();
        try (Table table = client.compute(rows.limit(10).agg(col("n").sum().as("s")))) {
            assertThat(table.getLong("s", 0)).isEqualTo(45);
        }
    }

    @Test
    void castsThatMayMeanSomethingElseAreRefused() {
        DecimalType decimal = new DecimalType(20, 0);
        DataFrame rows = numbers("0.5").select(col("n").cast(decimal).as("n"));
        assertThatThrownBy(() -> client.compute(rows))
                .isInstanceOf(CellException.class)
                .hasMessageContaining("\"0.5\"");
        DataFrame text = numbers("0.5").select(col("n").cast(DataType.STRING).as("n"));
        try (Table table = client.compute(text.filter(col("n").eq("0.5")))) {
            assertThat(table.rowCount()).isEqualTo(1);
        }
    }

    @Test
    void joinsAndConditionsAreBoundAgain() {
        DataFrame left = numbers("0.5");
        DataFrame right = Csv.read(csv.write("names.csv", "n,name\n0.5,half\n"));
        DataFrame joined = left.join(right, JoinType.INNER, "n").with(col("n").plus(1).as("more"));
        try (Table table = client.compute(joined)) {
            assertThat(table.getDouble("more", 0)).isEqualTo(1.5);
            assertThat(table.getString("name", 0)).isEqualTo("half");
        }
    }

    @Test
    void javaCodeIsNotGivenOtherTypes() {
        DataFrame rows = numbers("0.5");
        DataFrame mapped = rows.mapPartitions(rows.schema(), table -> table);
        assertThatThrownBy(() -> client.compute(mapped)).isInstanceOf(CellException.class);
        DataFrame each = rows.select(col("n").map(DataType.INT64, n -> (Long) n + 1).as("m"));
        assertThatThrownBy(() -> client.compute(each)).isInstanceOf(CellException.class);
    }

    @Test
    void futuresStartAgainToo() throws Exception {
        try (TaskFuture<Table> future = client.start(numbers("0.5").agg(col("n").sum().as("s")));
                Table table = future.get()) {
            assertThat(table.getDouble("s", 0)).isEqualTo(sumOfOthers() + 0.5);
        }
    }
}
