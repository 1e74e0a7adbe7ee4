package dev.tasse.avro;

import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/// Records of Avro as records of a class.
record RowMaker<R extends Record>(Class<R> type) implements ValueMaker<R> {
    @Override
    public void check(Schema schema, String path) {
        RecordMaker.of(type).check(schema, path);
    }

    @Override
    public R value(IndexedRecord row) {
        return type.cast(RecordMaker.of(type).make(AvroData.map(row)));
    }
}
