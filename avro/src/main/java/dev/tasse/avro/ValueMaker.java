package dev.tasse.avro;

import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

import java.io.Serializable;

/// Makes values of the records of a file.
///
/// @param <T> the class of the values
interface ValueMaker<T> extends Serializable {
    /// Checks that the records of a file have what is needed.
    ///
    /// @throws dev.tasse.error.PlanException if they do not
    void check(Schema schema, String path);

    /// The value of `row`.
    ///
    /// @throws dev.tasse.error.DataException if it does not fit
    T value(IndexedRecord row);
}
