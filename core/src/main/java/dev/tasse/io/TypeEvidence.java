package dev.tasse.io;

import dev.tasse.internal.kernel.TextSpans;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.TimeResolution;
import dev.tasse.type.TimestampType;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Which types the cells of a column that were seen so far can be.
///
/// Numbers written with a plus sign or with zeros in front are text: phone numbers, postal codes
/// and the like would not survive being numbers. So are mixtures, as of numbers with dates.
final class TypeEvidence {
    /// Whole numbers too large for INT64.
    private static final DecimalType HUGE = new DecimalType(DecimalType.MAX_PRECISION, 0);

    private static final TimestampType INSTANT = new TimestampType(TimeResolution.MICROS, "UTC");

    /// The narrowest first.
    private static final List<DataType> CANDIDATES =
            List.of(
                    DataType.BOOL,
                    DataType.INT64,
                    HUGE,
                    DataType.FLOAT64,
                    DataType.TIME,
                    DataType.DATE,
                    DataType.TIMESTAMP,
                    INSTANT);

    // Around a text, for kernels that load whole words.
    private static final int ROOM = 16;

    private int possible = (1 << CANDIDATES.size()) - 1;
    private boolean seen;

    /// Takes note of the cells in `texts`, nulls being none.
    void add(TextSpans texts, CellParser parser) {
        for (int i = 0; i < texts.count(); i++) seen |= texts.lengths[i] > 0;
        for (int i = 0; i < CANDIDATES.size(); i++) {
            if ((possible & (1 << i)) == 0) continue;
            DataType candidate = CANDIDATES.get(i);
            if (!isWrittenAs(candidate, texts)
                    || parser.parse(texts, candidate) != CellParser.NONE) {
                possible &= ~(1 << i);
            }
        }
    }

    /// Takes note of what was noted elsewhere.
    void add(TypeEvidence other) {
        possible &= other.possible;
        seen |= other.seen;
    }

    /// The narrowest type of all cells; STRING if there was none.
    DataType type() {
        if (!seen || possible == 0) return DataType.STRING;
        return CANDIDATES.get(Integer.numberOfTrailingZeros(possible));
    }

    /// The narrowest type of the values of `type` and of the cell `text`, which is none of them.
    static DataType widened(DataType type, String text, Csv.Cells cells) {
        if (!type.equals(DataType.INT64) && !type.equals(HUGE)) return DataType.STRING;
        byte[] letters = text.getBytes(StandardCharsets.UTF_8);
        TypeEvidence evidence = new TypeEvidence();
        try (Arena arena = Arena.ofShared()) {
            MemorySegment bytes = arena.allocate(letters.length + 2L * ROOM, Long.BYTES);
            MemorySegment.copy(letters, 0, bytes, Layouts.BYTE, ROOM, letters.length);
            TextSpans spans = new TextSpans(1);
            spans.set(bytes, 1);
            spans.starts[0] = ROOM;
            spans.lengths[0] = letters.length;
            evidence.add(spans, new CellParser(1, cells));
        }
        return evidence.type().isNumeric() ? evidence.type() : DataType.STRING;
    }

    private static boolean isWrittenAs(DataType candidate, TextSpans texts) {
        boolean number = candidate.isNumeric();
        boolean bool = candidate.equals(DataType.BOOL);
        if (!number && !bool) return true;
        for (int i = 0; i < texts.count(); i++) {
            if (texts.lengths[i] == 0) continue;
            if (number && isMarked(texts, i)) return false;
            // What is written with a point is a float, were there only a zero behind it.
            if (candidate.equals(HUGE) && !isWhole(texts, i)) return false;
            if (bool && isDigit(texts, i, 0)) return false;
        }
        return true;
    }

    /// Whether there is a plus sign, or a zero before other digits.
    private static boolean isMarked(TextSpans texts, int i) {
        byte first = at(texts, i, 0);
        if (first == '+') return true;
        int digits = first == '-' ? 1 : 0;
        return at(texts, i, digits) == '0' && isDigit(texts, i, digits + 1);
    }

    /// Whether there are only digits behind the sign, but for blanks around.
    private static boolean isWhole(TextSpans texts, int i) {
        for (int k = 0; k < texts.lengths[i]; k++) {
            byte letter = at(texts, i, k);
            if (!isDigit(texts, i, k) && letter != '-' && letter != ' ') return false;
        }
        return true;
    }

    private static boolean isDigit(TextSpans texts, int i, int offset) {
        byte letter = at(texts, i, offset);
        return letter >= '0' && letter <= '9';
    }

    private static byte at(TextSpans texts, int i, int offset) {
        if (offset >= texts.lengths[i]) return 0;
        return texts.bytes().get(Layouts.BYTE, texts.starts[i] + (long) offset);
    }
}
