package dev.tasse.avro;

import dev.tasse.spi.ItemFormat;
import dev.tasse.spi.ItemSink;

import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;

import java.io.IOException;
import java.io.OutputStream;

/// Records of `type` in Avro files.
record AvroFormat<R extends Record>(Class<R> type, Avro.Codec codec) implements ItemFormat<R> {
    private static final int DEFLATE_LEVEL = 6;

    @Override
    public ItemSink<R> begin(OutputStream out, String path) throws IOException {
        Schema schema = RecordSchemas.of(type);
        GenericDatumWriter<Object> datums = new GenericDatumWriter<>(schema, AvroData.DATA);
        DataFileWriter<Object> writer = new DataFileWriter<>(datums);
        writer.setCodec(factory());
        return new Sink<>(writer.create(schema, out), schema);
    }

    private CodecFactory factory() {
        return switch (codec) {
            case NONE -> CodecFactory.nullCodec();
            case DEFLATE -> CodecFactory.deflateCodec(DEFLATE_LEVEL);
            case SNAPPY -> CodecFactory.snappyCodec();
            case ZSTANDARD -> CodecFactory.zstandardCodec(CodecFactory.DEFAULT_ZSTANDARD_LEVEL);
        };
    }

    private record Sink<R extends Record>(DataFileWriter<Object> writer, Schema schema)
            implements ItemSink<R> {
        @Override
        public void write(R value) throws IOException {
            writer.append(Datums.of(value, schema));
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }
}
