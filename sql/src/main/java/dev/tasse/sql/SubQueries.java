package dev.tasse.sql;

import dev.tasse.error.PlanException;
import dev.tasse.expr.JoinType;
import dev.tasse.internal.plan.Aggregate;
import dev.tasse.internal.plan.Binder;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Join;
import dev.tasse.internal.plan.Project;
import dev.tasse.type.Schema;

import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns queries that stand for values into joins: a single value is a column of every row, `IN` a
/// semi-join with the values of the query.
final class SubQueries {
    private final Importer importer;
    private final List<SqlParserPos> places;

    SubQueries(Importer importer, List<SqlParserPos> places) {
        this.importer = importer;
        this.places = places;
    }

    /// A plan with more columns, and which of them is the value of which query.
    record Extended(FramePlan plan, Map<RexSubQuery, Bound> values) {}

    /// `plan` with a column for each single value in `expressions`.
    Extended extend(FramePlan plan, List<? extends RexNode> expressions) {
        Map<RexSubQuery, Bound> values = new HashMap<>();
        FramePlan extended = plan;
        for (RexSubQuery query : find(expressions)) {
            FramePlan value = value(query);
            extended = pairs(extended, value);
            Schema schema = extended.schema();
            values.put(query, Importer.column(schema, schema.size() - 1));
        }
        return new Extended(extended, values);
    }

    private static List<RexSubQuery> find(List<? extends RexNode> expressions) {
        List<RexSubQuery> found = new ArrayList<>();
        for (RexNode expression : expressions) {
            expression.accept(
                    new RexVisitorImpl<@Nullable Void>(true) {
                        @Override
                        public @Nullable Void visitSubQuery(RexSubQuery query) {
                            if (query.getKind() == SqlKind.SCALAR_QUERY) found.add(query);
                            return super.visitSubQuery(query);
                        }
                    });
        }
        return found;
    }

    // One row also where the query gives none: the greatest value of at most one row is that value
    // or null.
    private FramePlan value(RexSubQuery query) {
        FramePlan rows = uncorrelated(query.rel);
        Bound value = Importer.column(rows.schema(), 0);
        return new Aggregate(
                rows,
                List.of(),
                List.of(Binder.aggregate("max", List.of(value), false, Optional.empty())),
                rows.schema().names());
    }

    /// The rows of `plan` for which `in` is true.
    FramePlan semiJoin(FramePlan plan, RexSubQuery in) {
        FramePlan values = uncorrelated(in.rel);
        List<Bound> leftKeys = new ArrayList<>();
        List<Bound> rightKeys = new ArrayList<>();
        Extended extended = extend(plan, in.getOperands());
        FramePlan left = extended.plan();
        for (int i = 0; i < in.getOperands().size(); i++) {
            Bound key = RexImporter.bind(in.getOperands().get(i), left.schema(), extended.values());
            Bound value = Importer.column(values.schema(), i);
            List<Bound> pair = comparable(key, value);
            leftKeys.add(pair.get(0));
            rightKeys.add(pair.get(1));
        }
        List<String> kept = left.schema().names();
        FramePlan rows =
                new Join(left, values, JoinType.SEMI, leftKeys, rightKeys, Optional.empty(), kept);
        return extended.values().isEmpty() ? rows : first(rows, plan.schema());
    }

    private List<Bound> comparable(Bound key, Bound value) {
        try {
            return Binder.call("eq", List.of(key, value)).children();
        } catch (PlanException e) {
            throw new Fault(e, places.getFirst());
        }
    }

    private FramePlan pairs(FramePlan left, FramePlan right) {
        List<String> all = new ArrayList<>(left.schema().names());
        all.addAll(right.schema().names());
        return new Join(
                left,
                right,
                JoinType.CROSS,
                List.of(),
                List.of(),
                Optional.empty(),
                importer.names().unique(all));
    }

    /// The first columns of `plan`, which are those of `schema`.
    static FramePlan first(FramePlan plan, Schema schema) {
        List<Bound> columns = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) columns.add(Importer.column(plan.schema(), i));
        return new Project(plan, columns, schema.names());
    }

    private FramePlan uncorrelated(RelNode query) {
        if (!RelOptUtil.getVariablesUsed(query).isEmpty()) {
            throw Fault.unsupported(
                    "a sub-query that reads columns of the query around it is",
                    "join with the sub-query, grouped by those columns",
                    places.getFirst());
        }
        return importer.plan(query);
    }
}
