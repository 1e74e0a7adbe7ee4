package dev.tasse.internal.operator;

import dev.tasse.data.Table;
import dev.tasse.expr.Expr;
import dev.tasse.spi.Pushdown;
import dev.tasse.spi.Source;
import dev.tasse.spi.Split;

import java.io.Serializable;
import java.util.List;

/// Where the rows of a pipeline's task come from.
public sealed interface PipelineInput extends Serializable {
    /// Partition `i` is split `i` of a source, less of it if `ranges` exclude some of its rows.
    record FromSource(Source source, List<Split> splits, Pushdown pushdown, List<KeyRange> ranges)
            implements PipelineInput {
        public FromSource {
            splits = List.copyOf(splits);
            ranges = List.copyOf(ranges);
        }
    }

    /// Only rows are wanted whose `keys`, over the columns of a source, lie where those of the join
    /// table lie that is side input `side`.
    record KeyRange(int side, List<Expr> keys) implements Serializable {
        public KeyRange {
            keys = List.copyOf(keys);
        }
    }

    /// Partition `i` is table `i`, which its owner keeps open.
    record FromTables(List<Table> tables) implements PipelineInput {
        public FromTables {
            tables = List.copyOf(tables);
        }
    }

    /// A task gets the tables of its partitions as its first inputs.
    record FromTable() implements PipelineInput {}

    /// Partition `i` is that of the slices that are a task's first `count` inputs.
    record FromSlices(int count) implements PipelineInput {}
}
