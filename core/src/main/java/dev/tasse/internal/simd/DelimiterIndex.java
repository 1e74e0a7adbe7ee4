package dev.tasse.internal.simd;

/// Where fields end in a piece of delimited text: what {@link DelimiterScan} finds.
///
/// Reused from piece to piece. The array is as long as the largest piece, so that the scan never
/// asks for room.
public final class DelimiterIndex {
    /// Entries past the last that a scan may write.
    static final int SLACK = 64;

    int[] ends;
    int count;
    int lineCount;
    boolean quoted;
    boolean ascii;
    boolean exact;

    /// An index for pieces of up to `pieceBytes` bytes.
    public DelimiterIndex(int pieceBytes) {
        ends = new int[pieceBytes + SLACK];
    }

    /// The offsets of the delimiters and line ends that end fields, in order; {@link #count} of
    /// them.
    public int[] ends() {
        return ends;
    }

    /// How many fields end.
    public int count() {
        return count;
    }

    /// How many of them are ended by a line end.
    public int lineCount() {
        return lineCount;
    }

    /// Whether there is a quote anywhere.
    public boolean quoted() {
        return quoted;
    }

    /// Whether all bytes are ASCII.
    public boolean ascii() {
        return ascii;
    }

    /// Whether quotes stand in places where the fast scan could not follow them, such as inside an
    /// unquoted field or after blanks.
    public boolean exact() {
        return exact;
    }

    void clear() {
        count = 0;
        lineCount = 0;
        quoted = false;
        ascii = true;
        exact = false;
    }
}
