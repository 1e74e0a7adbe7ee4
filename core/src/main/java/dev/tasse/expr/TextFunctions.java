package dev.tasse.expr;

import java.util.ArrayList;
import java.util.List;

/// Functions of text: `col("name").str().upper()`.
///
/// Lengths and positions count code points, positions from 1; letter case follows `Locale.ROOT`. A
/// null argument makes a null.
///
/// @param of the text
public record TextFunctions(Expr of) {
    /// The number of characters.
    public Expr length() {
        return Expr.call("length", of);
    }

    /// The number of bytes in UTF-8.
    public Expr byteLength() {
        return Expr.call("byteLength", of);
    }

    /// In upper case.
    public Expr upper() {
        return Expr.call("upper", of);
    }

    /// In lower case.
    public Expr lower() {
        return Expr.call("lower", of);
    }

    /// Without the spaces at both ends.
    public Expr trim() {
        return Expr.call("trim", of);
    }

    /// Without the characters in `set` at both ends.
    public Expr trim(Object set) {
        return Expr.call("trim", of, set);
    }

    /// Without the spaces at the start.
    public Expr trimStart() {
        return Expr.call("ltrim", of);
    }

    /// Without the spaces at the end.
    public Expr trimEnd() {
        return Expr.call("rtrim", of);
    }

    /// From position `start` on; from the end if it is negative.
    public Expr substring(Object start) {
        return Expr.call("substring", of, start);
    }

    /// The `length` characters from position `start` on; from the end if that is negative.
    public Expr substring(Object start, Object length) {
        return Expr.call("substring", of, start, length);
    }

    /// The first `count` characters, or all but the last `-count`.
    public Expr left(Object count) {
        return Expr.call("left", of, count);
    }

    /// The last `count` characters, or all but the first `-count`.
    public Expr right(Object count) {
        return Expr.call("right", of, count);
    }

    /// Whether `part` stands somewhere in it.
    public Expr contains(Object part) {
        return Expr.call("contains", of, part);
    }

    /// Whether it begins with `part`.
    public Expr startsWith(Object part) {
        return Expr.call("startsWith", of, part);
    }

    /// Whether it ends with `part`.
    public Expr endsWith(Object part) {
        return Expr.call("endsWith", of, part);
    }

    /// The position where `part` first stands; 0 if it does not.
    public Expr position(Object part) {
        return Expr.call("position", of, part);
    }

    /// Whether all of it has the form `form`, in which `%` stands for any text and `_` for any
    /// character.
    public Expr like(Object form) {
        return Expr.call("like", of, form);
    }

    /// The same whatever the letter case.
    public Expr ilike(Object form) {
        return Expr.call("ilike", of, form);
    }

    /// Whether the regular expression `pattern` (of `java.util.regex`) matches somewhere.
    public Expr matches(Object pattern) {
        return Expr.call("regexMatches", of, pattern);
    }

    /// What group `group` of the regular expression matches first, 0 being the whole; the empty
    /// text if nothing.
    public Expr extract(Object pattern, int group) {
        return Expr.call("regexExtract", of, pattern, group);
    }

    /// With every match of the regular expression replaced; `\1` stands for its first group.
    public Expr replaceRegex(Object pattern, Object replacement) {
        return Expr.call("regexReplace", of, pattern, replacement, "g");
    }

    /// With every `part` replaced.
    public Expr replace(Object part, Object replacement) {
        return Expr.call("replace", of, part, replacement);
    }

    /// The pieces between separators, as a list.
    public Expr split(Object separator) {
        return Expr.call("split", of, separator);
    }

    /// The piece at a position between separators, from the end if negative; the empty text if
    /// there is none.
    public Expr splitPart(Object separator, Object position) {
        return Expr.call("splitPart", of, separator, position);
    }

    /// This and `others`, one after the other; null if one of them is.
    public Expr concat(Object... others) {
        List<Expr> all = new ArrayList<>(List.of(of));
        for (Object other : others) all.add(Lit.of(other));
        return new Call("concat", all);
    }

    /// Cut or filled up with `fill` on the left to `length` characters.
    public Expr padStart(Object length, Object fill) {
        return Expr.call("lpad", of, length, fill);
    }

    /// Cut or filled up with `fill` on the right to `length` characters.
    public Expr padEnd(Object length, Object fill) {
        return Expr.call("rpad", of, length, fill);
    }

    /// The characters from the last to the first.
    public Expr reverse() {
        return Expr.call("reverse", of);
    }

    /// It `count` times.
    public Expr repeat(Object count) {
        return Expr.call("repeat", of, count);
    }

    /// The timestamp that it says in the format `format`, as `%Y-%m-%d %H:%M:%S`; other texts are
    /// an error.
    public Expr parseTime(String format) {
        return Expr.call("parseTime", of, format);
    }

    /// The same, null for other texts.
    public Expr tryParseTime(String format) {
        return Expr.call("tryParseTime", of, format);
    }
}
