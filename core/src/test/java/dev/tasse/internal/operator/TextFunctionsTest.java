package dev.tasse.internal.operator;

import static dev.tasse.internal.operator.FunctionCheck.FAILS;

import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.type.DataType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Functions of text against plain loops over strings.
@ExtendWith(LeakCheck.class)
final class TextFunctionsTest {
    private static final DataType TEXT = DataType.STRING;
    private static final Object[] TEXTS = {
        "",
        " ",
        "a",
        "aa",
        "Abc",
        "  both ends  ",
        "exactly12byt",
        "exactly13byte",
        "z\u00fcrich",
        "\u65e5\u672c\u8a9e\u306e\u30c6\u30ad\u30b9\u30c8",
        "emoji \uD83D\uDE00 beyond",
        "a long text, a, with many a, s",
        "aXaXaXaXaXaXaXaXaXaXaX",
        "%_\\",
        "0123456789012345678901234567890123456789"
    };
    private static final Object[] PARTS = {
        "", "a", "aX", " ", "\u00fc", ", a", "\uD83D\uDE00", "exactly13byte", "56789012345"
    };

    @Test
    void lengthsCountCharacters() {
        FunctionCheck.of("length")
                .over(TEXT, TEXTS)
                .strictly(row -> (long) text(row, 0).codePointCount(0, text(row, 0).length()));
        FunctionCheck.of("byteLength")
                .over(TEXT, TEXTS)
                .strictly(row -> (long) text(row, 0).getBytes(StandardCharsets.UTF_8).length);
        FunctionCheck.of("ascii")
                .over(TEXT, TEXTS)
                .strictly(row -> text(row, 0).isEmpty() ? 0 : text(row, 0).codePointAt(0));
        FunctionCheck.of("chr")
                .over(DataType.INT64, 65L, 228L, 0x1F600L, -1L, 0xD800L, 0x110000L)
                .strictly(row -> character((long) row.get(0)));
    }

    private static Object character(long code) {
        boolean exists = code >= 0 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
        return exists ? Character.toString((int) code) : FAILS;
    }

    @Test
    void letterCaseFollowsTheRootLocale() {
        FunctionCheck.of("upper")
                .over(TEXT, TEXTS)
                .strictly(row -> text(row, 0).toUpperCase(Locale.ROOT));
        FunctionCheck.of("lower")
                .over(TEXT, TEXTS)
                .strictly(row -> text(row, 0).toLowerCase(Locale.ROOT));
        FunctionCheck.of("upper")
                .over(TEXT, "stra\u00dfe", "a", "@[`{")
                .strictly(row -> text(row, 0).toUpperCase(Locale.ROOT));
    }

    @Test
    void trimsTakeSpacesOrGivenCharacters() {
        FunctionCheck.of("trim")
                .over(TEXT, TEXTS)
                .strictly(row -> trimmed(text(row, 0), " ", true, true));
        FunctionCheck.of("ltrim")
                .over(TEXT, TEXTS)
                .strictly(row -> trimmed(text(row, 0), " ", true, false));
        FunctionCheck.of("rtrim")
                .over(TEXT, TEXTS)
                .over(TEXT, "", "a", "Xa", "\uD83D\uDE00s", "\u8a9e\u30c8")
                .strictly(row -> trimmed(text(row, 0), text(row, 1), false, true));
        FunctionCheck.of("trim")
                .over(TEXT, TEXTS)
                .over(TEXT, "a", "e2 ", "\u65e5\u30c8")
                .strictly(row -> trimmed(text(row, 0), text(row, 1), true, true));
    }

    private static String trimmed(String text, String set, boolean left, boolean right) {
        int[] letters = text.codePoints().toArray();
        int from = 0;
        int to = letters.length;
        while (left && from < to && set.codePoints().anyMatch(oneOf(letters[from]))) from++;
        while (right && to > from && set.codePoints().anyMatch(oneOf(letters[to - 1]))) to--;
        return new String(letters, from, to - from);
    }

    private static java.util.function.IntPredicate oneOf(int letter) {
        return c -> c == letter;
    }

    @Test
    void partsAreCountedInCharacters() {
        Object[] numbers = {0L, 1L, 2L, 5L, 13L, -1L, -3L, -50L, Long.MAX_VALUE, Long.MIN_VALUE};
        FunctionCheck.of("left")
                .over(TEXT, TEXTS)
                .over(DataType.INT64, numbers)
                .strictly(row -> part(text(row, 0), 0, clipped(text(row, 0), (long) row.get(1))));
        FunctionCheck.of("right")
                .over(TEXT, TEXTS)
                .over(DataType.INT64, numbers)
                .strictly(row -> right(text(row, 0), (long) row.get(1)));
        FunctionCheck.of("substring")
                .over(TEXT, TEXTS)
                .over(DataType.INT64, 0L, 1L, 2L, 9L, -1L, -4L, -50L)
                .over(DataType.INT64, 0L, 1L, 3L, 14L, 100L)
                .strictly(row -> substring(text(row, 0), (long) row.get(1), (long) row.get(2)));
    }

    private static long clipped(String text, long count) {
        int all = text.codePointCount(0, text.length());
        return count >= 0 ? Math.min(all, count) : Math.max(0, all + count);
    }

    private static String right(String text, long count) {
        int all = text.codePointCount(0, text.length());
        long kept = count >= 0 ? Math.min(all, count) : Math.max(0, all + count);
        return part(text, all - kept, all);
    }

    private static String substring(String text, long start, long length) {
        int all = text.codePointCount(0, text.length());
        long first = start < 0 ? all + start : start - 1;
        long last = Math.min(all, first + length);
        return part(text, Math.max(0, first), Math.max(0, last));
    }

    private static String part(String text, long from, long to) {
        int[] letters = text.codePoints().toArray();
        return from >= to ? "" : new String(letters, (int) from, (int) (to - from));
    }

    @Test
    void searchesFindEveryPlace() {
        FunctionCheck.of("contains")
                .over(TEXT, TEXTS)
                .over(TEXT, PARTS)
                .strictly(row -> text(row, 0).contains(text(row, 1)));
        FunctionCheck.of("startsWith")
                .over(TEXT, TEXTS)
                .over(TEXT, PARTS)
                .strictly(row -> text(row, 0).startsWith(text(row, 1)));
        FunctionCheck.of("endsWith")
                .over(TEXT, TEXTS)
                .over(TEXT, PARTS)
                .strictly(row -> text(row, 0).endsWith(text(row, 1)));
        FunctionCheck.of("position")
                .over(TEXT, TEXTS)
                .over(TEXT, PARTS)
                .strictly(row -> {
                    int at = text(row, 0).indexOf(text(row, 1));
                    return at < 0 ? 0L : text(row, 0).codePointCount(0, at) + 1L;
                });
        FunctionCheck.of("replace")
                .over(TEXT, TEXTS)
                .over(TEXT, "a", "aX", " ", "\u00fc")
                .over(TEXT, "", "bb")
                .strictly(row -> text(row, 0).replace(text(row, 1), text(row, 2)));
    }

    @Test
    void likeMatchesAsItsRegularExpression() {
        Object[] forms = {
            "",
            "%",
            "_",
            "%a%",
            "a%",
            "%a",
            "%a%a%",
            "a_X%",
            "__c",
            "%\u00fc%",
            "_\u00fc%",
            "%_%",
            "exactly1_byte",
            "%12_yt"
        };
        FunctionCheck.of("like")
                .over(TEXT, TEXTS)
                .over(TEXT, forms)
                .strictly(row -> like(text(row, 0), text(row, 1)));
        FunctionCheck.of("ilike")
                .over(TEXT, TEXTS)
                .over(TEXT, "%A%", "aBC", "_bC", "%\u00dcR%")
                .strictly(row ->
                        like(
                                text(row, 0).toLowerCase(Locale.ROOT),
                                text(row, 1).toLowerCase(Locale.ROOT)));
    }

    private static boolean like(String text, String form) {
        StringBuilder regex = new StringBuilder();
        form.codePoints()
                .forEach(c -> {
                    if (c == '%') regex.append(".*");
                    else if (c == '_') regex.append('.');
                    else regex.append(Pattern.quote(Character.toString(c)));
                });
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
    }

    @Test
    void regularExpressionsAreThoseOfTheJdk() {
        Object[] patterns = {"a", "[a-z]+", "(\\d)(\\d)", "^$", ".", "\u00fc.", "(X)?a"};
        FunctionCheck.of("regexMatches")
                .over(TEXT, TEXTS)
                .over(TEXT, patterns)
                .strictly(row -> Pattern.compile(text(row, 1)).matcher(text(row, 0)).find());
        FunctionCheck.of("regexFullMatch")
                .over(TEXT, TEXTS)
                .over(TEXT, patterns)
                .strictly(row -> Pattern.compile(text(row, 1)).matcher(text(row, 0)).matches());
        FunctionCheck.of("regexExtract")
                .over(TEXT, TEXTS)
                .over(TEXT, patterns)
                .strictly(row -> {
                    java.util.regex.Matcher matcher =
                            Pattern.compile(text(row, 1)).matcher(text(row, 0));
                    return matcher.find() ? matcher.group() : "";
                });
        FunctionCheck.of("regexReplace")
                .over(TEXT, TEXTS)
                .over(TEXT, "a", "(\\d)(\\d)", "\u00fc.")
                .over(TEXT, "<>", "\u00e4")
                .over(TEXT, "g", "")
                .strictly(row -> {
                    java.util.regex.Matcher matcher =
                            Pattern.compile(text(row, 1)).matcher(text(row, 0));
                    return text(row, 3).isEmpty()
                            ? matcher.replaceFirst(text(row, 2))
                            : matcher.replaceAll(text(row, 2));
                });
    }

    @Test
    void textsAreBuilt() {
        FunctionCheck.of("concat")
                .over(TEXT, TEXTS)
                .over(TEXT, PARTS)
                .strictly(row -> text(row, 0) + text(row, 1));
        FunctionCheck.of("concatWs")
                .over(TEXT, ", ", "")
                .over(TEXT, "a", "exactly13byte")
                .over(TEXT, "b")
                .matches(row -> {
                    if (row.get(0) == null) return null;
                    List<String> some = new ArrayList<>();
                    for (Object part : row.subList(1, 3)) if (part != null) some.add((String) part);
                    return String.join((String) row.get(0), some);
                });
        FunctionCheck.of("reverse")
                .over(TEXT, TEXTS)
                .strictly(row -> new StringBuilder(text(row, 0)).reverse().toString());
        FunctionCheck.of("repeat")
                .over(TEXT, TEXTS)
                .over(DataType.INT64, 0L, 1L, 3L, -1L)
                .strictly(row -> text(row, 0).repeat((int) Math.max(0, (long) row.get(1))));
        FunctionCheck.of("lpad")
                .over(TEXT, TEXTS)
                .over(DataType.INT64, 0L, 3L, 20L, -1L)
                .over(TEXT, "x", "\u00e4b", "")
                .strictly(row -> padded(row, true));
        FunctionCheck.of("rpad")
                .over(TEXT, TEXTS)
                .over(DataType.INT64, 0L, 3L, 20L)
                .over(TEXT, "x", "\u00e4b")
                .strictly(row -> padded(row, false));
    }

    private static Object padded(List<Object> row, boolean left) {
        String text = text(row, 0);
        int all = text.codePointCount(0, text.length());
        long wanted = (long) row.get(1);
        if (wanted <= all) return part(text, 0, Math.max(0, wanted));
        if (text(row, 2).isEmpty()) return FAILS;
        String fill = part(text(row, 2).repeat(40), 0, wanted - all);
        return left ? fill + text : text + fill;
    }

    @Test
    void splitsKeepEmptyPieces() {
        FunctionCheck.of("split")
                .over(TEXT, TEXTS)
                .over(TEXT, "a", ", ", "X", "\u00fc")
                .strictly(row -> List.of(text(row, 0).split(Pattern.quote(text(row, 1)), -1)));
        FunctionCheck.of("splitPart")
                .over(TEXT, TEXTS)
                .over(TEXT, "a", "X")
                .over(DataType.INT64, 1L, 2L, -1L, 0L, 99L, -99L)
                .strictly(row -> {
                    String[] parts = text(row, 0).split(Pattern.quote(text(row, 1)), -1);
                    long at = (long) row.get(2);
                    long index = at < 0 ? parts.length + at : at - 1;
                    return at == 0 || index < 0 || index >= parts.length ? "" : parts[(int) index];
                });
    }

    private static String text(List<Object> row, int index) {
        return (String) row.get(index);
    }
}
