package dev.tasse.internal.kernel;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.ColumnBuilder;
import dev.tasse.data.FixedColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.type.DataType;

import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Functions of text. Lengths and positions count code points, letter case follows `Locale.ROOT`.
final class Strings {
    private Strings() {}

    /// The number of code points.
    static Column length(Arguments arguments) {
        FixedColumn out = arguments.fixedResult();
        StringColumn text = arguments.text(0);
        for (long row = 0; row < arguments.rows(); row++) {
            if (!out.validity().get(row)) continue;
            long count = 0;
            long from = text.position(row);
            for (long i = from; i < from + text.byteLength(row); i++) {
                // Every byte but those that continue a character begins one.
                if ((text.source(row).get(Layouts.BYTE, i) & 0xC0) != 0x80) count++;
            }
            out.values().setAtIndex(Layouts.LONG, row, count);
        }
        return out;
    }

    static Column upper(Arguments arguments) {
        return mapped(arguments, text -> text.toUpperCase(Locale.ROOT));
    }

    static Column lower(Arguments arguments) {
        return mapped(arguments, text -> text.toLowerCase(Locale.ROOT));
    }

    /// Without the spaces at both ends.
    static Column trim(Arguments arguments) {
        return mapped(arguments, Strings::withoutSpaces);
    }

    private static String withoutSpaces(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == ' ') from++;
        while (to > from && text.charAt(to - 1) == ' ') to--;
        return text.substring(from, to);
    }

    private static Column mapped(Arguments arguments, UnaryOperator<String> change) {
        StringColumn in = arguments.text(0);
        ColumnBuilder out = ColumnBuilder.of(arguments.lease(), DataType.STRING, arguments.rows());
        for (long row = 0; row < arguments.rows(); row++) {
            if (in.isNull(row)) out.appendNull();
            else out.appendString(change.apply(in.getString(row)));
        }
        return out.finish();
    }

    /// One text after the other; null if one of them is.
    static Column concat(Arguments arguments) {
        Bitmap validity = arguments.validity();
        ColumnBuilder out = ColumnBuilder.of(arguments.lease(), DataType.STRING, arguments.rows());
        StringBuilder text = new StringBuilder();
        for (long row = 0; row < arguments.rows(); row++) {
            if (!validity.get(row)) {
                out.appendNull();
                continue;
            }
            text.setLength(0);
            for (Column column : arguments.columns()) text.append(column.getString(row));
            out.appendString(text.toString());
        }
        return out.finish();
    }

    /// From position `start`, counted from 1 (from the end if negative), `length` code points or
    /// all.
    static Column substring(Arguments arguments) {
        Bitmap validity = arguments.validity();
        boolean toEnd = arguments.columns().size() == 2;
        ColumnBuilder out = ColumnBuilder.of(arguments.lease(), DataType.STRING, arguments.rows());
        for (long row = 0; row < arguments.rows(); row++) {
            if (!validity.get(row)) {
                out.appendNull();
                continue;
            }
            long start = arguments.column(1).getLong(row);
            long length = toEnd ? Long.MAX_VALUE : arguments.column(2).getLong(row);
            out.appendString(part(arguments.column(0).getString(row), start, length));
        }
        return out.finish();
    }

    private static String part(String text, long start, long length) {
        int count = text.codePointCount(0, text.length());
        long first = start < 0 ? Math.max(0, count + start) : start - 1;
        // A start before the text uses up the length that lies before it, as in SQL.
        long last = length >= count ? count : Math.min(count, first + length);
        if (length < 0) {
            last = Math.max(0, first);
            first = Math.max(0, last + length);
        }
        first = Math.max(0, first);
        if (start == 0 && length == Long.MAX_VALUE) last = count;
        if (first >= last) return "";
        int from = text.offsetByCodePoints(0, (int) first);
        return text.substring(from, text.offsetByCodePoints(from, (int) (last - first)));
    }

    /// Whether the second text stands somewhere in the first.
    static Column contains(Arguments arguments) {
        return tested(arguments, String::contains);
    }

    static Column startsWith(Arguments arguments) {
        return tested(arguments, String::startsWith);
    }

    static Column endsWith(Arguments arguments) {
        return tested(arguments, String::endsWith);
    }

    /// Whether the whole first text has the form of the second, in which `%` stands for any text
    /// and `_` for any character.
    static Column like(Arguments arguments) {
        return tested(arguments, new Likeness());
    }

    /// A question about two texts.
    private interface Test {
        boolean holds(String text, String other);
    }

    private static Column tested(Arguments arguments, Test test) {
        Bitmap validity = arguments.validity();
        Bitmap answer = Bitmap.allocate(arguments.lease(), arguments.rows(), false);
        for (long row = 0; row < arguments.rows(); row++) {
            if (!validity.get(row)) continue;
            String text = arguments.column(0).getString(row);
            if (test.holds(text, arguments.column(1).getString(row))) answer.set(row, true);
        }
        return new BoolColumn(arguments.rows(), answer, validity);
    }

    /// Keeps the last pattern: it is the same in every row nearly always.
    private static final class Likeness implements Test {
        private String form = "";
        private Pattern pattern = Pattern.compile("");

        @Override
        public boolean holds(String text, String other) {
            if (!other.equals(form)) {
                form = other;
                pattern = Pattern.compile(regex(other), Pattern.DOTALL);
            }
            return pattern.matcher(text).matches();
        }

        private static String regex(String form) {
            StringBuilder regex = new StringBuilder();
            form.codePoints().forEach(c -> append(c, regex));
            return regex.toString();
        }

        private static void append(int character, StringBuilder regex) {
            switch (character) {
                case '%' -> regex.append(".*");
                case '_' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(character)));
            }
        }
    }
}
