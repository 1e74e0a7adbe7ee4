package dev.tasse.internal.optimize;

import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.Table;
import dev.tasse.internal.plan.Aggregate;
import dev.tasse.internal.plan.BoundAggregate;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Project;
import dev.tasse.internal.plan.Scan;
import dev.tasse.internal.plan.Values;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Answers how many rows there are from what the source knows, without reading them.
final class CountFromSource implements Rule {
    @Override
    public FramePlan apply(FramePlan plan) {
        return Rule.bottomUp(
                plan, node -> node instanceof Aggregate aggregate ? counted(aggregate) : node);
    }

    private static FramePlan counted(Aggregate aggregate) {
        boolean countsRows =
                aggregate.keys().isEmpty()
                        && aggregate.calls().stream().allMatch(CountFromSource::isRowCount);
        if (!countsRows) return aggregate;
        OptionalLong rows = rows(aggregate.input());
        if (rows.isEmpty()) return aggregate;
        List<Column> columns = new ArrayList<>();
        for (BoundAggregate call : aggregate.calls()) {
            columns.add(new ConstantColumn(call.type(), 1, rows.getAsLong()));
        }
        Table row = Table.of(aggregate.schema(), 1, columns, List.of());
        return new Values(aggregate.schema(), List.of(row));
    }

    private static boolean isRowCount(BoundAggregate call) {
        return call.function().equals("rowCount") && call.filter().isEmpty();
    }

    private static OptionalLong rows(FramePlan plan) {
        return switch (plan) {
            case Project project -> rows(project.input());
            case Scan scan when isWhole(scan) -> scan.source().rowCount();
            case Values values when values.filters().isEmpty() ->
                    OptionalLong.of(values.partitions().stream().mapToLong(Table::rowCount).sum());
            default -> OptionalLong.empty();
        };
    }

    private static boolean isWhole(Scan scan) {
        return scan.pushdown().predicate().isEmpty()
                && scan.pushdown().limit() < 0
                && scan.filters().isEmpty();
    }
}
