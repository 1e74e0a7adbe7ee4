package dev.tasse.sql;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

import java.util.HashSet;
import java.util.Set;

/// Finds out whether a part of a query reads columns of a query around it.
final class OuterColumns extends RexShuttle {
    private final Set<CorrelationId> found = new HashSet<>();

    private OuterColumns() {}

    /// Whether `query` reads columns of a query around it.
    static boolean areReadBy(RelNode query) {
        return !of(query).isEmpty();
    }

    /// Whether `expression` of `place` reads columns of a query around that.
    static boolean areReadBy(RexNode expression, RelNode place) {
        OuterColumns columns = new OuterColumns();
        expression.accept(columns);
        columns.found.removeAll(place.getVariablesSet());
        return !columns.found.isEmpty();
    }

    private static Set<CorrelationId> of(RelNode query) {
        OuterColumns columns = new OuterColumns();
        query.accept(columns);
        for (RelNode input : query.getInputs()) columns.found.addAll(of(input));
        columns.found.removeAll(query.getVariablesSet());
        return columns.found;
    }

    @Override
    public RexNode visitCorrelVariable(RexCorrelVariable variable) {
        found.add(variable.id);
        return variable;
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery query) {
        found.addAll(of(query.rel));
        return super.visitSubQuery(query);
    }
}
