package dev.tasse.sql;

import com.google.common.collect.ImmutableList;

import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelDistribution;
import org.apache.calcite.rel.RelDistributions;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.MetadataHandlerProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.sql.SqlExplainLevel;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/// Answers what the conversion asks about a plan by "not known", which is always right.
///
/// The default answers are compiled at run time, which costs a second at the first query;
/// statistics are the engine's business anyway.
final class UniqueKeys extends RelMetadataQuery {
    UniqueKeys() {
        super(new NoHandlers());
    }

    private static final class NoHandlers implements MetadataHandlerProvider {
        @Override
        public <H extends MetadataHandler<?>> @Nullable H handler(Class<H> type) {
            return null;
        }
    }

    @Override
    public @Nullable Boolean areColumnsUnique(
            RelNode plan, ImmutableBitSet columns, boolean ignoreNulls) {
        return null;
    }

    @Override
    public @Nullable Double getMaxRowCount(RelNode plan) {
        return null;
    }

    @Override
    public @Nullable Double getMinRowCount(RelNode plan) {
        return null;
    }

    @Override
    public Double getRowCount(RelNode plan) {
        return 1.0;
    }

    @Override
    public RelOptPredicateList getPulledUpPredicates(RelNode plan) {
        return RelOptPredicateList.EMPTY;
    }

    @Override
    public Boolean isVisibleInExplain(RelNode plan, SqlExplainLevel level) {
        return true;
    }

    @Override
    public ImmutableList<RelCollation> collations(RelNode plan) {
        return ImmutableList.of();
    }

    @Override
    public RelDistribution distribution(RelNode plan) {
        return RelDistributions.ANY;
    }
}
