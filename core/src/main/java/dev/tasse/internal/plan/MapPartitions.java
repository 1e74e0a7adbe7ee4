package dev.tasse.internal.plan;

import dev.tasse.data.Table;
import dev.tasse.function.Fn1;
import dev.tasse.type.Schema;

/// What `function` makes of each partition: tables of `schema`, one for each.
public record MapPartitions(FramePlan input, Schema schema, Fn1<Table, Table> function)
        implements FramePlan {}
