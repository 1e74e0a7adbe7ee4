package dev.tasse.avro;

import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

import java.util.Map;

/// Records as maps.
record MapMaker() implements ValueMaker<Map<String, Object>> {
    @Override
    public void check(Schema schema, String path) {}

    @Override
    @SuppressWarnings("NullAway") // values may be null, as in all bags of maps
    public Map<String, Object> value(IndexedRecord row) {
        return AvroData.map(row);
    }
}
