package dev.tasse.error;

import java.io.Serializable;

/// The parts of an error: what went wrong, where, what was got, what was expected, what to do.
///
/// Only `what` is required; a part that does not apply is the empty string. The message reads
/// `where: what: got X, expected Y; remedy`, leaving out the parts that are empty.
///
/// @param what the fault in a few words: `column "fair" not found`
/// @param where file and row, plan node, or position in a query; empty when `what` says it
/// @param got the offending value or type
/// @param expected what would have been right
/// @param remedy what the user can do about it
public record Problem(String what, String where, String got, String expected, String remedy)
        implements Serializable {

    /// A problem told by `what` alone.
    public static Problem of(String what) {
        return new Problem(what, "", "", "", "");
    }

    /// The same problem at the place `place`.
    public Problem at(String place) {
        return new Problem(what, place, got, expected, remedy);
    }

    /// The same problem with the offending value or type.
    public Problem got(Object value) {
        return new Problem(what, where, String.valueOf(value), expected, remedy);
    }

    /// The same problem with what would have been right.
    public Problem expected(Object value) {
        return new Problem(what, where, got, String.valueOf(value), remedy);
    }

    /// The same problem with what the user can do about it.
    public Problem remedy(String advice) {
        return new Problem(what, where, got, expected, advice);
    }

    /// The whole as one sentence.
    public String message() {
        StringBuilder text = new StringBuilder(where);
        if (!where.isEmpty()) text.append(": ");
        text.append(what);
        if (!got.isEmpty()) text.append(": got ").append(got);
        if (!expected.isEmpty()) {
            text.append(got.isEmpty() ? ": expected " : ", expected ").append(expected);
        }
        if (!remedy.isEmpty()) text.append("; ").append(remedy);
        return text.toString();
    }
}
