package dev.tasse.internal.plan;

import dev.tasse.data.Table;
import dev.tasse.function.Fn1;
import dev.tasse.type.Schema;

import java.util.List;
import java.util.function.UnaryOperator;

/// A plan whose result is a frame: rows of a known schema, in partitions.
public sealed interface FramePlan extends Plan
        permits Aggregate,
                Explode,
                Filter,
                Join,
                Limit,
                MapPartitions,
                Project,
                Repartition,
                Sample,
                Scan,
                Sort,
                Tail,
                Union,
                Values {
    /// The names and types of the result.
    Schema schema();

    /// The plans whose rows this reads.
    default List<FramePlan> inputs() {
        return switch (this) {
            case Scan _, Values _ -> List.of();
            case Project project -> List.of(project.input());
            case Filter filter -> List.of(filter.input());
            case Aggregate aggregate -> List.of(aggregate.input());
            case Sort sort -> List.of(sort.input());
            case Limit limit -> List.of(limit.input());
            case Join join -> List.of(join.left(), join.right());
            case Union union -> union.inputs();
            case MapPartitions map -> List.of(map.input());
            case Explode explode -> List.of(explode.input());
            case Repartition repartition -> List.of(repartition.input());
            case Sample sample -> List.of(sample.input());
            case Tail tail -> List.of(tail.input());
        };
    }

    /// This with each input replaced by what `change` makes of it; `this` itself if none changes.
    default FramePlan mapInputs(UnaryOperator<FramePlan> change) {
        return switch (this) {
            case Scan _, Values _ -> this;
            case Project(FramePlan input, List<Bound> expressions, List<String> names) ->
                    new Project(change.apply(input), expressions, names);
            case Filter(FramePlan input, Bound predicate) ->
                    new Filter(change.apply(input), predicate);
            case Aggregate(
                            FramePlan input,
                            List<Bound> keys,
                            List<BoundAggregate> calls,
                            List<String> names) ->
                    new Aggregate(change.apply(input), keys, calls, names);
            case Sort(FramePlan input, List<BoundSortKey> keys) ->
                    new Sort(change.apply(input), keys);
            case Limit(FramePlan input, long offset, long count) ->
                    new Limit(change.apply(input), offset, count);
            case Join join ->
                    join.withInputs(change.apply(join.left()), change.apply(join.right()));
            case Union(List<FramePlan> inputs) -> new Union(inputs.stream().map(change).toList());
            case MapPartitions(FramePlan input, Schema schema, Fn1<Table, Table> function) ->
                    new MapPartitions(change.apply(input), schema, function);
            case Explode(FramePlan input, int column) -> new Explode(change.apply(input), column);
            case Repartition(FramePlan input, int count) ->
                    new Repartition(change.apply(input), count);
            case Sample(FramePlan input, double fraction, long seed) ->
                    new Sample(change.apply(input), fraction, seed);
            case Tail(FramePlan input, long count) -> new Tail(change.apply(input), count);
        };
    }
}
