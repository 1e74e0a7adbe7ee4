package dev.tasse.testing;

import static dev.tasse.expr.Expr.call;
import static dev.tasse.expr.Expr.col;
import static dev.tasse.expr.Expr.rowCount;

import dev.tasse.DataFrame;
import dev.tasse.data.Table;
import dev.tasse.expr.AggregateCall;
import dev.tasse.expr.Expr;
import dev.tasse.expr.JoinType;
import dev.tasse.expr.SortKey;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.testing.RandomQuery.Field;
import dev.tasse.testing.RandomQuery.Kind;
import dev.tasse.testing.RandomQuery.Value;
import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Makes random queries and the random tables that they read.
public final class RandomQueries {
    private static final int EXPRESSION_DEPTH = 2;
    private static final int MAX_JOINS = 2;
    private static final List<Kind> EXTREMES =
            List.of(Kind.INT, Kind.FLOAT, Kind.TEXT, Kind.BOOL, Kind.DATE, Kind.DECIMAL);

    private final Random random;
    private int names;
    private int joins;

    private RandomQueries(Random random) {
        this.random = random;
    }

    /// Tables `t` and `u` of at most `rows` rows.
    public static Map<String, Table> tables(MemoryPool pool, long seed, int rows) {
        Random random = new Random(seed);
        Map<String, Table> tables = new LinkedHashMap<>();
        tables.put("t", table(pool, random, random.nextInt(rows + 1)));
        tables.put("u", table(pool, random, random.nextInt(rows + 1)));
        return tables;
    }

    private static Table table(MemoryPool pool, Random random, int rows) {
        double[] floats = {0.25, -1.5, 2, 0.0, -0.0, Double.NaN, 7.75};
        return Tables.of(
                pool,
                cells("a", DataType.INT64, random, rows, () -> (long) random.nextInt(6)),
                cells("i", DataType.INT32, random, rows, () -> random.nextInt(9) - 4),
                cells("x", DataType.FLOAT64, random, rows, () -> floats[random.nextInt(7)]),
                cells(
                        "s",
                        DataType.STRING,
                        random,
                        rows,
                        () -> RandomExpressions.TEXTS.get(random.nextInt(7))),
                cells("f", DataType.BOOL, random, rows, random::nextBoolean),
                cells(
                        "d",
                        DataType.DATE,
                        random,
                        rows,
                        () -> RandomExpressions.FIRST_DAY.plusDays(random.nextInt(4))),
                cells(
                        "m",
                        new DecimalType(9, 2),
                        random,
                        rows,
                        () -> BigDecimal.valueOf(random.nextInt(400) - 100, 2)));
    }

    private static Tables.Cells cells(
            String name, DataType type, Random random, int rows, Supplier<Object> value) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < rows; i++) values.add(random.nextInt(6) == 0 ? null : value.get());
        return Tables.column(name, type, values);
    }

    /// The query of `seed` with at most `steps` operations on the way to its result.
    public static RandomQuery query(long seed, int steps) {
        Random random = new Random(seed);
        return new RandomQueries(random).query(random.nextInt(steps) + 1);
    }

    private RandomQuery query(int steps) {
        if (steps == 0) return table();
        RandomQuery input = query(steps - 1);
        return switch (random.nextInt(15)) {
            case 0, 1, 2 -> filter(input);
            case 3, 4 -> select(input);
            case 5 -> with(input);
            case 6, 7 -> group(input);
            case 8, 9 -> joins++ < MAX_JOINS ? join(input, steps - 1) : filter(input);
            case 10 -> sorted(input);
            case 11 -> distinct(input);
            case 12 -> union(input, steps - 1);
            case 13 -> exploded(input);
            default -> nulls(input);
        };
    }

    private RandomQuery table() {
        String table = random.nextInt(3) == 0 ? "u" : "t";
        List<Field> fields = new ArrayList<>();
        List<Value> values = new ArrayList<>();
        List<String> columns = List.of("a", "i", "x", "s", "f", "d", "m");
        List<Kind> kinds =
                List.of(
                        Kind.INT,
                        Kind.INT,
                        Kind.FLOAT,
                        Kind.TEXT,
                        Kind.BOOL,
                        Kind.DATE,
                        Kind.DECIMAL);
        for (int i = 0; i < columns.size(); i++) {
            values.add(new Value(col(columns.get(i)), columns.get(i), kinds.get(i)));
            fields.add(field(kinds.get(i)));
        }
        return new RandomQuery(
                fields,
                frames -> frames.get(table).select(named(values, fields)),
                "select " + items(values, fields) + " from " + table,
                false,
                List.of());
    }

    private Field field(Kind kind) {
        return new Field("c" + names++, kind);
    }

    private static Object[] named(List<Value> values, List<Field> fields) {
        Object[] columns = new Object[values.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = values.get(i).expr().as(fields.get(i).name());
        }
        return columns;
    }

    private static String items(List<Value> values, List<Field> fields) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            items.add(values.get(i).sql() + " as " + fields.get(i).name());
        }
        return String.join(", ", items);
    }

    private static RandomQuery step(
            RandomQuery input,
            List<Field> columns,
            Function<DataFrame, DataFrame> frame,
            String sql) {
        return new RandomQuery(
                columns,
                frames -> frame.apply(input.frame().apply(frames)),
                sql.formatted("(" + input.sql() + ") q"),
                false,
                List.of(input));
    }

    private static String escaped(String sql) {
        return sql.replace("%", "%%");
    }

    private RandomExpressions over(RandomQuery input) {
        return new RandomExpressions(random, input.columns());
    }

    private RandomQuery filter(RandomQuery input) {
        Value condition = over(input).condition(EXPRESSION_DEPTH);
        return step(
                input,
                input.columns(),
                frame -> frame.filter(condition.expr()),
                "select * from %s where " + escaped(condition.sql()));
    }

    private RandomQuery select(RandomQuery input) {
        List<Value> values = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            values.add(over(input).any(EXPRESSION_DEPTH));
            fields.add(field(values.getLast().kind()));
        }
        return step(
                input,
                fields,
                frame -> frame.select(named(values, fields)),
                "select " + escaped(items(values, fields)) + " from %s");
    }

    private RandomQuery with(RandomQuery input) {
        Value value = over(input).any(EXPRESSION_DEPTH);
        Field field = field(value.kind());
        List<Field> fields = new ArrayList<>(input.columns());
        fields.add(field);
        return step(
                input,
                fields,
                frame -> frame.with(value.expr().as(field.name())),
                "select *, " + escaped(value.sql()) + " as " + field.name() + " from %s");
    }

    private List<Field> some(List<Field> fields, int most) {
        List<Field> some = new ArrayList<>(fields);
        Collections.shuffle(some, random);
        return some.subList(0, Math.min(some.size(), random.nextInt(most + 1)));
    }

    private RandomQuery group(RandomQuery input) {
        List<Field> keys = some(input.exact(), 2);
        List<Field> fields = new ArrayList<>(keys);
        List<Expr> calls = new ArrayList<>();
        List<String> items = new ArrayList<>(keys.stream().map(Field::name).toList());
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            Value call = aggregate(input);
            Field field = field(call.kind());
            fields.add(field);
            calls.add(call.expr().as(field.name()));
            items.add(escaped(call.sql()) + " as " + field.name());
        }
        String by = keys.stream().map(Field::name).collect(Collectors.joining(", "));
        Object[] names = keys.stream().map(Field::name).toArray();
        return step(
                input,
                fields,
                frame -> frame.groupBy(names).agg(calls.toArray(Expr[]::new)),
                "select "
                        + String.join(", ", items)
                        + " from %s"
                        + (keys.isEmpty() ? "" : " group by " + by));
    }

    private Value aggregate(RandomQuery input) {
        RandomExpressions expressions = over(input);
        Value call =
                switch (random.nextInt(7)) {
                    case 0 -> new Value(rowCount(), "count(*)", Kind.INT);
                    case 1 -> {
                        Value a = expressions.any(1);
                        yield new Value(a.expr().count(), "count(" + a.sql() + ")", Kind.INT);
                    }
                    case 2 -> {
                        Value a = expressions.of(Kind.INT, 1);
                        yield new Value(a.expr().sum(), "sum(" + a.sql() + ")", Kind.INT);
                    }
                    case 3 -> {
                        Kind kind = random.nextBoolean() ? Kind.FLOAT : Kind.DECIMAL;
                        Value a = expressions.of(kind, 1);
                        yield new Value(a.expr().sum(), "sum(" + a.sql() + ")", kind);
                    }
                    case 4 -> {
                        Value a = expressions.of(random.nextBoolean() ? Kind.INT : Kind.FLOAT, 1);
                        yield new Value(a.expr().mean(), "avg(" + a.sql() + ")", Kind.ROUNDED);
                    }
                    default -> {
                        Kind kind = EXTREMES.get(random.nextInt(EXTREMES.size()));
                        Value a = expressions.of(kind, 1);
                        yield random.nextBoolean()
                                ? new Value(a.expr().min(), "min(" + a.sql() + ")", kind)
                                : new Value(a.expr().max(), "max(" + a.sql() + ")", kind);
                    }
                };
        Value filtered = random.nextInt(4) == 0 ? filtered(call, expressions.condition(1)) : call;
        return call.kind() == Kind.INT
                ? new Value(filtered.expr(), "cast(" + filtered.sql() + " as bigint)", Kind.INT)
                : filtered;
    }

    private static Value filtered(Value call, Value condition) {
        return new Value(
                ((AggregateCall) call.expr()).where(condition.expr()),
                call.sql() + " filter (where " + condition.sql() + ")",
                call.kind());
    }

    private RandomQuery join(RandomQuery left, int steps) {
        RandomQuery right = query(Math.min(steps, random.nextInt(3)));
        List<Kind> kinds =
                left.exact().stream()
                        .map(Field::kind)
                        .filter(kind -> right.exact().stream().anyMatch(f -> f.kind() == kind))
                        .toList();
        if (kinds.isEmpty()) return filter(left);
        Kind kind = kinds.get(random.nextInt(kinds.size()));
        Value a = new RandomExpressions(random, left.columns()).of(kind, 0);
        Value b = new RandomExpressions(random, right.columns()).of(kind, 0);
        Value equal = RandomExpressions.compared(a, b, 0);
        List<Field> fields = new ArrayList<>(left.columns());
        fields.addAll(right.columns());
        boolean more = random.nextInt(3) == 0;
        Value condition =
                more ? both(equal, new RandomExpressions(random, fields).condition(1)) : equal;
        JoinType type = joinType();
        boolean half = type == JoinType.SEMI || type == JoinType.ANTI;
        String rows = half ? "select * from (%s) l where " : "select * from (%s) l ";
        String join =
                switch (type) {
                    case SEMI -> "exists (select 1 from (%s) r where %s)";
                    case ANTI -> "not exists (select 1 from (%s) r where %s)";
                    default -> type + " join (%s) r on %s";
                };
        return new RandomQuery(
                half ? left.columns() : fields,
                frames ->
                        left.frame()
                                .apply(frames)
                                .join(right.frame().apply(frames), type, condition.expr()),
                (rows + join).formatted(left.sql(), right.sql(), condition.sql()),
                false,
                List.of(left, right));
    }

    private JoinType joinType() {
        return switch (random.nextInt(10)) {
            case 0, 1 -> JoinType.LEFT;
            case 2 -> JoinType.RIGHT;
            case 3 -> JoinType.FULL;
            case 4 -> JoinType.SEMI;
            case 5 -> JoinType.ANTI;
            default -> JoinType.INNER;
        };
    }

    private static Value both(Value a, Value b) {
        return new Value(
                a.expr().and(b.expr()), "(" + a.sql() + " and " + b.sql() + ")", Kind.BOOL);
    }

    // Which rows a limit keeps is known only if the order is: all columns but those that are not
    // exact, which are left out.
    private RandomQuery sorted(RandomQuery input) {
        List<Field> fields = input.exact();
        if (fields.isEmpty()) return filter(input);
        List<Field> order = new ArrayList<>(fields);
        Collections.shuffle(order, random);
        List<Object> keys = new ArrayList<>();
        List<String> sqlKeys = new ArrayList<>();
        for (Field field : order) {
            boolean descending = random.nextBoolean();
            boolean first = random.nextInt(4) == 0;
            SortKey key = descending ? col(field.name()).desc() : col(field.name()).asc();
            keys.add(first ? key.nullsFirst() : key);
            String direction = descending ? " desc" : " asc";
            sqlKeys.add(field.name() + direction + (first ? " nulls first" : " nulls last"));
        }
        String names = fields.stream().map(Field::name).collect(Collectors.joining(", "));
        Object[] selected = fields.stream().map(Field::name).toArray();
        boolean limited = random.nextInt(4) > 0;
        int count = random.nextInt(12);
        int offset = random.nextInt(3);
        RandomQuery sorted =
                step(
                        input,
                        fields,
                        frame -> {
                            DataFrame rows = frame.select(selected).sortBy(keys.toArray());
                            return limited ? rows.limit(offset, count) : rows;
                        },
                        "select "
                                + names
                                + " from %s order by "
                                + String.join(", ", sqlKeys)
                                + (limited ? " limit " + count + " offset " + offset : ""));
        return new RandomQuery(
                sorted.columns(), sorted.frame(), sorted.sql(), true, sorted.inputs());
    }

    private RandomQuery distinct(RandomQuery input) {
        List<Field> fields = some(input.exact(), 3);
        if (fields.isEmpty()) return filter(input);
        Object[] names = fields.stream().map(Field::name).toArray();
        return step(
                input,
                fields,
                frame -> frame.select(names).distinct(),
                "select distinct "
                        + fields.stream().map(Field::name).collect(Collectors.joining(", "))
                        + " from %s");
    }

    private RandomQuery union(RandomQuery left, int steps) {
        RandomQuery right = query(Math.min(steps, random.nextInt(3)));
        List<Field> columns = some(left.columns(), 3);
        if (columns.isEmpty()) return distinct(left);
        List<Value> from = new ArrayList<>();
        for (Field field : columns) {
            from.add(new RandomExpressions(random, right.columns()).of(field.kind(), 1));
        }
        Object[] names = columns.stream().map(Field::name).toArray();
        String list = columns.stream().map(Field::name).collect(Collectors.joining(", "));
        return new RandomQuery(
                columns,
                frames ->
                        left.frame()
                                .apply(frames)
                                .select(names)
                                .union(right.frame().apply(frames).select(named(from, columns))),
                "select %s from (%s) l union all select %s from (%s) r"
                        .formatted(list, left.sql(), items(from, columns), right.sql()),
                false,
                List.of(left, right));
    }

    private RandomQuery exploded(RandomQuery input) {
        Value text = over(input).of(Kind.TEXT, 1);
        String separator = random.nextBoolean() ? "b" : ",";
        Field field = field(Kind.TEXT);
        List<Field> fields = new ArrayList<>(input.columns());
        fields.add(field);
        String list = "string_split(" + escaped(text.sql()) + ", '" + separator + "')";
        return step(
                input,
                fields,
                frame ->
                        frame.with(call("split", text.expr(), separator).as(field.name()))
                                .explode(field.name()),
                "select *, unnest(" + list + ") as " + field.name() + " from %s");
    }

    private RandomQuery nulls(RandomQuery input) {
        Field field = input.columns().get(random.nextInt(input.columns().size()));
        if (random.nextBoolean()) {
            return step(
                    input,
                    input.columns(),
                    frame -> frame.dropNulls(field.name()),
                    "select * from %s where " + field.name() + " is not null");
        }
        Value fill = over(input).constant(field.kind());
        String items =
                input.columns().stream()
                        .map(column ->
                                column.equals(field)
                                        ? "coalesce(%s, %s) as %s"
                                                .formatted(column.name(), fill.sql(), column.name())
                                        : column.name())
                        .collect(Collectors.joining(", "));
        return step(
                input,
                input.columns(),
                frame -> frame.fillNull(fill.expr(), field.name()),
                "select " + escaped(items) + " from %s");
    }
}
