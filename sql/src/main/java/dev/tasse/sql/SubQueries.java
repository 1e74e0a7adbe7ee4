package dev.tasse.sql;

import dev.tasse.error.PlanException;
import dev.tasse.expr.JoinType;
import dev.tasse.internal.plan.Binder;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundLiteral;
import dev.tasse.internal.plan.Conjunction;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Join;
import dev.tasse.internal.plan.JoinConditions;
import dev.tasse.internal.plan.Project;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns sub-queries into joins: conditions of WHERE into semi-joins and anti-joins, whatever
/// stands for a value into a column of every row.
final class SubQueries {
    private final Importer importer;
    private final List<SqlParserPos> places;
    private final SubQueryValues values;

    SubQueries(Importer importer, List<SqlParserPos> places) {
        this.importer = importer;
        this.places = places;
        this.values = new SubQueryValues(importer, this);
    }

    /// Where errors about sub-queries are shown.
    SqlParserPos place() {
        return places.isEmpty() ? SqlParserPos.ZERO : places.getFirst();
    }

    /// `plan` with a column for each sub-query in `expressions`.
    SubQueryValues.Extended extend(FramePlan plan, List<? extends RexNode> expressions) {
        return values.extend(plan, expressions);
    }

    /// Whether `condition` keeps rows by what a sub-query gives, and nothing else.
    static boolean filters(RexNode condition) {
        RexNode inner = unnegated(condition);
        return inner instanceof RexSubQuery query
                && switch (query.getKind()) {
                    case IN -> true;
                    case EXISTS -> OuterColumns.areReadBy(query.rel);
                    default -> false;
                };
    }

    private static RexNode unnegated(RexNode condition) {
        return condition.isA(SqlKind.NOT) ? ((RexCall) condition).getOperands().get(0) : condition;
    }

    /// The rows of `plan` for which `condition`, one that `filters`, is true.
    FramePlan filter(FramePlan plan, RexNode condition) {
        RexSubQuery query = (RexSubQuery) unnegated(condition);
        boolean negated = condition.isA(SqlKind.NOT);
        if (query.getKind() == SqlKind.EXISTS) {
            Correlation.Rows rows = correlation(plan).rows(withoutColumns(query.rel));
            return joined(plan, rows.plan(), negated, rows.links());
        }
        SubQueryValues.Extended extended = extend(plan, query.getOperands());
        FramePlan left = extended.plan();
        List<Bound> operands = new ArrayList<>();
        for (RexNode operand : query.getOperands()) {
            operands.add(RexImporter.bind(operand, left.schema(), extended.values()));
        }
        FramePlan kept = negated ? notIn(left, operands, query) : in(left, operands, query);
        return kept.schema().size() == plan.schema().size() ? kept : first(kept, plan.schema());
    }

    private FramePlan in(FramePlan plan, List<Bound> operands, RexSubQuery query) {
        Correlation correlation = correlation(plan);
        Correlation.Rows rows = correlation.rows(query.rel);
        List<Bound> conditions = new ArrayList<>(rows.links());
        for (int i = 0; i < operands.size(); i++) {
            conditions.add(equal(correlation, operands.get(i), rows.plan(), i));
        }
        return joined(plan, rows.plan(), false, conditions);
    }

    private FramePlan notIn(FramePlan plan, List<Bound> operands, RexSubQuery query) {
        if (operands.size() > 1) {
            throw Fault.unsupported(
                    "NOT IN with rows is", "write NOT EXISTS (SELECT ... WHERE ...)", place());
        }
        Bound operand = operands.getFirst();
        Correlation correlation = correlation(plan);
        Correlation.Rows rows = correlation.rows(query.rel);
        if (rows.links().isEmpty()) {
            FramePlan known = values.known(plan, operand, rows.plan());
            Bound same = equal(correlation(known), operand, rows.plan(), 0);
            return first(joined(known, rows.plan(), true, List.of(same)), plan.schema());
        }
        // A row stays if no comparison is true or, for want of a value, unknown.
        Bound same = equal(correlation, operand, rows.plan(), 0);
        Bound sameOrUnknown =
                Binder.call("coalesce", List.of(same, new BoundLiteral(true, DataType.BOOL)));
        List<Bound> conditions = new ArrayList<>(rows.links());
        conditions.add(sameOrUnknown);
        return joined(plan, rows.plan(), true, conditions);
    }

    Correlation correlation(FramePlan plan) {
        return new Correlation(importer, plan.schema(), place());
    }

    private Bound equal(Correlation correlation, Bound operand, FramePlan inner, int column) {
        Bound value = correlation.behindOuter(Importer.column(inner.schema(), column));
        return equalOrFault(operand, value);
    }

    /// `left = right`, or the error at the place of the sub-query.
    Bound equalOrFault(Bound left, Bound right) {
        try {
            return equal(left, right);
        } catch (PlanException e) {
            throw new Fault(e, place());
        }
    }

    static Bound equal(Bound left, Bound right) {
        return Binder.call("eq", List.of(left, right));
    }

    // Only whether there are rows matters, not what is in them.
    static RelNode withoutColumns(RelNode query) {
        return switch (query) {
            case LogicalProject project -> withoutColumns(project.getInput());
            case LogicalSort sort when sort.offset == null && keepsSome(sort) ->
                    withoutColumns(sort.getInput());
            default -> query;
        };
    }

    private static boolean keepsSome(LogicalSort sort) {
        if (sort.fetch == null) return true;
        Long count = ((RexLiteral) sort.fetch).getValueAs(Long.class);
        return count != null && count > 0;
    }

    private static FramePlan joined(
            FramePlan left, FramePlan right, boolean negated, List<Bound> conditions) {
        JoinType type = negated ? JoinType.ANTI : JoinType.SEMI;
        List<String> names = left.schema().names();
        Join join = new Join(left, right, type, List.of(), List.of(), Optional.empty(), names);
        return JoinConditions.on(join, Conjunction.split(Conjunction.of(conditions)));
    }

    /// The first columns of `plan`, which are those of `schema`.
    static FramePlan first(FramePlan plan, Schema schema) {
        List<Bound> columns = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) columns.add(Importer.column(plan.schema(), i));
        return new Project(plan, columns, schema.names());
    }
}
