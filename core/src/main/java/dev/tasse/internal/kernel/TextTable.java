package dev.tasse.internal.kernel;

import static dev.tasse.type.DataType.BOOL;
import static dev.tasse.type.DataType.INT32;
import static dev.tasse.type.DataType.INT64;
import static dev.tasse.type.DataType.STRING;

import dev.tasse.type.ListType;

import java.util.List;

/// The functions of text, and of the lists that they make.
final class TextTable {
    private static final Typing TEXT = Typing.fixed(STRING, STRING);
    private static final Typing TEST = Typing.fixed(BOOL, STRING);
    private static final Typing MEASURE = Typing.fixed(INT64, STRING);
    private static final Typing CODE = Typing.fixed(INT32, STRING);
    private static final Typing PART = Typing.fixed(STRING, STRING, INT64);
    private static final Typing PADDED = Typing.fixed(STRING, STRING, INT64, STRING);
    private static final Typing TEXTS = Typing.fixed(new ListType(STRING), STRING);

    static final List<Function> ROWS =
            List.of(
                    Function.of(
                                    "length",
                                    1,
                                    "take the length of",
                                    ListTyping.LENGTH,
                                    Strings::length)
                            .sql("len", "char_length", "character_length", "array_length")
                            .example("length('äb') = 2"),
                    Function.of("byteLength", 1, "take the length of", MEASURE, Strings::byteLength)
                            .sql("strlen", "octet_length")
                            .example("strlen('äb') = 3"),
                    Function.of("upper", 1, "change letters of", TEXT, LetterCase::upper)
                            .sql("ucase")
                            .example("upper('äb') = 'ÄB'"),
                    Function.of("lower", 1, "change letters of", TEXT, LetterCase::lower)
                            .sql("lcase")
                            .example("lower('ÄB') = 'äb'"),
                    Function.of("trim", 1, "trim", TEXT, Trimming::both)
                            .upTo(2)
                            .example("trim('xxaxx', 'x') = 'a'"),
                    Function.of("ltrim", 1, "trim", TEXT, Trimming::left)
                            .upTo(2)
                            .example("ltrim('  a ') = 'a '"),
                    Function.of("rtrim", 1, "trim", TEXT, Trimming::right)
                            .upTo(2)
                            .example("rtrim(' a  ') = ' a'"),
                    Function.of("substring", 2, "take a part of", PART, Substrings::substring)
                            .upTo(3)
                            .sql("substr")
                            .example("substring('hello', 2, 3) = 'ell'"),
                    Function.of("left", 2, "take a part of", PART, Substrings::left)
                            .example("left('äöü', 2) = 'äö'"),
                    Function.of("right", 2, "take a part of", PART, Substrings::right)
                            .example("right('äöü', -1) = 'öü'"),
                    Function.of(
                                    "splitPart",
                                    3,
                                    "take a part of",
                                    Typing.fixed(STRING, STRING, STRING, INT64),
                                    Splitting::part)
                            .example("split_part('a,b,c', ',', -1) = 'c'"),
                    Function.of("split", 2, "split", TEXTS, Splitting::split)
                            .sql("string_split", "str_split", "string_to_array")
                            .example("len(string_split('a,b,,c', ',')) = 4"),
                    Function.of(
                                    "element",
                                    2,
                                    "take an element of",
                                    ListTyping.ELEMENT,
                                    Lists::element)
                            .sql("list_extract", "list_element", "array_extract")
                            .example("list_extract(string_split('a,b', ','), 2) = 'b'"),
                    Function.of("position", 2, "search", MEASURE, Searching::position)
                            .sql("strpos", "instr")
                            .example("strpos('äöü', 'ü') = 3"),
                    Function.of("contains", 2, "search", TEST, Searching::contains)
                            .example("contains('hello', 'ell')"),
                    Function.of("startsWith", 2, "search", TEST, Searching::startsWith)
                            .sql("prefix")
                            .example("starts_with('hello', 'he')"),
                    Function.of("endsWith", 2, "search", TEST, Searching::endsWith)
                            .sql("suffix")
                            .example("ends_with('hello', 'lo')"),
                    Function.of("like", 2, "match", TEST, Likeness::like)
                            .upTo(3)
                            .sql("like_escape")
                            .example("'hello' like 'h_l%'"),
                    Function.of("ilike", 2, "match", TEST, Likeness::ilike)
                            .upTo(3)
                            .sql("ilike_escape")
                            .example("'HELLO' ilike 'h_l%'"),
                    Function.of("regexMatches", 2, "match", TEST, Regexes::matches)
                            .upTo(3)
                            .sql("regexp_matches")
                            .checked(Regexes::check)
                            .example("regexp_matches('abc', 'B.', 'i')"),
                    Function.of("regexFullMatch", 2, "match", TEST, Regexes::fullMatch)
                            .upTo(3)
                            .sql("regexp_full_match")
                            .checked(Regexes::check)
                            .example("not regexp_full_match('abc', 'b.')"),
                    Function.of(
                                    "regexExtract",
                                    2,
                                    "search",
                                    Typing.fixed(STRING, STRING, STRING, INT64),
                                    Regexes::extract)
                            .upTo(3)
                            .sql("regexp_extract")
                            .checked(Regexes::check)
                            .example("regexp_extract('abc', 'b(.)', 1) = 'c'"),
                    Function.of("regexReplace", 3, "replace in", TEXT, Regexes::replace)
                            .upTo(4)
                            .sql("regexp_replace")
                            .checked(Regexes::check)
                            .example("regexp_replace('abcb', '(b)', '<\\1>', 'g') = 'a<b>c<b>'"),
                    Function.of("replace", 3, "replace in", TEXT, Rewriting::replace)
                            .example("replace('aaa', 'aa', 'b') = 'ba'"),
                    Function.of("translate", 3, "replace in", TEXT, Rewriting::translate)
                            .example("translate('abc', 'ab', 'x') = 'xc'"),
                    Function.of("reverse", 1, "reverse", TEXT, Rewriting::reverse)
                            .example("reverse('äbc') = 'cbä'"),
                    Function.of("repeat", 2, "repeat", PART, Rewriting::repeat)
                            .example("repeat('ab', 3) = 'ababab'"),
                    Function.of("lpad", 3, "pad", PADDED, Rewriting::padLeft)
                            .example("lpad('abc', 5, 'xy') = 'xyabc'"),
                    Function.of("rpad", 3, "pad", PADDED, Rewriting::padRight)
                            .example("rpad('abc', 2, 'x') = 'ab'"),
                    Function.of("concat", 1, "join", TEXT, Rewriting::concat)
                            .upTo(Functions.MANY)
                            .example("'a' || 'b' = 'ab'"),
                    Function.of("concatWs", 2, "join", TEXT, Rewriting::concatSeparated)
                            .upTo(Functions.MANY)
                            .seesNulls()
                            .example("concat_ws(',', 'a', null, 'b') = 'a,b'"),
                    Function.of("unicode", 1, "take the code of", CODE, Strings::unicode)
                            .sql("ord")
                            .example("unicode('ä') = 228"),
                    Function.of("ascii", 1, "take the code of", CODE, Strings::ascii)
                            .example("ascii('') = 0"),
                    Function.of(
                                    "chr",
                                    1,
                                    "take the letter of",
                                    Typing.fixed(STRING, INT64),
                                    Strings::chr)
                            .example("chr(228) = 'ä'"));

    private TextTable() {}
}
