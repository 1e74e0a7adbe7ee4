package dev.tasse.internal.simd;

import java.util.Arrays;

/// Where fields end in a piece of delimited text: what {@link DelimiterScan} finds.
///
/// Each field lies between two borders, which are the bytes right before and behind it. Reused from
/// piece to piece; grows with the fields found.
public final class DelimiterIndex {
    /// Entries past the last that a block may write.
    private static final int SLACK = 64;

    private static final int FIRST_CAPACITY = 1024;

    int[] borders = new int[FIRST_CAPACITY];
    // How many borders there are: one more than fields.
    int size = 1;
    int lineCount;
    boolean quoted;
    boolean ascii;
    boolean exact;

    /// The byte before the first field, then the delimiters and line ends that end fields, in
    /// order: field `i` lies between the borders `i` and `i + 1`.
    public int[] borders() {
        return borders;
    }

    /// The offset of the delimiter or line end that ends field `i`.
    public int end(int i) {
        return borders[i + 1];
    }

    /// How many fields end.
    public int count() {
        return size - 1;
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
        borders[size++] = position;
        lineCount++;
    }

    /// Makes room for the fields of one more block.
    void reserve() {
        if (size + SLACK > borders.length) borders = Arrays.copyOf(borders, 2 * borders.length);
    }

    /// Forgets all fields; the next is to begin at `from`.
    void clear(int from) {
        borders[0] = from - 1;
        size = 1;
        lineCount = 0;
        quoted = false;
        ascii = true;
        exact = false;
    }
}
