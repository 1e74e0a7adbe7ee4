package dev.tasse.internal.simd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.internal.memory.Layouts;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class DelimiterScanTest {
    private static final DelimitedText COMMAS =
            new DelimitedText((byte) ',', (byte) '\n', (byte) '"', DelimitedText.NONE);
    private static final DelimitedText ESCAPES =
            new DelimitedText((byte) ';', (byte) '\r', (byte) '\'', (byte) '\\');
    private static final DelimitedText UNQUOTED =
            new DelimitedText((byte) '\t', (byte) '\n', DelimitedText.NONE, DelimitedText.NONE);
    private static final DelimitedText SPACES =
            new DelimitedText((byte) ' ', (byte) '\n', (byte) '"', DelimitedText.NONE);
    private static final DelimitedText COMMENTS =
            new DelimitedText((byte) ',', (byte) '\n', (byte) '"', DelimitedText.NONE, (byte) '#');
    private static final List<DelimitedText> KINDS =
            List.of(COMMAS, ESCAPES, UNQUOTED, SPACES, COMMENTS);

    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void free() {
        arena.close();
    }

    @Test
    void findsEndsOutsideQuotesOnly() {
        assertThat(ends("a,b\n\"c,\n\",d\n", COMMAS)).containsExactly(1, 3, 9, 11);
    }

    @Test
    void quotesInsideUnquotedFieldsAreLetters() {
        assertThat(ends("5\" pipe,2\n6\",3\n", COMMAS)).containsExactly(7, 9, 12, 14);
    }

    @Test
    void blanksBeforeQuotesBelongToTheQuotedField() {
        assertThat(ends("a,  \"b,c\"\n", COMMAS)).containsExactly(1, 9);
    }

    @Test
    void doubledQuotesDoNotEndAField() {
        assertThat(ends("\"a\"\",\",b\n", COMMAS)).containsExactly(6, 8);
    }

    @Test
    void escapedQuotesDoNotEndAField() {
        assertThat(ends("'a\\';';b\r", ESCAPES)).containsExactly(6, 8);
    }

    @Test
    void quotesInCommentsMeanNothing() {
        assertThat(ends("#,\"\na,\"#\n\"\n", COMMENTS)).containsExactly(1, 3, 5, 10);
    }

    @Test
    void countsLinesAndTellsQuotesAndLetters() {
        DelimiterIndex index = new DelimiterIndex();
        scan("a,\"\n\"\n\u00e4,c\n", COMMAS, 0, index);
        assertThat(index.lineCount()).isEqualTo(2);
        assertThat(index.quoted()).isTrue();
        assertThat(index.ascii()).isFalse();
        assertThat(index.exact()).isFalse();
        scan("a,b\n", COMMAS, 0, index);
        assertThat(index.quoted()).isFalse();
        assertThat(index.ascii()).isTrue();
    }

    @Test
    void agreesWithTheAutomatonOnRandomText() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            DelimitedText kind = KINDS.get(random.nextInt(KINDS.size()));
            String text = random(random, kind, random.nextInt(300));
            int from = random.nextInt(9);
            DelimiterIndex index = new DelimiterIndex();
            byte[] letters = scan(text, kind, from, index);
            List<Integer> expected = new ArrayList<>();
            int lines = 0;
            int state = QuoteState.atRow(kind);
            for (int i = 0; i < letters.length; i++) {
                byte letter = letters[i];
                if (!QuoteState.isQuoted(state) && kind.endsField(letter)) {
                    expected.add(i + from);
                    if (letter == kind.lineEnd()) lines++;
                }
                state = QuoteState.next(state, letter, kind);
            }
            String what = "seed " + seed + " round " + round + ": " + text;
            assertThat(found(index)).as(what).isEqualTo(expected);
            assertThat(index.lineCount()).as(what).isEqualTo(lines);
        }
    }

    @Test
    void stateAfterAPieceIsThatOfItsBytesOneByOne() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            DelimitedText kind = KINDS.get(random.nextInt(KINDS.size()));
            byte[] letters =
                    random(random, kind, random.nextInt(60)).getBytes(StandardCharsets.UTF_8);
            MemorySegment bytes = arena.allocate(letters.length + 16);
            MemorySegment.copy(letters, 0, bytes, Layouts.BYTE, 0, letters.length);
            int function = QuoteState.function(bytes, 0, letters.length, kind);
            int last = kind.hasComment() ? QuoteState.COMMENT : QuoteState.ESCAPED;
            for (int start = QuoteState.FIELD_START; start <= last; start++) {
                int state = start;
                for (byte letter : letters) state = QuoteState.next(state, letter, kind);
                String what = "seed " + seed + " round " + round + " start " + start;
                assertThat(QuoteState.after(bytes, 0, letters.length, kind, start))
                        .as(what)
                        .isEqualTo(state);
                assertThat(QuoteState.apply(function, start)).as(what).isEqualTo(state);
            }
        }
    }

    private static String random(Random random, DelimitedText kind, int length) {
        char[] letters = {
            (char) kind.delimiter(), (char) kind.lineEnd(), '"', '\'', '\\', ' ', '#', 'x', '\u00e4'
        };
        // Some texts are mostly letters, so that blocks without quotes occur too.
        int plain = random.nextInt(3) * 20;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int choice = random.nextInt(letters.length + plain);
            text.append(choice < letters.length ? letters[choice] : 'z');
        }
        return text.toString();
    }

    private List<Integer> ends(String text, DelimitedText kind) {
        DelimiterIndex index = new DelimiterIndex();
        scan(text, kind, 0, index);
        return found(index);
    }

    private byte[] scan(String text, DelimitedText kind, int from, DelimiterIndex index) {
        byte[] letters = text.getBytes(StandardCharsets.UTF_8);
        MemorySegment bytes = arena.allocate(from + letters.length + 64L).fill((byte) ',');
        MemorySegment.copy(letters, 0, bytes, Layouts.BYTE, from, letters.length);
        int to = from + letters.length;
        new DelimiterScan(kind, false).scan(bytes, from, to, index);
        DelimiterIndex byVectors = new DelimiterIndex();
        new DelimiterScan(kind, true).scan(bytes, from, to, byVectors);
        assertThat(found(byVectors)).as(text).isEqualTo(found(index));
        assertThat(flags(byVectors)).as(text).isEqualTo(flags(index));
        return letters;
    }

    private static List<Object> flags(DelimiterIndex index) {
        return List.of(index.lineCount(), index.quoted(), index.ascii(), index.exact());
    }

    private static List<Integer> found(DelimiterIndex index) {
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < index.count(); i++) ends.add(index.end(i));
        return ends;
    }
}
