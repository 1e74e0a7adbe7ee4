package dev.tasse;

import dev.tasse.data.Table;
import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.expr.Col;
import dev.tasse.expr.Expr;
import dev.tasse.expr.JoinType;
import dev.tasse.expr.SortKey;
import dev.tasse.internal.plan.Binder;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundSortKey;
import dev.tasse.internal.plan.Filter;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Limit;
import dev.tasse.internal.plan.Project;
import dev.tasse.internal.plan.Scan;
import dev.tasse.internal.plan.Sort;
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
/// `filter` and `limit`, made by `sortBy`, and undefined after `groupBy` and a `join` of other
/// types than LEFT, SEMI and ANTI.
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
