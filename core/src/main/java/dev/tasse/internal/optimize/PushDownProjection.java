package dev.tasse.internal.optimize;

import dev.tasse.internal.plan.Aggregate;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundAggregate;
import dev.tasse.internal.plan.BoundColumn;
import dev.tasse.internal.plan.BoundSortKey;
import dev.tasse.internal.plan.Explode;
import dev.tasse.internal.plan.Filter;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Join;
import dev.tasse.internal.plan.Limit;
import dev.tasse.internal.plan.MapPartitions;
import dev.tasse.internal.plan.Project;
import dev.tasse.internal.plan.Repartition;
import dev.tasse.internal.plan.Sample;
import dev.tasse.internal.plan.Scan;
import dev.tasse.internal.plan.Sharing;
import dev.tasse.internal.plan.Sort;
import dev.tasse.internal.plan.Tail;
import dev.tasse.internal.plan.Union;
import dev.tasse.internal.plan.Values;
import dev.tasse.type.Schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Computes and reads only the columns that somebody needs.
final class PushDownProjection implements Rule {
    @Override
    public FramePlan apply(FramePlan plan) {
        List<FramePlan> shared = Sharing.of(plan);
        Pruning first = new Pruning(shared, Map.of());
        FramePlan pruned = first.pruneAll(plan);
        return shared.isEmpty() ? pruned : new Pruning(shared, first.wanted).pruneAll(plan);
    }

    /// One pass over a plan.
    ///
    /// What several readers share has to stay one plan: a first pass finds what any of them wants,
    /// a second one gives that to all.
    private static final class Pruning {
        private final List<FramePlan> shared;
        private final Map<FramePlan, Set<Integer>> known;
        private final Map<FramePlan, Set<Integer>> wanted = new HashMap<>();

        Pruning(List<FramePlan> shared, Map<FramePlan, Set<Integer>> known) {
            this.shared = shared;
            this.known = known;
        }

        /// `plan` with only the columns at `wanted`, which ascend, in that order.
        FramePlan prune(FramePlan plan, List<Integer> wanted) {
            if (!shared.contains(plan)) return pruneNode(plan, wanted);
            this.wanted.computeIfAbsent(plan, _ -> new TreeSet<>()).addAll(wanted);
            Set<Integer> all = known.get(plan);
            if (all == null) return pruneNode(plan, wanted);
            List<Integer> columns = List.copyOf(all);
            return select(pruneNode(plan, columns), wanted.stream().map(columns::indexOf).toList());
        }

        private FramePlan pruneNode(FramePlan plan, List<Integer> wanted) {
            return switch (plan) {
                case Scan scan -> read(scan, wanted);
                case Values values -> select(values, wanted);
                case Project project -> project(project, wanted);
                case Filter filter -> filter(filter, wanted);
                case Aggregate aggregate -> aggregate(aggregate, wanted);
                case Sort sort -> sort(sort, wanted);
                case Limit(FramePlan input, long offset, long count) ->
                        new Limit(prune(input, wanted), offset, count);
                case Join join -> JoinPruning.prune(join, wanted, this::prune);
                case Union(List<FramePlan> inputs) ->
                        new Union(inputs.stream().map(input -> prune(input, wanted)).toList());
                case MapPartitions map -> select(map.mapInputs(this::pruneAll), wanted);
                case Explode explode -> explode(explode, wanted);
                case Repartition _, Sample _, Tail _ ->
                        plan.mapInputs(input -> prune(input, wanted));
            };
        }

        // Java code may read every column.
        FramePlan pruneAll(FramePlan plan) {
            return prune(plan, IntStream.range(0, plan.schema().size()).boxed().toList());
        }

        private FramePlan explode(Explode explode, List<Integer> wanted) {
            Needs needs = new Needs().addAll(wanted).addAll(List.of(explode.column()));
            FramePlan input = prune(explode.input(), needs.columns());
            int column = needs.places(List.of(explode.column())).getFirst();
            return select(new Explode(input, column), needs.places(wanted));
        }

        private FramePlan read(Scan scan, List<Integer> wanted) {
            List<String> names = wanted.stream().map(scan.pushdown().columns()::get).toList();
            return scan.withPushdown(scan.pushdown().withColumns(names));
        }

        private FramePlan project(Project project, List<Integer> wanted) {
            List<Bound> kept = wanted.stream().map(project.expressions()::get).toList();
            Needs needs = new Needs().add(kept);
            FramePlan input = prune(project.input(), needs.columns());
            List<String> names = wanted.stream().map(project.names()::get).toList();
            return MergeProjections.merged(new Project(input, needs.moved(kept), names));
        }

        private FramePlan filter(Filter filter, List<Integer> wanted) {
            Needs needs = new Needs().add(filter.predicate()).addAll(wanted);
            FramePlan input = prune(filter.input(), needs.columns());
            return select(new Filter(input, needs.moved(filter.predicate())), needs.places(wanted));
        }

        private FramePlan sort(Sort sort, List<Integer> wanted) {
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
        private FramePlan aggregate(Aggregate aggregate, List<Integer> wanted) {
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

    /// The columns of `plan` at `wanted`.
    static FramePlan select(FramePlan plan, List<Integer> wanted) {
        Schema schema = plan.schema();
        List<Bound> columns = new ArrayList<>();
        for (int i : wanted) columns.add(new BoundColumn(i, schema.name(i), schema.type(i)));
        List<String> names = wanted.stream().map(schema::name).toList();
        return MergeProjections.merged(new Project(plan, columns, names));
    }

    /// The columns of `plan` called `names`.
    static FramePlan renamed(FramePlan plan, List<String> names) {
        Schema schema = plan.schema();
        List<Bound> columns = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            columns.add(new BoundColumn(i, schema.name(i), schema.type(i)));
        }
        return MergeProjections.merged(new Project(plan, columns, names));
    }
}
