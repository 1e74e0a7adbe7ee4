package dev.tasse.parquet;

import dev.tasse.data.Column;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.type.TimeType;

/// Numbers that a file calls times of day: any may stand there, but a day has an end.
final class TimesOfDay {
    private static final long SECONDS = 24 * 60 * 60;

    private TimesOfDay() {}

    /// Refuses `column`, read from the file at `path`, if a value lies before or behind the day.
    static void require(Column column, TimeType type, String path, String name) {
        long end = SECONDS * type.resolution().perSecond();
        for (long row = 0; row < column.length(); row++) {
            if (column.isNull(row)) continue;
            long time = column.getLong(row);
            if (time >= 0 && time < end) continue;
            throw new DataException(
                    Problem.of("column \"" + name + "\" has a time that is in no day")
                            .at(path)
                            .got(time + " " + type.resolution())
                            .expected("0 to " + (end - 1))
                            .remedy("the file is damaged or was written wrongly: write it again"));
        }
    }
}
