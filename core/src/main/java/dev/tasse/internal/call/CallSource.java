package dev.tasse.internal.call;

import dev.tasse.data.Table;
import dev.tasse.spi.Pushdown;
import dev.tasse.spi.ReadContext;
import dev.tasse.spi.Source;
import dev.tasse.spi.Split;

import java.util.List;

/// A source whose tables are the results of calls, one for each split: they become tasks of the
/// graph that reads it, so that what several of them take is computed once.
public interface CallSource extends Source {
    /// The calls, by the index of the split.
    List<CallPlan> calls();

    @Override
    default Table read(Split split, Pushdown pushdown, ReadContext context) {
        throw new AssertionError("the calls of " + describe() + " are tasks of the graph");
    }
}
