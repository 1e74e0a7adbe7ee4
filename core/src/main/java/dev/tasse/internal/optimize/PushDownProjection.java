package dev.tasse.internal.optimize;

import dev.tasse.internal.plan.Aggregate;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundAggregate;
import dev.tasse.internal.plan.BoundColumn;
import dev.tasse.internal.plan.BoundSortKey;
import dev.tasse.internal.plan.Filter;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Join;
import dev.tasse.internal.plan.Limit;
import dev.tasse.internal.plan.Project;
import dev.tasse.internal.plan.Scan;
import dev.tasse.internal.plan.Sort;
import dev.tasse.internal.plan.Values;
import dev.tasse.type.Schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Computes and reads only the columns that somebody needs.
final class PushDownProjection implements Rule {
    @Override
    public FramePlan apply(FramePlan plan) {
        return prune(plan, IntStream.range(0, plan.schema().size()).boxed().toList());
    }

    /// `plan` with only the columns at `wanted`, which ascend, in that order.
    private static FramePlan prune(FramePlan plan, List<Integer> wanted) {
        return switch (plan) {
            case Scan scan -> read(scan, wanted);
            case Values values -> select(values, wanted);
            case Project project -> project(project, wanted);
            case Filter filter -> filter(filter, wanted);
            case Aggregate aggregate -> aggregate(aggregate, wanted);
            case Sort sort -> sort(sort, wanted);
            case Limit(FramePlan input, long offset, long count) ->
                    new Limit(prune(input, wanted), offset, count);
            case Join join -> JoinPruning.prune(join, wanted, PushDownProjection::prune);
        };
    }

    private static FramePlan read(Scan scan, List<Integer> wanted) {
        List<String> names = wanted.stream().map(scan.pushdown().columns()::get).toList();
        return new Scan(scan.source(), scan.pushdown().withColumns(names));
    }

    /// The columns of `plan` at `wanted`.
    static FramePlan select(FramePlan plan, List<Integer> wanted) {
        Schema schema = plan.schema();
        List<Bound> columns = new ArrayList<>();
        for (int i : wanted) columns.add(new BoundColumn(i, schema.name(i), schema.type(i)));
        List<String> names = wanted.stream().map(schema::name).toList();
        return MergeProjections.merged(new Project(plan, columns, names));
    }

    private static FramePlan project(Project project, List<Integer> wanted) {
        List<Bound> kept = wanted.stream().map(project.expressions()::get).toList();
        Needs needs = new Needs().add(kept);
        FramePlan input = prune(project.input(), needs.columns());
        List<String> names = wanted.stream().map(project.names()::get).toList();
        return MergeProjections.merged(new Project(input, needs.moved(kept), names));
    }

    private static FramePlan filter(Filter filter, List<Integer> wanted) {
        Needs needs = new Needs().add(filter.predicate()).addAll(wanted);
        FramePlan input = prune(filter.input(), needs.columns());
        return select(new Filter(input, needs.moved(filter.predicate())), needs.places(wanted));
    }

    private static FramePlan sort(Sort sort, List<Integer> wanted) {
        Needs needs = new Needs().addAll(wanted);
        for (BoundSortKey key : sort.keys()) needs.add(key.key());
        FramePlan input = prune(sort.input(), needs.columns());
        List<BoundSortKey> keys =
                sort.keys().stream()
                        .map(k ->
                                new BoundSortKey(
                                        needs.moved(k.key()), k.descending(), k.nullsFirst()))
                        .toList();
        return select(new Sort(input, keys), needs.places(wanted));
    }

    // The keys make the groups, so they stay whoever reads them.
    private static FramePlan aggregate(Aggregate aggregate, List<Integer> wanted) {
        int keyCount = aggregate.keys().size();
        List<Integer> kept = new ArrayList<>(IntStream.range(0, keyCount).boxed().toList());
        wanted.stream().filter(column -> column >= keyCount).forEach(kept::add);
        List<BoundAggregate> calls =
                kept.stream()
                        .filter(column -> column >= keyCount)
                        .map(column -> aggregate.calls().get(column - keyCount))
                        .toList();
        Needs needs = new Needs().add(aggregate.keys());
        for (BoundAggregate call : calls)
            needs.add(call.arguments()).add(call.filter().stream().toList());
        Aggregate pruned =
                new Aggregate(
                        prune(aggregate.input(), needs.columns()),
                        needs.moved(aggregate.keys()),
                        calls.stream().map(needs::moved).toList(),
                        kept.stream().map(aggregate.names()::get).toList());
        return select(pruned, wanted.stream().map(kept::indexOf).toList());
    }
}
