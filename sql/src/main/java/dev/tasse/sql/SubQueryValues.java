package dev.tasse.sql;

import dev.tasse.expr.JoinType;
import dev.tasse.internal.plan.Aggregate;
import dev.tasse.internal.plan.Binder;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundAggregate;
import dev.tasse.internal.plan.BoundColumn;
import dev.tasse.internal.plan.BoundLiteral;
import dev.tasse.internal.plan.Conjunction;
import dev.tasse.internal.plan.Filter;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Join;
import dev.tasse.internal.plan.Limit;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexVisitorImpl;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns sub-queries that stand for a value into columns: of a single value, or whether there are
/// rows, or whether one of them is equal.
final class SubQueryValues {
    private static final BoundLiteral TRUE = new BoundLiteral(true, DataType.BOOL);
    private static final BoundLiteral FALSE = new BoundLiteral(false, DataType.BOOL);

    private static final BoundLiteral ZERO = new BoundLiteral(0L, DataType.INT64);

    private final Importer importer;
    private final SubQueries queries;

    SubQueryValues(Importer importer, SubQueries queries) {
        this.importer = importer;
        this.queries = queries;
    }

    /// A plan with more columns, and over them the value of each query.
    record Extended(FramePlan plan, Map<RexSubQuery, Bound> values) {}

    /// A plan with more columns, and over them the value of one query.
    private record Value(FramePlan plan, Bound value) {}

    /// A plan with more columns, and over them the columns of one query.
    private record Columns(FramePlan plan, List<Bound> values) {
        Columns {
            values = List.copyOf(values);
        }
    }

    /// `plan` with columns for the sub-queries in `expressions`.
    Extended extend(FramePlan plan, List<? extends RexNode> expressions) {
        Map<RexSubQuery, Bound> values = new HashMap<>();
        FramePlan extended = plan;
        for (RexSubQuery query : find(expressions)) {
            Value value =
                    switch (query.getKind()) {
                        case EXISTS -> exists(extended, query.rel);
                        case IN -> in(extended, query, values);
                        default -> single(extended, query.rel);
                    };
            extended = value.plan();
            values.put(query, value.value());
        }
        return new Extended(extended, values);
    }

    // Those within the operands of another one first.
    private static List<RexSubQuery> find(List<? extends RexNode> expressions) {
        List<RexSubQuery> found = new ArrayList<>();
        for (RexNode expression : expressions) {
            expression.accept(
                    new RexVisitorImpl<@Nullable Void>(true) {
                        @Override
                        public @Nullable Void visitSubQuery(RexSubQuery query) {
                            super.visitSubQuery(query);
                            found.add(query);
                            return null;
                        }
                    });
        }
        return found;
    }

    private Value single(FramePlan plan, RelNode query) {
        if (OuterColumns.areReadBy(query)) {
            Columns columns = aggregated(plan, query);
            return new Value(columns.plan(), columns.values().getFirst());
        }
        FramePlan rows = importer.plan(query);
        Bound value = Importer.column(rows.schema(), 0);
        // One row also where the query gives none: the greatest value of at most one row is that
        // value or null.
        FramePlan pairs = looked(plan, grouped(rows, List.of(), call("max", value)), List.of());
        return new Value(pairs, last(pairs, 0));
    }

    // The results for each group of rows that a row of `plan` can ask for; where there is no such
    // group, those of no rows.
    private Columns aggregated(FramePlan plan, RelNode query) {
        Correlation correlation = queries.correlation(plan);
        return switch (query) {
            case LogicalProject project -> {
                Columns below = aggregated(plan, project.getInput());
                List<Bound> values = new ArrayList<>();
                for (RexNode node : project.getProjects()) values.add(over(below, node));
                yield new Columns(below.plan(), values);
            }
            case LogicalAggregate groups when groups.getGroupSet().isEmpty() -> {
                Correlation.Rows rows = correlation.rows(groups.getInput());
                List<Correlation.Key> keys = correlation.keys(rows.links());
                Aggregate results = correlation.byKeys(groups, rows.plan(), keys);
                FramePlan found = looked(plan, results, keys);
                List<Bound> values = new ArrayList<>();
                int first = plan.schema().size() + keys.size();
                for (int i = 0; i < results.calls().size(); i++) {
                    Bound value = Importer.column(found.schema(), first + i);
                    values.add(counts(results.calls().get(i)) ? orZero(value) : value);
                }
                yield new Columns(found, values);
            }
            default -> throw correlation.refused();
        };
    }

    private static Bound over(Columns below, RexNode node) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < below.values().size(); i++) names.add("value:" + i);
        List<DataType> types = below.values().stream().map(Bound::type).toList();
        return RexImporter.bind(node, Schema.of(names, types), Map.of())
                .rewrite(part ->
                        part instanceof BoundColumn column
                                ? below.values().get(column.index())
                                : part);
    }

    private static boolean counts(BoundAggregate call) {
        return call.function().equals("count") || call.function().equals("rowCount");
    }

    private static Bound orZero(Bound count) {
        return Binder.call("coalesce", List.of(count, ZERO));
    }

    private Value exists(FramePlan plan, RelNode query) {
        Correlation correlation = queries.correlation(plan);
        Correlation.Rows rows = correlation.rows(SubQueries.withoutColumns(query));
        List<Correlation.Key> keys = correlation.keys(rows.links());
        FramePlan some = keys.isEmpty() ? new Limit(rows.plan(), 0, 1) : rows.plan();
        FramePlan found = looked(plan, grouped(some, keys, call("rowCount")), keys);
        return new Value(found, Binder.call("gt", List.of(orZero(last(found, 0)), ZERO)));
    }

    private Value in(FramePlan plan, RexSubQuery query, Map<RexSubQuery, Bound> values) {
        if (query.getOperands().size() > 1) {
            throw Fault.unsupported(
                    "IN with rows other than between the ANDs of WHERE is",
                    "write EXISTS (SELECT ... WHERE ...)",
                    queries.place());
        }
        Bound operand = RexImporter.bind(query.getOperands().get(0), plan.schema(), values);
        Correlation correlation = queries.correlation(plan);
        Correlation.Rows rows = correlation.rows(query.rel);
        List<Correlation.Key> keys = correlation.keys(rows.links());
        FramePlan counted = counted(plan, rows.plan(), keys);
        Bound inner = Importer.column(rows.plan().schema(), 0);
        List<Bound> pair = queries.equalOrFault(operand, inner).children();
        List<Correlation.Key> all = new ArrayList<>(keys);
        all.add(new Correlation.Key(pair.get(0), pair.get(1)));
        FramePlan found = looked(counted, grouped(rows.plan(), all, call("rowCount")), all);
        Bound isFound = Binder.call("isNotNull", List.of(last(found, 0)));
        Bound isKnown = isKnown(operand, counted);
        Bound answer =
                Binder.when(
                        List.of(isFound, isKnown),
                        List.of(TRUE, FALSE, BoundLiteral.nullOf(DataType.BOOL)));
        return new Value(found, answer);
    }

    /// The rows of `plan` of which it is known whether `operand` is one of the first column of
    /// `rows` or not: all if there are no rows, else those with a value, if all rows have one.
    FramePlan known(FramePlan plan, Bound operand, FramePlan rows) {
        FramePlan counted = counted(plan, rows, List.of());
        return new Filter(counted, isKnown(operand, counted));
    }

    private static Bound isKnown(Bound operand, FramePlan counted) {
        Bound rows = orZero(last(counted, 1));
        Bound none = Binder.call("eq", List.of(rows, ZERO));
        Bound all = Binder.call("eq", List.of(rows, last(counted, 0)));
        Bound hasValue = Binder.call("isNotNull", List.of(operand));
        return Binder.call("or", List.of(none, Conjunction.of(List.of(hasValue, all))));
    }

    // How many rows there are for each of `plan`, and how many of them have a value.
    private FramePlan counted(FramePlan plan, FramePlan rows, List<Correlation.Key> keys) {
        Bound value = Importer.column(rows.schema(), 0);
        return looked(plan, grouped(rows, keys, call("rowCount"), call("count", value)), keys);
    }

    private Aggregate grouped(FramePlan rows, List<Correlation.Key> keys, BoundAggregate... calls) {
        List<String> names = new ArrayList<>(Collections.nCopies(keys.size(), "key"));
        for (BoundAggregate call : calls) names.add(call.toString());
        return new Aggregate(
                rows,
                keys.stream().map(Correlation.Key::inner).toList(),
                List.of(calls),
                importer.names().unique(names));
    }

    /// Each row of `plan` with the row of `groups` that has its keys, or nulls.
    private FramePlan looked(FramePlan plan, Aggregate groups, List<Correlation.Key> keys) {
        List<String> names = new ArrayList<>(plan.schema().names());
        names.addAll(groups.names());
        List<Bound> groupKeys = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) groupKeys.add(Importer.column(groups.schema(), i));
        return new Join(
                plan,
                groups,
                keys.isEmpty() ? JoinType.CROSS : JoinType.LEFT,
                keys.stream().map(Correlation.Key::outer).toList(),
                groupKeys,
                Optional.empty(),
                importer.names().unique(names));
    }

    private static Bound last(FramePlan plan, int before) {
        return Importer.column(plan.schema(), plan.schema().size() - 1 - before);
    }

    private static BoundAggregate call(String name, Bound... arguments) {
        return Binder.aggregate(name, List.of(arguments), false, Optional.empty());
    }
}
