package dev.tasse.sql;

import dev.tasse.error.PlanException;
import dev.tasse.expr.JoinType;
import dev.tasse.internal.plan.Aggregate;
import dev.tasse.internal.plan.Binder;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundAggregate;
import dev.tasse.internal.plan.BoundColumn;
import dev.tasse.internal.plan.BoundLiteral;
import dev.tasse.internal.plan.BoundSortKey;
import dev.tasse.internal.plan.Conjunction;
import dev.tasse.internal.plan.Filter;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Join;
import dev.tasse.internal.plan.JoinConditions;
import dev.tasse.internal.plan.Limit;
import dev.tasse.internal.plan.Project;
import dev.tasse.internal.plan.Sort;
import dev.tasse.internal.plan.Unions;
import dev.tasse.type.Schema;

import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalIntersect;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalMinus;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns the tree of relational nodes into a plan, expression by expression through the binder.
final class Importer {
    private final Names names;
    private final SubQueries subQueries;

    /// @param aliases the names that the query gives to its results, spelled as there
    /// @param places where the query has other queries for values
    Importer(List<String> aliases, List<SqlParserPos> places) {
        this.names = new Names(aliases);
        this.subQueries = new SubQueries(this, places);
    }

    Names names() {
        return names;
    }

    /// The plan of a whole query: the visible columns under their names.
    FramePlan result(RelRoot root) {
        FramePlan plan = plan(root.rel);
        List<Integer> places = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        for (Map.Entry<Integer, String> field : root.fields) {
            places.add(field.getKey());
            String below = plan.schema().name(field.getKey());
            wanted.add(names.spelled(field.getValue(), below));
        }
        List<String> unique = names.unique(wanted);
        return picked(plan, places, unique);
    }

    private static FramePlan picked(FramePlan plan, List<Integer> places, List<String> wanted) {
        if (wanted.equals(plan.schema().names())) return plan;
        List<Bound> columns = new ArrayList<>();
        if (plan instanceof Project(FramePlan input, List<Bound> expressions, List<String> _)) {
            for (int place : places) columns.add(expressions.get(place));
            return new Project(input, columns, wanted);
        }
        for (int place : places) columns.add(column(plan.schema(), place));
        return new Project(plan, columns, wanted);
    }

    FramePlan plan(RelNode node) {
        return switch (node) {
            case TableScan scan -> scan(scan);
            case LogicalProject project -> projected(project, plan(project.getInput()));
            case LogicalFilter filter ->
                    filtered(
                            plan(filter.getInput()),
                            RelOptUtil.conjunctions(filter.getCondition()));
            case LogicalJoin join -> join(join);
            case LogicalAggregate aggregate -> aggregated(aggregate, plan(aggregate.getInput()));
            case LogicalSort sort -> sort(sort);
            case LogicalValues values -> ConstantRows.plan(values);
            case LogicalUnion union -> union(union);
            case LogicalIntersect both -> SetOperations.intersect(plans(both.getInputs()));
            case LogicalMinus minus -> SetOperations.except(plans(minus.getInputs()));
            default ->
                    throw new PlanException(
                            Refusal.of(
                                    "a plan with " + node.getRelTypeName() + " is",
                                    "write the query with SELECT, JOIN, WHERE, GROUP BY and ORDER"
                                            + " BY"));
        };
    }

    private static FramePlan scan(TableScan scan) {
        return scan.getTable().unwrapOrThrow(Tables.PlanTable.class).plan();
    }

    private FramePlan union(LogicalUnion union) {
        FramePlan all = Unions.byPlace(plans(union.getInputs()));
        return union.all ? all : SetOperations.distinct(all);
    }

    private List<FramePlan> plans(List<RelNode> inputs) {
        return inputs.stream().map(this::plan).toList();
    }

    /// What `project` makes of the rows of `below`, whose first columns are those that it knows.
    FramePlan projected(LogicalProject project, FramePlan below) {
        SubQueryValues.Extended extended = subQueries.extend(below, project.getProjects());
        FramePlan input = extended.plan();
        Schema schema = input.schema();
        List<Bound> expressions = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        List<RexNode> nodes = project.getProjects();
        for (int i = 0; i < nodes.size(); i++) {
            expressions.add(RexImporter.bind(nodes.get(i), schema, extended.values()));
            String name = project.getRowType().getFieldNames().get(i);
            boolean plain = nodes.get(i) instanceof RexInputRef;
            wanted.add(
                    plain ? names.spelled(name, ((BoundColumn) expressions.get(i)).name()) : name);
        }
        List<String> unique = names.unique(wanted);
        return isIdentity(expressions, schema) && unique.equals(schema.names())
                ? input
                : new Project(input, expressions, unique);
    }

    private static boolean isIdentity(List<Bound> expressions, Schema schema) {
        if (expressions.size() != schema.size()) return false;
        for (int i = 0; i < expressions.size(); i++) {
            boolean same = expressions.get(i) instanceof BoundColumn column && column.index() == i;
            if (!same) return false;
        }
        return true;
    }

    /// The rows of `rows` for which all of `all` are true.
    FramePlan filtered(FramePlan rows, List<RexNode> all) {
        FramePlan input = rows;
        List<RexNode> conditions = new ArrayList<>();
        for (RexNode condition : all) {
            if (SubQueries.filters(condition)) {
                input = subQueries.filter(input, condition);
            } else {
                conditions.add(condition);
            }
        }
        if (conditions.isEmpty()) return input;
        SubQueryValues.Extended extended = subQueries.extend(input, conditions);
        List<Bound> bound = new ArrayList<>();
        for (RexNode condition : conditions) {
            bound.add(
                    RexImporter.condition(condition, extended.plan().schema(), extended.values()));
        }
        FramePlan kept = new Filter(extended.plan(), Conjunction.of(bound));
        return extended.values().isEmpty() ? kept : SubQueries.first(kept, rows.schema());
    }

    private FramePlan join(LogicalJoin join) {
        FramePlan left = plan(join.getLeft());
        FramePlan right = plan(join.getRight());
        List<String> both = new ArrayList<>(left.schema().names());
        both.addAll(right.schema().names());
        List<String> unique = names.unique(both);
        JoinType type = type(join.getJoinType());
        Join pairs = new Join(left, right, type, List.of(), List.of(), Optional.empty(), unique);
        if (join.getCondition().isAlwaysTrue()) return pairs;
        Bound condition = RexImporter.condition(join.getCondition(), pairs.schema(), Map.of());
        return JoinConditions.on(pairs, Conjunction.split(condition));
    }

    private static JoinType type(JoinRelType type) {
        return switch (type) {
            // Without keys so far.
            case INNER -> JoinType.CROSS;
            case LEFT -> JoinType.LEFT;
            case RIGHT -> JoinType.RIGHT;
            case FULL -> JoinType.FULL;
            case SEMI, ANTI, ASOF, LEFT_ASOF, LEFT_MARK ->
                    throw new AssertionError("a join of type " + type);
        };
    }

    /// What `aggregate` makes of the rows of `input`.
    Aggregate aggregated(LogicalAggregate aggregate, FramePlan input) {
        Schema schema = input.schema();
        List<Bound> keys = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        for (int key : aggregate.getGroupSet()) {
            keys.add(column(schema, key));
            wanted.add(schema.name(key));
        }
        List<BoundAggregate> calls = new ArrayList<>();
        List<String> fields = aggregate.getRowType().getFieldNames();
        for (AggregateCall call : aggregate.getAggCallList()) {
            wanted.add(fields.get(wanted.size()));
            calls.add(call(call, input));
        }
        return new Aggregate(input, keys, calls, names.unique(wanted));
    }

    private static BoundAggregate call(AggregateCall call, FramePlan input) {
        if (!(call.getAggregation() instanceof EngineAggregate function)) {
            throw new AssertionError("not an aggregate of the engine: " + call.getAggregation());
        }
        List<Bound> arguments = new ArrayList<>();
        Schema schema = input.schema();
        for (int place : call.getArgList()) arguments.add(argument(input, place));
        Optional<Bound> filter =
                call.filterArg < 0 ? Optional.empty() : Optional.of(column(schema, call.filterArg));
        return Binder.aggregate(function.function(), arguments, call.isDistinct(), filter);
    }

    // Some arguments have to be constants, which the projection below has made a column of.
    private static Bound argument(FramePlan input, int place) {
        if (input instanceof Project project
                && project.expressions().get(place) instanceof BoundLiteral literal) {
            return literal;
        }
        return column(input.schema(), place);
    }

    private FramePlan sort(LogicalSort sort) {
        FramePlan plan = plan(sort.getInput());
        List<BoundSortKey> keys = new ArrayList<>();
        for (RelFieldCollation key : sort.getCollation().getFieldCollations()) {
            keys.add(
                    new BoundSortKey(
                            column(plan.schema(), key.getFieldIndex()),
                            key.getDirection().isDescending(),
                            key.nullDirection == RelFieldCollation.NullDirection.FIRST));
        }
        if (!keys.isEmpty()) plan = new Sort(plan, keys);
        if (sort.offset == null && sort.fetch == null) return plan;
        return new Limit(plan, count(sort.offset, 0), count(sort.fetch, Limit.ALL));
    }

    private static long count(@Nullable RexNode count, long otherwise) {
        if (count == null) return otherwise;
        return ((RexLiteral) count).getValueAs(Long.class);
    }

    static BoundColumn column(Schema schema, int place) {
        return new BoundColumn(place, schema.name(place), schema.type(place));
    }
}
