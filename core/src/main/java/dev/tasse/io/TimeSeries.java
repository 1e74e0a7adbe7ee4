package dev.tasse.io;

import dev.tasse.DataFrame;
import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.function.UnaryOperator;

/// Random rows over time, of any number, to try things out: nothing is read and nothing is held.
///
/// ```java
/// DataFrame year =
///         TimeSeries.between(
///                 LocalDateTime.parse("2024-01-01T00:00"), LocalDateTime.parse("2025-01-01T00:00"));
/// ```
///
/// The columns are `time` (a timestamp, rising), `name` (one of 26 first names), `id` (whole
/// numbers around 1000, normally distributed with the deviation of Poisson's), `x` and `y` (numbers
/// from -1 to below 1, evenly distributed). No value is null. The same start, end and options give
/// the same rows, whichever columns are read.
public final class TimeSeries {
    private TimeSeries() {}

    /// A row each second from `start` to before `end`, a partition each day.
    ///
    /// @throws PlanException if `end` is before `start`
    public static DataFrame between(LocalDateTime start, LocalDateTime end) {
        return between(start, end, options -> options);
    }

    /// Rows from `start` to before `end`.
    ///
    /// @param options changes how they are made, as in `o -> o.withStep(Duration.ofMinutes(1))`
    /// @throws PlanException if `end` is before `start`, or a step finer than a microsecond
    public static DataFrame between(
            LocalDateTime start, LocalDateTime end, UnaryOperator<Options> options) {
        if (end.isBefore(start)) {
            throw new PlanException(
                    Problem.of("a time series ends before it starts")
                            .got(start + " to " + end)
                            .remedy("swap the two times"));
        }
        return DataFrame.from(new TimeSeriesSource(start, end, options.apply(Options.DEFAULT)));
    }

    /// How rows are made.
    ///
    /// @param step the time from one row to the next
    /// @param partition the time that a partition covers
    /// @param seed rows of another seed are others
    public record Options(Duration step, Duration partition, long seed) {
        /// A row each second, a partition each day.
        public static final Options DEFAULT =
                new Options(Duration.ofSeconds(1), Duration.ofDays(1), 1);

        /// Options.
        ///
        /// @throws PlanException if the step is no whole number of microseconds above 0, or a
        ///   partition is shorter than a step
        public Options {
            boolean whole = step.toNanosPart() % 1000 == 0;
            if (!whole || !step.isPositive() || partition.compareTo(step) < 0) {
                throw new PlanException(
                        Problem.of("rows cannot have these steps")
                                .got("step " + step + ", partition " + partition)
                                .expected(
                                        "a step of whole microseconds above 0, and partitions of"
                                                + " one step or more"));
            }
        }

        /// The same, with this time from one row to the next.
        public Options withStep(Duration time) {
            return new Options(time, partition, seed);
        }

        /// The same, in partitions of this time.
        public Options withPartition(Duration time) {
            return new Options(step, time, seed);
        }

        /// The same, with other random values.
        public Options withSeed(long number) {
            return new Options(step, partition, number);
        }
    }
}
