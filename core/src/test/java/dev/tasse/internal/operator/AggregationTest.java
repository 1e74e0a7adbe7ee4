package dev.tasse.internal.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tasse.data.Table;
import dev.tasse.graph.Inputs;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundAggregate;
import dev.tasse.internal.plan.BoundColumn;
import dev.tasse.testing.RandomTypes;
import dev.tasse.testing.Tables;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

@ExtendWith(LeakCheck.class)
final class AggregationTest {
    private static final int WHOLE = 0;
    private static final int FLOATING = 1;
    private static final int TEXT = 2;
    private static final int TRUTH = 3;
    private static final int FIRST_KEY = 4;

    private final MemoryPool pool = MemoryPool.ofLimit(256 << 20);
    private final LocalContext context = new LocalContext(pool);

    /// What a plain loop finds in a group.
    private static final class Plain {
        private long rows;
        private long kept;
        private long wholes;
        private double doubles;
        private double magnitude;
        private long floats;
        private Object least = "";
        private boolean anyText;
    }

    private static List<DataType> types(List<DataType> keys) {
        List<DataType> types =
                new ArrayList<>(
                        List.of(DataType.INT32, DataType.FLOAT64, DataType.STRING, DataType.BOOL));
        types.addAll(keys);
        return types;
    }

    private static AggregateSpec spec(Schema schema, boolean equalHashes) {
        List<Bound> keys = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = FIRST_KEY; i < schema.size(); i++) {
            keys.add(column(schema, i));
            names.add("k" + i);
        }
        Bound whole = column(schema, WHOLE);
        List<BoundAggregate> calls =
                List.of(
                        new BoundAggregate(
                                "rowCount", List.of(), false, Optional.empty(), DataType.INT64),
                        new BoundAggregate(
                                "rowCount",
                                List.of(),
                                false,
                                Optional.of(column(schema, TRUTH)),
                                DataType.INT64),
                        call("count", whole, DataType.INT64),
                        call("sum", column(schema, FLOATING), DataType.FLOAT64),
                        call("avg", column(schema, FLOATING), DataType.FLOAT64),
                        call("min", column(schema, TEXT), DataType.STRING));
        for (int i = 0; i < calls.size(); i++) names.add("a" + i);
        return new AggregateSpec(keys, calls, names, equalHashes);
    }

    private static BoundAggregate call(String name, Bound argument, DataType type) {
        return new BoundAggregate(name, List.of(argument), false, Optional.empty(), type);
    }

    private static Bound column(Schema schema, int index) {
        return new BoundColumn(index, schema.name(index), schema.type(index));
    }

    @Test
    void mergedPartialResultsAreThoseOfAPlainLoopOverAllRows() {
        for (long seed = 0; seed < 120; seed++) {
            Random random = new Random(seed);
            List<DataType> flat = new ArrayList<>(RandomTypes.FLAT);
            Collections.shuffle(flat, random);
            Schema schema = RandomTypes.named(types(flat.subList(0, random.nextInt(4))));
            AggregateSpec spec = spec(schema, random.nextInt(4) == 0);
            int splits = 1 + random.nextInt(4);
            int partitions = spec.keys().isEmpty() ? 1 : 1 + random.nextInt(4);
            List<Table> tables = new ArrayList<>();
            for (int i = 0; i < splits; i++) {
                tables.add(Tables.random(pool, random, schema, random.nextInt(150)));
            }
            PartitionRanges ranges = new PartitionRanges(splits, 1 + random.nextInt(splits));
            List<Table> results = run(spec, tables, ranges, partitions, 1 + random.nextInt(60));
            check("seed " + seed, tables, results, spec);
            results.forEach(Table::close);
        }
    }

    @Test
    void rowsWhoseKeysNearlyAllDifferArePassedOnAndMerged() {
        Random random = new Random(7);
        List<DataType> keys = Collections.nCopies(9, DataType.STRING);
        Schema schema = RandomTypes.named(types(keys));
        AggregateSpec spec = spec(schema, false);
        List<Table> tables = new ArrayList<>();
        for (int rows : List.of(70_000, 3, 20_000)) {
            tables.add(Tables.random(pool, random, schema, rows));
        }
        tables.add(tables.getLast().share());
        List<Table> results = run(spec, tables, new PartitionRanges(4, 2), 3, 2048);
        assertThat(results.stream().mapToLong(Table::rowCount).sum()).isGreaterThan(80_000);
        check("many keys", tables, results, spec);
        results.forEach(Table::close);
    }

    /// Closes the tables: results must not need them.
    private List<Table> run(
            AggregateSpec spec,
            List<Table> tables,
            PartitionRanges ranges,
            int partitions,
            int batchRows) {
        Pipeline pipeline =
                new Pipeline(
                        new PipelineInput.FromTables(tables),
                        ranges,
                        List.of(),
                        new SinkSpec.Partial(spec, partitions),
                        batchRows);
        Object[] partials = new Object[ranges.tasks()];
        for (int i = 0; i < partials.length; i++) {
            partials[i] = pipeline.apply(i, Inputs.of(), context);
        }
        List<Table> results = new ArrayList<>();
        for (int p = 0; p < partitions; p++) {
            FinalAggregate merge = new FinalAggregate(spec, 1, batchRows);
            results.add((Table) merge.apply(p, Inputs.of(partials), context));
        }
        for (Object partial : partials) ((Slices) partial).release();
        return results;
    }

    private static void check(
            String what, List<Table> tables, List<Table> results, AggregateSpec spec) {
        Map<List<Object>, Plain> groups = new HashMap<>();
        for (Table table : tables) {
            for (long row = 0; row < table.rowCount(); row++) add(table, row, groups);
            table.close();
        }
        if (spec.keys().isEmpty() && groups.isEmpty()) groups.put(List.of(), new Plain());
        int keyCount = spec.keys().size();
        int found = 0;
        for (Table result : results) {
            for (long row = 0; row < result.rowCount(); row++) {
                long at = row;
                List<Object> key =
                        IntStream.range(0, keyCount).mapToObj(i -> key(result, i, at)).toList();
                Plain plain = Objects.requireNonNull(groups.get(key), what + ": " + key);
                checkRow(what + ", group " + key, result, row, plain);
                found++;
            }
        }
        assertThat(found).as(what).isEqualTo(groups.size());
    }

    private static void add(Table table, long row, Map<List<Object>, Plain> groups) {
        List<Object> key =
                IntStream.range(FIRST_KEY, table.columnCount())
                        .mapToObj(i -> key(table, i, row))
                        .toList();
        Plain plain = groups.computeIfAbsent(key, _ -> new Plain());
        plain.rows++;
        if (Boolean.TRUE.equals(table.column(TRUTH).get(row))) plain.kept++;
        if (!table.column(WHOLE).isNull(row)) plain.wholes++;
        if (!table.column(FLOATING).isNull(row)) {
            plain.floats++;
            plain.doubles += table.column(FLOATING).getDouble(row);
            plain.magnitude += Math.abs(table.column(FLOATING).getDouble(row));
        }
        if (!table.column(TEXT).isNull(row)) {
            String text = table.column(TEXT).getString(row);
            if (!plain.anyText || Keys.compare(text, (String) plain.least) < 0) plain.least = text;
            plain.anyText = true;
        }
    }

    private static Object key(Table table, int column, long row) {
        return Keys.key(table.column(column), row);
    }

    private static void checkRow(String what, Table result, long row, Plain plain) {
        int first = result.columnCount() - 6;
        assertThat(result.column(first).getLong(row)).as(what).isEqualTo(plain.rows);
        assertThat(result.column(first + 1).getLong(row)).as(what).isEqualTo(plain.kept);
        assertThat(result.column(first + 2).getLong(row)).as(what).isEqualTo(plain.wholes);
        if (plain.floats == 0) {
            assertThat(result.column(first + 3).get(row)).as(what).isNull();
            assertThat(result.column(first + 4).get(row)).as(what).isNull();
        } else if (Double.isFinite(plain.magnitude)) {
            double sum = result.column(first + 3).getDouble(row);
            double slack = plain.magnitude * 1e-12;
            assertThat(sum).as(what).isCloseTo(plain.doubles, within(slack));
            assertThat(result.column(first + 4).getDouble(row))
                    .as(what)
                    .isEqualTo(sum / plain.floats);
        }
        Object least = plain.anyText ? plain.least : null;
        assertThat(result.column(first + 5).get(row)).as(what).isEqualTo(least);
    }

    @Test
    void groupsAndTheirOrderAreTheSameInEveryRun() {
        Schema schema = RandomTypes.named(types(List.of(DataType.STRING, DataType.FLOAT64)));
        List<List<Table>> runs = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            List<Table> tables = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                tables.add(Tables.random(pool, new Random(i), schema, 200));
            }
            PartitionRanges single = PartitionRanges.single(tables.size());
            runs.add(run(spec(schema, false), tables, single, 2, 33));
            tables.forEach(Table::close);
        }
        for (int p = 0; p < 2; p++) Tables.assertEqual(runs.get(0).get(p), runs.get(1).get(p));
        runs.forEach(tables -> tables.forEach(Table::close));
    }

    @Test
    void aMillionGroupsComeOutOnceEach() {
        int groups = 1_000_000;
        Object[] partials = new Object[2];
        for (int i = 0; i < 2; i++) {
            try (Table table = Keys.sequence(pool, groups)) {
                Pipeline pipeline =
                        new Pipeline(
                                new PipelineInput.FromTables(List.of(table)),
                                PartitionRanges.single(1),
                                List.of(),
                                new SinkSpec.Partial(countByKey(), 3 * 8),
                                2048);
                partials[i] = pipeline.apply(0, Inputs.of(), context);
            }
        }
        long found = 0;
        for (int p = 0; p < 3; p++) {
            FinalAggregate merge = new FinalAggregate(countByKey(), 8, 2048);
            try (Table result = (Table) merge.apply(p, Inputs.of(partials), context)) {
                found += result.rowCount();
                for (long row = 0; row < result.rowCount(); row++) {
                    if (result.column(1).getLong(row) != 2) {
                        throw new AssertionError("group " + result.column(0).get(row));
                    }
                }
            }
        }
        for (Object partial : partials) ((Slices) partial).release();
        assertThat(found).isEqualTo(groups);
    }

    private static AggregateSpec countByKey() {
        Bound key = new BoundColumn(0, "k", DataType.INT64);
        BoundAggregate count =
                new BoundAggregate("rowCount", List.of(), false, Optional.empty(), DataType.INT64);
        return new AggregateSpec(List.of(key), List.of(count), List.of("k", "n"), false);
    }
}
