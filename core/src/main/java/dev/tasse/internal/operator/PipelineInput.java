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
    /// Task `i` reads split `i` of a source, less of it if `ranges` exclude some of its rows.
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

    /// Task `i` takes table `i`, which its owner keeps open.
    record FromTables(List<Table> tables) implements PipelineInput {
        public FromTables {
            tables = List.copyOf(tables);
        }
    }

    /// Task `i` takes the table that is its first input.
    record FromTable() implements PipelineInput {}

    /// Task `i` takes partition `i` of the slices that are its first `count` inputs.
    record FromSlices(int count) implements PipelineInput {}
}
