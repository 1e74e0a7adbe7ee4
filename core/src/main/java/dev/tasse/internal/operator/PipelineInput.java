package dev.tasse.internal.operator;

import dev.tasse.data.Table;
import dev.tasse.spi.Pushdown;
import dev.tasse.spi.Source;
import dev.tasse.spi.Split;

import java.io.Serializable;
import java.util.List;

/// Where the rows of a pipeline's task come from.
public sealed interface PipelineInput extends Serializable {
    /// Task `i` reads split `i` of a source.
    record FromSource(Source source, List<Split> splits, Pushdown pushdown)
            implements PipelineInput {
        public FromSource {
            splits = List.copyOf(splits);
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
