package dev.tasse.internal.kernel;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.error.Suggestion;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A part of a date or time, and the unit that it counts.
enum DatePart {
    MICROSECOND("microsecond", "microseconds us usec"),
    MILLISECOND("millisecond", "milliseconds ms msec"),
    SECOND("second", "seconds s sec secs"),
    MINUTE("minute", "minutes m min mins"),
    HOUR("hour", "hours h hr hrs"),
    DAY("day", "days d dayofmonth"),
    WEEK("week", "weeks w weekofyear"),
    MONTH("month", "months mon mons"),
    QUARTER("quarter", "quarters"),
    YEAR("year", "years y yr yrs"),
    DECADE("decade", "decades dec decs"),
    CENTURY("century", "centuries cent c"),
    MILLENNIUM("millennium", "millennia mil mils"),
    DAY_OF_WEEK("dayOfWeek", "dow weekday dayofweek"),
    ISO_DAY_OF_WEEK("isoDayOfWeek", "isodow"),
    DAY_OF_YEAR("dayOfYear", "doy dayofyear"),
    ISO_YEAR("isoYear", "isoyear"),
    YEAR_WEEK("yearWeek", "yearweek");

    private static final Map<String, DatePart> NAMES = new HashMap<>();

    static {
        for (DatePart part : values()) {
            NAMES.put(part.function.toLowerCase(Locale.ROOT), part);
            for (String name : part.names.split(" ", -1)) NAMES.put(name, part);
        }
    }

    private final String function;
    private final String names;

    // Names are separated by blanks: an enum holds nothing that could change.
    DatePart(String function, String names) {
        this.function = function;
        this.names = names;
    }

    /// The name of the function that takes it.
    String function() {
        return function;
    }

    /// It in words.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// Whether a time of day has it.
    boolean isOfDay() {
        return compareTo(HOUR) <= 0;
    }

    /// Whether time can be cut into such units.
    private boolean isUnit() {
        return compareTo(MILLENNIUM) <= 0;
    }

    /// The unit called `name`.
    ///
    /// @throws PlanException if there is none
    static DatePart unit(String name) {
        DatePart part = NAMES.get(name.toLowerCase(Locale.ROOT));
        if (part != null && part.isUnit()) return part;
        List<String> units =
                java.util.Arrays.stream(values())
                        .filter(DatePart::isUnit)
                        .map(DatePart::word)
                        .toList();
        String near = Suggestion.phrase(name, units);
        throw new PlanException(
                Problem.of("no unit of time is called '" + name + "'")
                        .remedy(near.isEmpty() ? "units: " + String.join(" ", units) : near));
    }

    /// The part called `name`, as `EXTRACT` has it.
    ///
    /// @throws PlanException if there is none
    static DatePart named(String name) {
        DatePart part = NAMES.get(name.toLowerCase(Locale.ROOT));
        if (part != null) return part;
        List<String> known =
                java.util.Arrays.stream(values())
                        .map(p -> p.function.toLowerCase(Locale.ROOT))
                        .toList();
        String near = Suggestion.phrase(name, known);
        throw new PlanException(
                Problem.of("no part of a date is called '" + name + "'")
                        .remedy(near.isEmpty() ? "parts: " + String.join(" ", known) : near));
    }

    /// Fails if the first of `texts` is a constant and no unit.
    static void checkUnit(List<String> texts) {
        if (!texts.getFirst().isEmpty()) unit(texts.getFirst());
    }
}
