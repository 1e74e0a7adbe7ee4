package dev.tasse.internal.kernel;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.ColumnBuilder;
import dev.tasse.data.StringColumn;
import dev.tasse.data.StringViews;
import dev.tasse.data.TextBuilder;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.type.DataType;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.regex.Matcher;

/// Regular expressions: those of `java.util.regex`, with the options and the replacement texts that
/// SQL has (`\1` for a group).
final class Regexes {
    private Regexes() {}

    /// Whether the pattern matches somewhere.
    static Column matches(Arguments arguments) {
        return tested(arguments, false);
    }

    /// Whether the pattern matches the whole text.
    static Column fullMatch(Arguments arguments) {
        return tested(arguments, true);
    }

    private static Column tested(Arguments arguments, boolean whole) {
        StringColumn text = arguments.text(0);
        RegexReader reader = new RegexReader(text);
        Bitmap validity = arguments.validity();
        Bitmap answer = Bitmap.allocate(arguments.lease(), arguments.rows(), false);
        for (long row = 0; row < arguments.rows(); row++) {
            if (!validity.get(row)) continue;
            Matcher matcher = reader.read(regex(arguments, reader, row, 2), row);
            if (whole ? matcher.matches() : matcher.find()) answer.set(row, true);
        }
        return new BoolColumn(arguments.rows(), answer, validity);
    }

    private static Regex regex(Arguments arguments, RegexReader reader, long row, int options) {
        boolean given = arguments.columns().size() > options;
        return reader.regex(
                arguments.text(1).getString(row),
                given ? arguments.text(options).getString(row) : "");
    }

    /// What the pattern, or one of its groups, matches first; the empty text if nothing.
    static Column extract(Arguments arguments) {
        StringColumn text = arguments.text(0);
        RegexReader reader = new RegexReader(text);
        Bitmap validity = arguments.validity();
        MemorySegment out = arguments.lease().allocate(arguments.rows() * StringViews.BYTES);
        boolean grouped = arguments.columns().size() == 3;
        for (long row = 0; row < arguments.rows(); row++) {
            StringViews.set(out, row, 0, 0);
            if (!validity.get(row)) continue;
            Matcher matcher = reader.read(reader.regex(arguments.text(1).getString(row), ""), row);
            long group = grouped ? arguments.values(2).getAtIndex(Layouts.LONG, row) : 0;
            if (!matcher.find() || group < 0 || group > matcher.groupCount()) continue;
            int start = matcher.start((int) group);
            if (start < 0) continue;
            int from = reader.bytes(start);
            TextParts.put(text, row, from, reader.bytes(matcher.end((int) group)) - from, out, row);
        }
        return text.withViews(arguments.rows(), out, validity);
    }

    /// With the first match, or with option `g` every match, replaced.
    static Column replace(Arguments arguments) {
        StringColumn text = arguments.text(0);
        RegexReader reader = new RegexReader(text);
        Bitmap validity = arguments.validity();
        TextScratch scratch = new TextScratch(arguments.lease());
        TextBuilder out =
                (TextBuilder)
                        ColumnBuilder.of(arguments.lease(), DataType.STRING, arguments.rows());
        for (long row = 0; row < arguments.rows(); row++) {
            if (!validity.get(row)) {
                out.appendNull();
                continue;
            }
            Regex regex = regex(arguments, reader, row, 3);
            Matcher matcher = reader.read(regex, row);
            Replacement replacement = reader.replacement(arguments.text(2).getString(row));
            int done = 0;
            scratch.clear(text.byteLength(row));
            MemorySegment source = text.source(row);
            long from = text.position(row);
            while (matcher.find()) {
                int start = reader.bytes(matcher.start());
                scratch.add(source, from + done, start - done);
                replacement.addTo(scratch, matcher, reader, row);
                done = reader.bytes(matcher.end());
                if (!regex.global()) break;
            }
            scratch.add(source, from + done, text.byteLength(row) - done);
            scratch.appendTo(out);
        }
        return out.finish();
    }

    /// Fails if the second of `texts` is no regular expression.
    static void check(List<String> texts) {
        try {
            Regex.of(texts.get(1), "");
        } catch (DataException e) {
            throw new dev.tasse.error.PlanException(e.problem(), e);
        }
    }

    static DataException wrong(String pattern, String fault) {
        return new DataException(
                Problem.of("'" + pattern + "' is no regular expression: " + fault)
                        .remedy("see java.util.regex.Pattern for what can be written"));
    }
}
