package dev.tasse.internal.plan;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.internal.kernel.Functions;
import dev.tasse.internal.kernel.Promotion;
import dev.tasse.spi.Source;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Binds plans again after the types of sources have changed.
///
/// A bound plan does not tell the casts that a user wrote from those that the binder added. So a
/// cast whose argument has another type now is kept only where both kinds mean the same: where it
/// still loses nothing, makes text, or gives null for what does not fit. Everything else, and Java
/// code that would be given values of another type, is refused: better no answer than a wrong one.
public final class Rebinding {
    private final UnaryOperator<Source> change;

    private Rebinding(UnaryOperator<Source> change) {
        this.change = change;
    }

    /// `plan` over what `change` makes of its sources, which have the same columns but may have
    /// other types; `plan` itself if no source changes.
    ///
    /// @throws PlanException if the plan makes no sense with the new types, or cannot be told to
    public static FramePlan of(FramePlan plan, UnaryOperator<Source> change) {
        return new Rebinding(change).rebound(plan);
    }

    private FramePlan rebound(FramePlan plan) {
        if (plan instanceof Scan scan) {
            Source changed = change.apply(scan.source());
            return changed.equals(scan.source()) ? plan : new Scan(changed, scan.pushdown());
        }
        List<FramePlan> inputs = plan.inputs().stream().map(this::rebound).toList();
        if (inputs.equals(plan.inputs())) return plan;
        return over(plan, inputs);
    }

    /// `plan` over `inputs` in the place of its own.
    private static FramePlan over(FramePlan plan, List<FramePlan> inputs) {
        FramePlan input = inputs.getFirst();
        Schema before = plan.inputs().getFirst().schema();
        List<DataType> types = input.schema().types();
        return switch (plan) {
            case Scan _, Values _ -> plan;
            case Project project ->
                    new Project(input, all(project.expressions(), types), project.names());
            case Filter filter -> new Filter(input, bound(filter.predicate(), types));
            case Aggregate aggregate ->
                    new Aggregate(
                            input,
                            all(aggregate.keys(), types),
                            aggregate.calls().stream().map(call -> bound(call, types)).toList(),
                            aggregate.names());
            case Sort sort ->
                    new Sort(input, sort.keys().stream().map(key -> bound(key, types)).toList());
            case Join join -> bound(join, inputs);
            case Union _ -> union(inputs);
            case MapPartitions map -> {
                requireSame("mapPartitions", before.types(), types);
                yield new MapPartitions(input, map.schema(), map.function());
            }
            case Explode _, Limit _, Repartition _, Sample _, Tail _ -> plan.mapInputs(_ -> input);
        };
    }

    private static FramePlan union(List<FramePlan> inputs) {
        List<DataType> first = inputs.getFirst().schema().types();
        boolean same = inputs.stream().allMatch(input -> input.schema().types().equals(first));
        return same ? new Union(inputs) : Unions.byPlace(inputs);
    }

    private static Join bound(Join join, List<FramePlan> inputs) {
        List<DataType> left = inputs.getFirst().schema().types();
        List<DataType> right = inputs.getLast().schema().types();
        List<DataType> both = new ArrayList<>(left);
        both.addAll(right);
        List<Bound> leftKeys = new ArrayList<>();
        List<Bound> rightKeys = new ArrayList<>();
        for (int i = 0; i < join.leftKeys().size(); i++) {
            Bound leftKey = bound(join.leftKeys().get(i), left);
            Bound rightKey = bound(join.rightKeys().get(i), right);
            List<Bound> pair = Binder.call("eq", List.of(leftKey, rightKey)).children();
            leftKeys.add(pair.getFirst());
            rightKeys.add(pair.getLast());
        }
        Optional<Bound> condition = join.condition().map(part -> bound(part, both));
        return new Join(
                inputs.getFirst(),
                inputs.getLast(),
                join.type(),
                leftKeys,
                rightKeys,
                condition,
                join.names());
    }

    private static BoundSortKey bound(BoundSortKey key, List<DataType> types) {
        return new BoundSortKey(bound(key.key(), types), key.descending(), key.nullsFirst());
    }

    private static BoundAggregate bound(BoundAggregate call, List<DataType> types) {
        return Binder.aggregate(
                call.function(),
                all(call.arguments(), types),
                call.distinct(),
                call.filter().map(filter -> bound(filter, types)));
    }

    private static List<Bound> all(List<Bound> expressions, List<DataType> types) {
        return expressions.stream().map(expression -> bound(expression, types)).toList();
    }

    /// `expression` over columns of `types`.
    private static Bound bound(Bound expression, List<DataType> types) {
        if (expression instanceof BoundColumn(int index, String name, DataType _)) {
            return new BoundColumn(index, name, types.get(index));
        }
        List<Bound> parts = all(expression.children(), types);
        if (parts.equals(expression.children())) return expression;
        return switch (expression) {
            case BoundColumn _, BoundLiteral _ -> expression;
            case BoundCall call -> Binder.call(call.function(), parts);
            case BoundCast cast -> cast(cast, parts.getFirst());
            case BoundApply apply -> {
                requireSame("map", types(apply.children()), types(parts));
                yield new BoundApply(parts.getFirst(), apply.type(), apply.function());
            }
            case BoundWhen _ -> when(parts);
        };
    }

    private static Bound when(List<Bound> parts) {
        List<Bound> conditions = new ArrayList<>();
        List<Bound> values = new ArrayList<>();
        for (int i = 0; i + 1 < parts.size(); i += 2) {
            conditions.add(parts.get(i));
            values.add(parts.get(i + 1));
        }
        values.add(parts.getLast());
        return Binder.when(conditions, values);
    }

    private static Bound cast(BoundCast cast, Bound argument) {
        DataType type = cast.type();
        if (argument.type().equals(type)) return argument;
        boolean same = argument.type().equals(cast.argument().type());
        boolean lossless = Promotion.common(argument.type(), type).equals(Optional.of(type));
        if (!same && !lossless && !cast.orNull() && !type.equals(DataType.STRING)) {
            throw new PlanException(
                    Problem.of("a cast has a value of another type now")
                            .at(cast.toString())
                            .got(argument.type())
                            .expected(cast.argument().type()));
        }
        Functions.castSignature(argument.type(), type);
        return new BoundCast(argument, type, cast.orNull());
    }

    private static List<DataType> types(List<Bound> expressions) {
        return expressions.stream().map(Bound::type).toList();
    }

    private static void requireSame(String place, List<DataType> before, List<DataType> now) {
        if (before.equals(now)) return;
        throw new PlanException(
                Problem.of("Java code would be given values of other types than it was written for")
                        .at(place)
                        .got(now)
                        .expected(before));
    }
}
