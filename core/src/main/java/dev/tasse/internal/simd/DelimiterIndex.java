package dev.tasse.internal.simd;

import java.util.Arrays;

/// Where fields end in a piece of delimited text: what {@link DelimiterScan} finds.
///
/// Reused from piece to piece; grows with the fields found.
public final class DelimiterIndex {
    /// Entries past the last that a block may write.
    private static final int SLACK = 64;

    private static final int FIRST_CAPACITY = 1024;

    int[] ends = new int[FIRST_CAPACITY];
    int count;
    int lineCount;
    boolean quoted;
    boolean ascii;
    boolean exact;

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

    /// Adds the line end that the last line of a file may lack.
    public void addLineEnd(int position) {
        reserve();
        ends[count++] = position;
        lineCount++;
    }

    /// Makes room for the fields of one more block.
    void reserve() {
        if (count + SLACK > ends.length) ends = Arrays.copyOf(ends, 2 * ends.length);
    }

    void clear() {
        count = 0;
        lineCount = 0;
        quoted = false;
        ascii = true;
        exact = false;
    }
}
