package dev.tasse.sql;

import dev.tasse.internal.plan.FramePlan;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.impl.AbstractTable;

import java.util.LinkedHashMap;
import java.util.Map;

/// The tables that one query reads, under names that only the rewritten query uses.
///
/// The query's own names (table, path, alias) become aliases, so the validator's rules about the
/// case of names and about schemas never meet a path.
final class Tables extends AbstractSchema {
    private final Map<String, Table> tables = new LinkedHashMap<>();

    /// A table of the query as the validator sees it.
    static final class PlanTable extends AbstractTable {
        private final FramePlan plan;

        PlanTable(FramePlan plan) {
            this.plan = plan;
        }

        /// What gives the table's rows.
        FramePlan plan() {
            return plan;
        }

        @Override
        public RelDataType getRowType(RelDataTypeFactory factory) {
            return SqlTypes.toSql(plan.schema(), factory);
        }
    }

    /// Adds `plan` and gives the name by which the rewritten query reads it.
    String add(FramePlan plan) {
        String name = "table " + tables.size();
        tables.put(name, new PlanTable(plan));
        return name;
    }

    @Override
    protected Map<String, Table> getTableMap() {
        return tables;
    }
}
