package dev.tasse;

import static dev.tasse.expr.Expr.col;
import static dev.tasse.expr.Expr.rowCount;
import static dev.tasse.testing.Tables.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tasse.data.Table;
import dev.tasse.error.DataException;
import dev.tasse.error.TaskException;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.testing.Tables;
import dev.tasse.type.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

@ExtendWith(LeakCheck.class)
final class VisualizeTest {
    private final Client client = Client.threads(2);
    private final Table sold =
            Tables.of(client.memory(), column("shop", "a", "b", "a"), column("amount", 1L, 2L, 3L));

    @TempDir private Path folder;

    @AfterEach
    void close() {
        sold.close();
        client.close();
    }

    private DataFrame sales() {
        return DataFrame.of(sold)
                .filter(col("amount").gt(0))
                .groupBy("shop")
                .agg(rowCount().as("sales"));
    }

    private String drawn(Lazy<?> lazy, String name, Stage stage) throws Exception {
        Path file = folder.resolve(name);
        client.with(() -> {
            lazy.visualize(file, stage);
            return file;
        });
        return Files.readString(file);
    }

    private static Delayed<Integer> loaded(int n) {
        return Delayed.<Integer>of(() -> n).named("load");
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void planIsDrawnAsTextInTheOrderOfItsSteps() throws Exception {
        assertThat(drawn(sales(), "plan.txt", Stage.LOGICAL))
                .isEqualTo(
                        """
                        plan
                        #1 Values [shop, amount] in 1 partitions (shop, amount)
                        #2 Filter amount > cast(0 as INT64) (shop, amount) <- #1
                        #3 Aggregate rowCount() as call:0 by shop as key:0 (key:0, call:0) <- #2
                        #4 Project key:0 as shop, call:0 as sales (shop, sales) <- #3
                        """);
        assertThat(drawn(sales(), "better.txt", Stage.OPTIMIZED)).contains("Filter");
    }

    @Test
    void tasksAreDrawnAsTextColouredByOrder() throws Exception {
        Delayed<Integer> sum = Delayed.of(loaded(1), loaded(2), Integer::sum).named("sum");
        assertThat(drawn(sum, "tasks.txt", Stage.TASKS))
                .isEqualTo(
                        """
                        3 tasks in 2 layers, coloured by order, the first are light
                        #1 load 0 ((load, 0), number 1)
                        #2 load 1 ((load, 1), number 2)
                        #3 sum ((sum, 0), number 3) <- #1 #2
                        """);
    }

    @Test
    void svgHasABoxForEachTaskAndAnArrowForEachInput() throws Exception {
        Delayed<Integer> twice = Delayed.of(loaded(1), loaded(2), Integer::sum).named("a<&b");
        Document svg = parsed(drawn(twice, "tasks.svg", Stage.TASKS));
        assertThat(svg.getElementsByTagName("g").getLength()).isEqualTo(3);
        assertThat(svg.getElementsByTagName("path").getLength()).as("and the tip").isEqualTo(2 + 1);
        assertThat(svg.getDocumentElement().getTextContent()).contains("a<&b");
    }

    @Test
    void dotNamesEachBoxAndArrow() throws Exception {
        Delayed<Integer> next = loaded(1).<Integer>map(n -> n + 1).named("a \"b\"");
        assertThat(drawn(next, "tasks.dot", Stage.TASKS))
                .startsWith("digraph tasse {")
                .contains("label=\"a \\\"b\\\"\"")
                .contains("  n0 -> n1;");
    }

    @Test
    void manyTasksCollapseToABoxALayer() throws Exception {
        List<Delayed<Integer>> all =
                IntStream.range(0, 10_000).mapToObj(VisualizeTest::loaded).toList();
        Delayed<Integer> count = Delayed.ofAll(all, List::size);
        assertThat(drawn(count, "tasks.txt", Stage.TASKS))
                .startsWith("10001 tasks in 2 layers")
                .contains("#1 load: 10000 tasks")
                .contains("#2 call: 1 task (call, number 10001) <- #1");
    }

    @Test
    void layersThatTakeFromEachOtherAreDrawn() throws Exception {
        Delayed<Integer> at = loaded(0);
        for (int i = 0; i < 400; i++) at = at.<Integer>map(n -> n).named(i % 2 == 0 ? "a" : "b");
        assertThat(drawn(at, "tasks.txt", Stage.TASKS)).contains("#2 a: 200 tasks", "<- #1 #3");
        parsed(drawn(at, "tasks.svg", Stage.TASKS));
    }

    @Test
    void severalCallsShareTheirTasksInOneDrawing() throws Exception {
        Delayed<Integer> base = loaded(1);
        Path file = folder.resolve("both.txt");
        Tasse.visualize(file, base.map(n -> n + 1), base.map(n -> n + 2));
        assertThat(Files.readString(file)).startsWith("3 tasks in 2 layers");
    }

    @Test
    void otherEndingsAndStagesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> drawn(sales(), "plan.png", Stage.TASKS))
                .withMessageMatching(
                        "cannot draw into .*plan.png: expected a file that ends in .svg, .dot or"
                                + " .txt");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> drawn(sales(), "plan.svg", Stage.RULES))
                .withMessageContaining("use explain(Stage.RULES)");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> drawn(sales(), "none/plan.svg", Stage.TASKS))
                .withMessageContaining("the drawing cannot be written");
    }

    @Test
    void profileTellsTasksAndTimeByLayer() throws Exception {
        Profile profile = client.profile(sales().as(Shop.class));
        assertThat(profile.seconds()).isPositive();
        assertThat(profile.layers()).isNotEmpty().allMatch(layer -> layer.tasks() > 0);
        try (Table table = profile.table()) {
            assertThat(table.rowCount()).isEqualTo(profile.layers().size());
            assertThat(table.schema().names())
                    .containsExactly(
                            "layer", "label", "tasks", "seconds", "span", "bytes", "threads");
        }
        Path file = folder.resolve("profile.txt");
        profile.visualize(file);
        assertThat(Files.readString(file)).contains("coloured by time, the longest are dark");
        assertThat(profile.toString()).contains(" threads  ").contains(" s in all");
    }

    private record Shop(String shop, long sales) {}

    @Test
    void profileCountsTasksThatCameByExpansion() {
        Delayed<Integer> three =
                loaded(2).flatMap(n -> loaded(n + 1).<Integer>map(m -> m).named("inner"));
        List<String> layers = new ArrayList<>();
        client.profile(three).layers().forEach(layer -> layers.add(layer.layer()));
        assertThat(layers).contains("load", "inner");
    }

    @Test
    void profileOfWhatFailsThrows() {
        Delayed<Integer> broken = Delayed.of(() -> Integer.parseInt("x"));
        assertThatExceptionOfType(TaskException.class).isThrownBy(() -> client.profile(broken));
    }
}
