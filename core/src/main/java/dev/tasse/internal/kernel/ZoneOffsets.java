package dev.tasse.internal.kernel;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/// The offsets of a zone in seconds, with the stretch of time in which the last one holds: rows
/// that follow each other mostly lie in the same.
final class ZoneOffsets {
    private final ZoneRules rules;
    private long from = 1;
    private long to;
    private long offset;

    ZoneOffsets(String zone) {
        rules = ZoneId.of(zone).getRules();
    }

    /// Seconds east of Greenwich at the second `epochSecond` of UTC.
    long at(long epochSecond) {
        if (epochSecond >= from && epochSecond < to) return offset;
        Instant instant = Instant.ofEpochSecond(epochSecond);
        ZoneOffsetTransition next = rules.nextTransition(instant);
        ZoneOffsetTransition last = rules.previousTransition(instant.plusSeconds(1));
        from = last == null ? Long.MIN_VALUE : last.toEpochSecond();
        to = next == null ? Long.MAX_VALUE : next.toEpochSecond();
        offset = rules.getOffset(instant).getTotalSeconds();
        return offset;
    }

    /// The same where the clock shows the second `localSecond`: the earlier one where it does so
    /// twice, and that before the gap where it does not at all.
    long ofLocal(long localSecond) {
        LocalDateTime local = LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC);
        return rules.getOffset(local).getTotalSeconds();
    }
}
