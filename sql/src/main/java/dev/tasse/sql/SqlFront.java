package dev.tasse.sql;

import dev.tasse.internal.plan.Catalog;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.SqlFrontEnd;

/// Turns SQL into a plan: Apache Calcite parses and resolves names, the engine's own tables type
/// every expression, the importer makes the plan.
///
/// Safe for use by several threads: whatever a query changes is made for that query.
public final class SqlFront implements SqlFrontEnd {
    /// For `ServiceLoader`.
    public SqlFront() {}

    @Override
    public FramePlan plan(String sql, Catalog catalog) {
        return Statement.plan(sql, catalog);
    }
}
