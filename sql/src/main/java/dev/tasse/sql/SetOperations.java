package dev.tasse.sql;

import dev.tasse.internal.plan.Aggregate;
import dev.tasse.internal.plan.Binder;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundAggregate;
import dev.tasse.internal.plan.BoundLiteral;
import dev.tasse.internal.plan.Conjunction;
import dev.tasse.internal.plan.Filter;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Project;
import dev.tasse.internal.plan.Unions;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// INTERSECT and EXCEPT as groups of equal rows (null being equal to null, as SQL wants it here)
/// that know on which sides they were seen.
final class SetOperations {
    private SetOperations() {}

    /// Each different row of `plan` once.
    static FramePlan distinct(FramePlan plan) {
        Schema schema = plan.schema();
        return new Aggregate(plan, columns(schema, schema.size()), List.of(), schema.names());
    }

    /// The rows that all of `inputs` have.
    static FramePlan intersect(List<FramePlan> inputs) {
        FramePlan rows = inputs.getFirst();
        for (FramePlan next : inputs.subList(1, inputs.size())) rows = seen(rows, next, true);
        return rows;
    }

    /// The rows of the first of `inputs` that no other has.
    static FramePlan except(List<FramePlan> inputs) {
        FramePlan rows = inputs.getFirst();
        for (FramePlan next : inputs.subList(1, inputs.size())) rows = seen(rows, next, false);
        return rows;
    }

    private static FramePlan seen(FramePlan left, FramePlan right, boolean onRight) {
        FramePlan all = Unions.byPlace(List.of(marked(left, true), marked(right, false)));
        Schema schema = all.schema();
        int width = schema.size() - 2;
        List<String> names = schema.names();
        List<BoundAggregate> marks =
                List.of(
                        max(Importer.column(schema, width)),
                        max(Importer.column(schema, width + 1)));
        FramePlan groups = new Aggregate(all, columns(schema, width), marks, names);
        Bound isRight = Importer.column(schema, width + 1);
        Bound wanted = onRight ? isRight : Binder.call("not", List.of(isRight));
        Bound both = Conjunction.of(List.of(Importer.column(schema, width), wanted));
        return new Project(
                new Filter(groups, both), columns(schema, width), names.subList(0, width));
    }

    private static FramePlan marked(FramePlan plan, boolean left) {
        Schema schema = plan.schema();
        List<Bound> columns = new ArrayList<>(columns(schema, schema.size()));
        columns.add(new BoundLiteral(left, DataType.BOOL));
        columns.add(new BoundLiteral(!left, DataType.BOOL));
        List<String> names = new ArrayList<>(schema.names());
        names.add("side:left");
        names.add("side:right");
        return new Project(plan, columns, names);
    }

    private static BoundAggregate max(Bound column) {
        return Binder.aggregate("max", List.of(column), false, Optional.empty());
    }

    private static List<Bound> columns(Schema schema, int count) {
        List<Bound> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) columns.add(Importer.column(schema, i));
        return columns;
    }
}
