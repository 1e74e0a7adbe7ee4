package dev.tasse.sql;

import dev.tasse.error.PlanException;
import dev.tasse.internal.plan.Binder;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundCast;
import dev.tasse.internal.plan.BoundColumn;
import dev.tasse.internal.plan.BoundLiteral;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Turns expressions of the relational tree into bound expressions, typed by the engine's tables.
final class RexImporter {
    private final Schema outer;
    private final Schema schema;
    private final Map<RexSubQuery, Bound> subQueries;

    private RexImporter(Schema outer, Schema schema, Map<RexSubQuery, Bound> subQueries) {
        this.outer = outer;
        this.schema = schema;
        this.subQueries = subQueries;
    }

    /// `node` over the columns of `schema`, some of which hold the results of `subQueries`.
    static Bound bind(RexNode node, Schema schema, Map<RexSubQuery, Bound> subQueries) {
        return new RexImporter(Schema.empty(), schema, subQueries).bind(node);
    }

    /// The condition `node` of a sub-query over the columns of the query around it, then its own.
    static Bound link(RexNode node, Schema outer, Schema schema) {
        Bound condition = new RexImporter(outer, schema, Map.of()).bind(node);
        return Binder.cast(condition, DataType.BOOL);
    }

    /// The condition `node` over the columns of `schema`.
    static Bound condition(RexNode node, Schema schema, Map<RexSubQuery, Bound> subQueries) {
        return Binder.cast(bind(node, schema, subQueries), DataType.BOOL);
    }

    private Bound bind(RexNode node) {
        return switch (node) {
            case RexInputRef column -> column(column.getIndex());
            case RexLiteral literal -> RexConstants.bind(literal);
            case RexSubQuery query -> subQuery(query);
            case RexCall call -> call(call);
            case RexFieldAccess access when isOuter(access) ->
                    Importer.column(outer, access.getField().getIndex());
            default -> throw unknown(node);
        };
    }

    private boolean isOuter(RexFieldAccess access) {
        boolean outside = access.getReferenceExpr() instanceof RexCorrelVariable;
        return outside && access.getField().getIndex() < outer.size();
    }

    private Bound subQuery(RexSubQuery query) {
        Bound value = subQueries.get(query);
        if (value == null) throw unknown(query);
        return value;
    }

    private Bound column(int index) {
        return new BoundColumn(outer.size() + index, schema.name(index), schema.type(index));
    }

    private Bound call(RexCall call) {
        List<Bound> arguments = new ArrayList<>();
        for (RexNode operand : call.getOperands()) arguments.add(bind(operand));
        return switch (call.getOperator()) {
            case EngineOperator operator -> apply(operator.function(), arguments);
            case CastOperator cast -> cast(arguments.getFirst(), cast);
            case CaseOperator _ -> cases(arguments);
            default -> common(call, arguments);
        };
    }

    private static Bound cast(Bound value, CastOperator cast) {
        if (!cast.orNull() || value.type().equals(cast.target())) {
            return Binder.cast(value, cast.target());
        }
        return new BoundCast(value, cast.target(), true);
    }

    private static Bound cases(List<Bound> arguments) {
        List<Bound> conditions = new ArrayList<>();
        List<Bound> values = new ArrayList<>();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            conditions.add(Binder.cast(arguments.get(i), DataType.BOOL));
            values.add(arguments.get(i + 1));
        }
        values.add(arguments.getLast());
        return Binder.when(conditions, coerced("coalesce", values));
    }

    // What conversion itself puts into the tree, and what was translated to the operators that it
    // knows. IS TRUE comes only with FILTER, where false and null are the same.
    private static Bound common(RexCall call, List<Bound> arguments) {
        return switch (call.getKind()) {
            case EQUALS -> apply("eq", arguments);
            case NOT_EQUALS -> apply("ne", arguments);
            case LESS_THAN -> apply("lt", arguments);
            case LESS_THAN_OR_EQUAL -> apply("le", arguments);
            case GREATER_THAN -> apply("gt", arguments);
            case GREATER_THAN_OR_EQUAL -> apply("ge", arguments);
            case NOT -> apply("not", arguments);
            case IS_NULL -> apply("isNull", arguments);
            case IS_NOT_NULL -> apply("isNotNull", arguments);
            case IS_TRUE -> arguments.getFirst();
            case AND -> chain("and", arguments);
            case OR -> chain("or", arguments);
            case CAST -> Binder.cast(arguments.getFirst(), SqlTypes.toTasse(call.getType()));
            default -> throw unknown(call);
        };
    }

    private static Bound chain(String function, List<Bound> arguments) {
        Bound all = arguments.getFirst();
        for (Bound next : arguments.subList(1, arguments.size())) {
            all = apply(function, List.of(all, next));
        }
        return all;
    }

    private static Bound apply(String function, List<Bound> arguments) {
        return Binder.call(function, coerced(function, arguments));
    }

    private static List<Bound> coerced(String function, List<Bound> values) {
        List<Coercion.Argument> arguments = new ArrayList<>();
        for (Bound value : values) {
            boolean text = value instanceof BoundLiteral && value.type().equals(DataType.STRING);
            arguments.add(new Coercion.Argument(value.type(), text));
        }
        List<DataType> types = Coercion.types(function, arguments);
        List<Bound> cast = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            cast.add(Binder.cast(values.get(i), types.get(i)));
        }
        return cast;
    }

    private static PlanException unknown(RexNode node) {
        return new PlanException(
                Refusal.of("the expression " + node + " is", "use the functions of the reference"));
    }
}
