package dev.tasse.data;

import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;

/// Values by their number in an immutable dictionary: a code of 32 bits for each row.
///
/// The entries of a dictionary are distinct and not null, and there is at least one where there is
/// a row, so that the code of a null, which is unspecified, can always be one of them.
///
/// A join may hand out values as row numbers of its other side instead of copies: see {@link
/// #ofRows}. Only such entries need not be distinct, {@link #isDistinct} is false, and pipelines
/// write them out before anything computes with them.
public final class DictionaryColumn extends Column {
    private final MemorySegment codes;
    private final Column dictionary;
    private final boolean distinct;

    /// The first `length` codes in `codes`; for the engine.
    ///
    /// Every code, those of nulls too, is at least 0 and less than the entries of `dictionary`.
    @SuppressWarnings("exports")
    public DictionaryColumn(long length, MemorySegment codes, Column dictionary, Bitmap validity) {
        this(codes, dictionary, validity, true);
        if (length != validity.length()) {
            throw new IllegalArgumentException(
                    length + " rows with the validity of " + validity.length());
        }
    }

    private DictionaryColumn(
            MemorySegment codes, Column dictionary, Bitmap validity, boolean distinct) {
        super(dictionary.type(), validity.length(), validity);
        long length = validity.length();
        if (length > 0 && dictionary.length() == 0) {
            throw new IllegalArgumentException("an empty dictionary for " + length + " rows");
        }
        this.codes = codes.asSlice(0, Math.multiplyExact(length, (long) Integer.BYTES));
        this.dictionary = dictionary;
        this.distinct = distinct;
    }

    /// The values of `column` at the rows in `rows`, 4 bytes each, without a copy; for the engine.
    ///
    /// @param validity of as many rows; clear wherever `column` is null at the row
    @SuppressWarnings("exports")
    public static DictionaryColumn ofRows(MemorySegment rows, Column column, Bitmap validity) {
        return new DictionaryColumn(rows, column, validity, false);
    }

    /// A column of other codes into the same dictionary, as many as `validity` has; for the engine.
    @SuppressWarnings("exports")
    public DictionaryColumn withCodes(MemorySegment other, Bitmap validity) {
        return new DictionaryColumn(other, dictionary, validity, distinct);
    }

    /// The same codes into a copy of the dictionary.
    DictionaryColumn withDictionary(MemorySegment copied, Column entries, Bitmap validity) {
        return new DictionaryColumn(copied, entries, validity, distinct);
    }

    /// Whether no two entries of the dictionary are equal, as it has to be but for values that a
    /// join left where they were.
    public boolean isDistinct() {
        return distinct;
    }

    /// The codes, 4 bytes each.
    public MemorySegment codes() {
        return codes;
    }

    /// The values that the codes count from 0.
    public Column dictionary() {
        return dictionary;
    }

    /// The number of the value at `row`; unspecified for a null.
    public int code(long row) {
        return codes.getAtIndex(Layouts.INT, row);
    }

    @Override
    DictionaryColumn sliced(long from, long count) {
        MemorySegment part = codes.asSlice(from * Integer.BYTES, count * Integer.BYTES);
        return withCodes(part, validity().slice(from, count));
    }

    @Override
    DictionaryColumn copyView() {
        return withDictionary(codes, dictionary.copyView(), validity());
    }

    @Override
    void setAnchor(Object owner) {
        super.setAnchor(owner);
        dictionary.setAnchor(owner);
    }

    @Override
    void forEachSegment(Consumer<MemorySegment> sink) {
        sink.accept(codes);
        dictionary.forEachSegment(sink);
        Validity.forEachSegment(validity(), sink);
    }

    @Override
    long countBytes() {
        return codes.byteSize() + dictionary.bytes() + Validity.bytes(validity());
    }

    @Override
    boolean booleanAt(long row) {
        return dictionary.booleanAt(code(row));
    }

    @Override
    long longAt(long row) {
        return dictionary.longAt(code(row));
    }

    @Override
    double doubleAt(long row) {
        return dictionary.doubleAt(code(row));
    }

    @Override
    String stringAt(long row) {
        return dictionary.stringAt(code(row));
    }

    @Override
    Object valueAt(long row) {
        return dictionary.valueAt(code(row));
    }
}
