package dev.tasse.io;

import dev.tasse.data.ColumnBuilder;
import dev.tasse.data.Table;
import dev.tasse.data.TableBuilder;
import dev.tasse.spi.Pushdown;
import dev.tasse.spi.ReadContext;
import dev.tasse.spi.Source;
import dev.tasse.spi.Split;
import dev.tasse.spi.SplitHint;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/// Rows made of random numbers: each column of each split from numbers of its own.
record TimeSeriesSource(LocalDateTime start, long rows, long stepMicros, long splitRows, long seed)
        implements Source {
    private static final Schema SCHEMA =
            Schema.empty()
                    .with("time", DataType.TIMESTAMP)
                    .with("name", DataType.STRING)
                    .with("id", DataType.INT64)
                    .with("x", DataType.FLOAT64)
                    .with("y", DataType.FLOAT64);
    private static final List<String> NAMES =
            List.of(
                    "Alice",
                    "Bob",
                    "Charlie",
                    "Dan",
                    "Edith",
                    "Frank",
                    "George",
                    "Hannah",
                    "Ingrid",
                    "Jerry",
                    "Kevin",
                    "Laura",
                    "Michael",
                    "Norbert",
                    "Oliver",
                    "Patricia",
                    "Quinn",
                    "Ray",
                    "Sarah",
                    "Tim",
                    "Ursula",
                    "Victor",
                    "Wendy",
                    "Xavier",
                    "Yvonne",
                    "Zelda");
    private static final long MEAN_ID = 1000;
    private static final long ROW_BYTES = 40;

    TimeSeriesSource(LocalDateTime start, LocalDateTime end, TimeSeries.Options options) {
        this(
                start,
                Math.ceilDiv(ChronoUnit.MICROS.between(start, end), micros(options.step())),
                micros(options.step()),
                options.partition().dividedBy(options.step()),
                options.seed());
    }

    private static long micros(Duration time) {
        return time.dividedBy(Duration.of(1, ChronoUnit.MICROS));
    }

    @Override
    public String describe() {
        return "time series from " + start;
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public List<Split> splits(SplitHint hint) {
        List<Split> splits = new ArrayList<>();
        for (long from = 0; from < Math.max(1, rows); from += splitRows) {
            long count = Math.min(splitRows, rows - from);
            splits.add(new Split(splits.size(), describe(), from, count, count, count * ROW_BYTES));
        }
        return splits;
    }

    @Override
    public Table read(Split split, Pushdown pushdown, ReadContext context) {
        List<Integer> columns = pushdown.columns().stream().map(SCHEMA::indexOf).toList();
        Schema schema = SCHEMA.select(columns);
        try (TableBuilder builder = new TableBuilder(context.memory(), schema, split.rows())) {
            for (int i = 0; i < columns.size(); i++) {
                write(builder.column(i), columns.get(i), split);
            }
            return builder.build();
        }
    }

    private void write(ColumnBuilder to, int column, Split split) {
        long end = split.offset() + split.rows();
        long first = ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), start);
        SplittableRandom random = random(column, split);
        for (long row = split.offset(); row < end; row++) {
            switch (column) {
                case 0 -> to.appendLong(first + row * stepMicros);
                case 1 -> to.appendString(NAMES.get(random.nextInt(NAMES.size())));
                case 2 -> to.appendLong(id(random));
                default -> to.appendDouble(random.nextDouble(-1, 1));
            }
        }
    }

    /// Numbers that no other column or split has.
    private SplittableRandom random(int column, Split split) {
        return new SplittableRandom(
                new SplittableRandom(seed).nextLong()
                        + (long) split.index() * SCHEMA.size()
                        + column);
    }

    private static long id(SplittableRandom random) {
        return Math.round(MEAN_ID + Math.sqrt(MEAN_ID) * random.nextGaussian());
    }

    @Override
    public OptionalLong rowCount() {
        return OptionalLong.of(rows);
    }
}
