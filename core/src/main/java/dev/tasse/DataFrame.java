package dev.tasse;

import static dev.tasse.expr.Expr.col;

import dev.tasse.data.Table;
import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.expr.Col;
import dev.tasse.expr.Expr;
import dev.tasse.expr.JoinType;
import dev.tasse.expr.SortKey;
import dev.tasse.function.Fn1;
import dev.tasse.internal.call.CallPlan;
import dev.tasse.internal.plan.Binder;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundSortKey;
import dev.tasse.internal.plan.Description;
import dev.tasse.internal.plan.Explode;
import dev.tasse.internal.plan.Filter;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Limit;
import dev.tasse.internal.plan.MapPartitions;
import dev.tasse.internal.plan.NullFilling;
import dev.tasse.internal.plan.Project;
import dev.tasse.internal.plan.Repartition;
import dev.tasse.internal.plan.Sample;
import dev.tasse.internal.plan.Scan;
import dev.tasse.internal.plan.Sort;
import dev.tasse.internal.plan.Tail;
import dev.tasse.internal.plan.Unions;
import dev.tasse.internal.plan.Values;
import dev.tasse.spi.Source;
import dev.tasse.type.Schema;
import dev.tasse.type.Stage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Rows of named, typed columns, described but not computed.
///
/// Every method returns a new frame; columns may be given by name or as an {@link Expr}. Names and
/// types are checked by the call that uses them. The order of rows is kept by `select`, `with`,
/// `filter`, `limit`, `union` and whatever works within partitions, made by `sortBy`, and undefined
/// after `groupBy`, `distinct` and a `join` of other types than LEFT, SEMI and ANTI.
public final class DataFrame implements Lazy<Table> {
    private final FramePlan plan;

    private DataFrame(FramePlan plan) {
        this.plan = plan;
    }

    /// The rows of `table`, which must stay open until the last computation with them has ended.
    public static DataFrame of(Table table) {
        return new DataFrame(new Values(table.schema(), table.partitions()));
    }

    /// The rows of `tables`, each a partition, one after the other; they must stay open until the
    /// last computation with them has ended.
    ///
    /// @throws IllegalArgumentException if there is none, or their schemas differ
    public static DataFrame ofPartitions(List<Table> tables) {
        if (tables.isEmpty()) throw new IllegalArgumentException("no tables");
        Schema schema = tables.getFirst().schema();
        for (Table table : tables) {
            if (!table.schema().equals(schema)) {
                throw new IllegalArgumentException(
                        "tables of " + schema + " and of " + table.schema() + " as one frame");
            }
        }
        return new DataFrame(new Values(schema, tables));
    }

    /// The rows of the tables that `parts` answer, a partition for each; all have the columns
    /// `schema`. The parts become tasks of each computation of the frame: what several of them take
    /// is made once in it.
    ///
    /// @throws IllegalArgumentException if there is none
    public static DataFrame fromDelayed(Schema schema, List<Delayed<Table>> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a frame needs a partition, got none");
        }
        return from(new DelayedTables(schema, parts));
    }

    /// The rows of `source`: how formats make frames.
    public static DataFrame from(Source source) {
        return new DataFrame(Scan.of(source));
    }

    /// The rows that `query` selects; files are named by path in quotes.
    ///
    /// @throws dev.tasse.error.QueryException with line and column if the query is wrong
    public static DataFrame sql(String query) {
        return sql(query, Map.of());
    }

    /// The rows that `query` selects from `tables`, which it calls by their names in the map, and
    /// from files.
    ///
    /// @throws dev.tasse.error.QueryException with line and column if the query is wrong
    public static DataFrame sql(String query, Map<String, DataFrame> tables) {
        return new DataFrame(QueryCatalog.plan(query, tables));
    }

    /// The rows `records`, a column for each component, in memory of the current client.
    ///
    /// @throws IllegalArgumentException if there is none: use {@link #of(Class, List)}
    /// @throws PlanException if a component is of a class that no column holds
    public static <R extends Record> DataFrame of(List<R> records) {
        if (records.isEmpty()) {
            throw new IllegalArgumentException(
                    "no records: use DataFrame.of(Trip.class, records) for columns without rows");
        }
        // The class of a record is final, so all of them are of this one.
        @SuppressWarnings("unchecked")
        Class<R> type = (Class<R>) records.getFirst().getClass();
        return of(type, records);
    }

    /// The rows `records`, a column for each component of `type`, in memory of the current client.
    ///
    /// @throws PlanException if a component is of a class that no column holds
    public static <R extends Record> DataFrame of(Class<R> type, List<R> records) {
        return RecordRows.frame(type, records);
    }

    /// For the engine: a frame of any plan.
    static DataFrame of(FramePlan plan) {
        return new DataFrame(plan);
    }

    FramePlan plan() {
        return plan;
    }

    /// Names and types of the columns; computes nothing.
    public Schema schema() {
        return plan.schema();
    }

    /// The given columns, each a name or an {@link Expr}.
    public DataFrame select(Object... columns) {
        List<Expr> expressions = expressions(columns);
        return project(expressions, expressions.stream().map(Expr::name).toList());
    }

    /// All columns and `columns`, each of which replaces the one of its name or stands at the end.
    public DataFrame with(Expr... columns) {
        Schema schema = schema();
        List<Expr> expressions = new ArrayList<>(schema.names().stream().map(Expr::col).toList());
        List<String> names = new ArrayList<>(schema.names());
        for (Expr column : columns) {
            int place = names.indexOf(column.name());
            if (place >= 0) {
                expressions.set(place, column);
            } else {
                expressions.add(column);
                names.add(column.name());
            }
        }
        return project(expressions, names);
    }

    /// The same columns, the one called `name` now called `newName`.
    ///
    /// @throws PlanException if there is no such column, or another one of that name
    public DataFrame rename(String name, String newName) {
        return rename(Map.of(name, newName));
    }

    /// The same columns, those that are keys of `newNames` called by its values.
    ///
    /// @throws PlanException if there is no such column, or two would have one name
    public DataFrame rename(Map<String, String> newNames) {
        Schema schema = schema();
        newNames.keySet().forEach(schema::indexOf);
        List<String> names = schema.names().stream().map(n -> newNames.getOrDefault(n, n)).toList();
        return project(schema.names().stream().map(Expr::col).toList(), names);
    }

    /// The columns other than `names`.
    ///
    /// @throws PlanException if there is no such column, or no other
    public DataFrame drop(String... names) {
        Schema schema = schema();
        for (String name : names) schema.indexOf(name);
        List<String> dropped = List.of(names);
        return select(schema.names().stream().filter(n -> !dropped.contains(n)).toArray());
    }

    private DataFrame project(List<Expr> expressions, List<String> names) {
        Schema schema = schema();
        List<Bound> bound = new ArrayList<>();
        for (Expr expression : expressions) bound.add(Binder.bind(expression, schema));
        return checked(new Project(plan, bound, names));
    }

    /// The rows for which `condition` is true; where it is false or null they are dropped.
    public DataFrame filter(Expr condition) {
        return new DataFrame(new Filter(plan, Binder.bind(condition, schema())));
    }

    /// The rows in which none of the columns `names` is null; of all columns, if none is named.
    ///
    /// @throws PlanException if there is no such column
    public DataFrame dropNulls(String... names) {
        List<String> wanted = names.length == 0 ? schema().names() : List.of(names);
        return filter(wanted.stream().map(n -> col(n).isNotNull()).reduce(Expr::and).orElseThrow());
    }

    /// The same rows with `value` in the place of nulls: in the columns `names`, or, if none is
    /// named, in all whose type holds the value (a number in a text column is left out). The types
    /// of the columns stay.
    ///
    /// @throws PlanException if there is no such column, or a named one does not hold the value
    public DataFrame fillNull(Object value, String... names) {
        return with(NullFilling.columns(schema(), value, List.of(names)));
    }

    /// Each different row once, in no particular order; null and NaN equal themselves.
    public DataFrame distinct() {
        return new GroupBy(plan, schema().names().stream().map(Expr::col).toList()).agg();
    }

    /// These rows, then those of `others`. Columns are matched by name: those of this frame, then
    /// what the others have besides; where a frame has no such column there is null. A column has
    /// the type that holds the values of all.
    ///
    /// @throws PlanException if the types of two columns of one name have none in common
    public DataFrame union(DataFrame... others) {
        List<FramePlan> plans = new ArrayList<>(List.of(plan));
        for (DataFrame other : others) plans.add(other.plan);
        return new DataFrame(Unions.byName(plans));
    }

    /// A row for each element of the lists in column `name`, which the element replaces; none where
    /// a list is null or empty.
    ///
    /// @throws PlanException if there is no such column, or it holds no lists
    public DataFrame explode(String name) {
        return new DataFrame(new Explode(plan, schema().indexOf(name)));
    }

    /// Each row with the probability `fraction`. The same `seed` gives the same rows of the same
    /// partitions.
    ///
    /// @throws IllegalArgumentException if `fraction` is not from 0 to 1
    public DataFrame sample(double fraction, long seed) {
        if (fraction >= 0 && fraction <= 1) {
            return new DataFrame(new Sample(plan, fraction, seed));
        }
        throw new IllegalArgumentException("a sample of " + fraction + ", expected 0 to 1");
    }

    /// The same rows in the same order, in `count` partitions of nearly equal size.
    ///
    /// @throws IllegalArgumentException if `count` is less than 1
    public DataFrame repartition(int count) {
        if (count < 1)
            throw new IllegalArgumentException(count + " partitions, expected 1 or more");
        return new DataFrame(new Repartition(plan, count));
    }

    /// What `function` makes of each partition: tables of `schema`. It may return what it is given,
    /// or a part of it, or build a table with {@link dev.tasse.data.TableBuilder#of}. It does not
    /// close its argument.
    ///
    /// The optimiser cannot look into Java code: an expression is faster where one says the same.
    public DataFrame mapPartitions(Schema schema, Fn1<Table, Table> function) {
        return new DataFrame(new MapPartitions(plan, schema, function));
    }

    /// The rows as a bag of records of `type`, each component read from the column of its name.
    ///
    /// @throws PlanException naming component and column, if one is missing or of another type
    public <R extends Record> Bag<R> as(Class<R> type) {
        return RecordRows.bag(this, type);
    }

    /// A row for each column: its name and type, how many values and nulls it has, of numbers the
    /// mean, the standard deviation and the quartiles, of all that are ordered the least and the
    /// greatest value as text.
    ///
    /// The quartiles are exact: the numbers are all in memory at a time, 8 bytes each.
    public DataFrame describe() {
        return new DataFrame(Description.of(plan));
    }

    /// Groups of rows with equal values of `keys`, each a name or an {@link Expr}; null is one
    /// value.
    public GroupBy groupBy(Object... keys) {
        return new GroupBy(plan, expressions(keys));
    }

    /// One row: `expressions` over all rows.
    public DataFrame agg(Expr... expressions) {
        return new GroupBy(plan, List.of()).agg(expressions);
    }

    /// Pairs of rows with equal values in the columns `names`, which both sides have, and the rows
    /// without a match that `type` keeps: the left columns, then the right ones without `names`.
    ///
    /// Null equals nothing, NaN equals NaN. The columns `names` hold the left value, for RIGHT the
    /// right one, for FULL the one that is there. LEFT, SEMI and ANTI keep the order of the left
    /// rows, others have none. CROSS takes no names.
    ///
    /// @throws PlanException if another column is on both sides: rename one of them before
    public DataFrame join(DataFrame right, JoinType type, String... names) {
        return new DataFrame(JoinPlans.on(plan, right.plan, type, List.of(names)));
    }

    /// Pairs of rows for which `condition` is true, a condition over the columns of both sides, and
    /// the rows without a match that `type` keeps: the left columns, then the right ones.
    ///
    /// @throws PlanException if a name is on both sides: rename one of them before
    public DataFrame join(DataFrame right, JoinType type, Expr condition) {
        return new DataFrame(JoinPlans.where(plan, right.plan, type, condition));
    }

    /// All rows in the order of `keys`, each a {@link SortKey}, a name or an {@link Expr} (both
    /// ascending); nulls last. Rows with equal keys keep their order.
    public DataFrame sortBy(Object... keys) {
        if (keys.length == 0)
            throw new PlanException(Problem.of("nothing to sort by").at("sortBy"));
        Schema schema = schema();
        List<BoundSortKey> bound = new ArrayList<>();
        for (Object key : keys) bound.add(Binder.bindKey(sortKey(key), schema));
        return new DataFrame(new Sort(plan, bound));
    }

    private static SortKey sortKey(Object key) {
        return key instanceof SortKey sort ? sort : expression(key).asc();
    }

    /// The first `count` rows.
    ///
    /// @throws IllegalArgumentException if `count` is negative
    public DataFrame limit(long count) {
        return limit(0, count);
    }

    /// At most `count` rows after the first `offset`.
    ///
    /// @throws IllegalArgumentException if one of them is negative
    public DataFrame limit(long offset, long count) {
        if (offset < 0 || count < 0) {
            throw new IllegalArgumentException("limit(" + offset + ", " + count + ") is negative");
        }
        return new DataFrame(new Limit(plan, offset, count));
    }

    /// Computes the first `count` rows.
    public Table head(long count) {
        return limit(count).compute();
    }

    /// Computes the last `count` rows; the caller closes the table.
    ///
    /// @throws IllegalArgumentException if `count` is negative
    public Table tail(long count) {
        if (count < 0) throw new IllegalArgumentException("tail(" + count + ") is negative");
        return new DataFrame(new Tail(plan, count)).compute();
    }

    /// Computes the number of rows, from what the sources know if they know enough.
    public long count() {
        try (Table rows = agg(Expr.rowCount().as("rows")).compute()) {
            return rows.getLong("rows", 0);
        }
    }

    /// Computes all rows on the current client and keeps them: a frame over what is in memory, in
    /// the same partitions. The memory is given back when no frame over it can be reached any more,
    /// and with the client.
    public DataFrame persist() {
        return of(compute());
    }

    /// A call for each partition, which answers its rows as a table, planned for the current
    /// client. What several partitions need is computed once where the calls are computed together.
    /// A function that takes such a table only borrows it; whoever computes one closes it.
    public List<Delayed<Table>> toDelayed() {
        List<Delayed<Table>> parts = new ArrayList<>();
        for (CallPlan part : Client.current().parts(this)) parts.add(Delayed.of(part));
        return List.copyOf(parts);
    }

    /// The number of partitions in which the current client would compute the rows; reads no more
    /// than the sources need to know their parts.
    public int npartitions() {
        return Client.current().partitions(this);
    }

    /// Computes all rows on the current client; the caller closes the table.
    @Override
    public Table compute() {
        return Client.current().compute(this);
    }

    @Override
    public String explain(Stage stage) {
        return Client.current().explain(this, stage);
    }

    /// The schema, since the rows are not computed.
    @Override
    public String toString() {
        return "DataFrame[" + schema() + "]";
    }

    private static List<Expr> expressions(Object... columns) {
        return Arrays.stream(columns).map(DataFrame::expression).toList();
    }

    private static Expr expression(Object column) {
        return switch (column) {
            case Expr expr -> expr;
            case String name -> new Col(name);
            default ->
                    throw new IllegalArgumentException(
                            "columns are given by name or as an Expr, not as a "
                                    + column.getClass().getName());
        };
    }

    private static DataFrame checked(Project project) {
        if (project.expressions().isEmpty()) {
            throw new PlanException(Problem.of("a frame needs a column").at("select"));
        }
        project.schema();
        return new DataFrame(project);
    }
}
