package dev.tasse.expr;

/// Which rows a join keeps.
public enum JoinType {
    /// Pairs of rows that match.
    INNER,
    /// Pairs that match, and left rows without a match, their right columns null.
    LEFT,
    /// Pairs that match, and right rows without a match, their left columns null.
    RIGHT,
    /// Pairs that match, and the rows of both sides without a match.
    FULL,
    /// Left rows that have a match, once each, left columns only.
    SEMI,
    /// Left rows that have no match, left columns only.
    ANTI,
    /// Every pair.
    CROSS
}
