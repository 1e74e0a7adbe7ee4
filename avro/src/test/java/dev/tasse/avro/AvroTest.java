package dev.tasse.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tasse.Bag;
import dev.tasse.Client;
import dev.tasse.error.DataException;
import dev.tasse.error.PlanException;
import dev.tasse.error.TasseException;
import dev.tasse.spi.Split;

import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

final class AvroTest {
    record Hit(long id, @Nullable String user) {}

    record Address(String city, @Nullable Address old) {}

    record Wide(
            boolean flag,
            byte small,
            short less,
            float part,
            @Nullable Double number,
            @Nullable BigDecimal price,
            @Nullable UUID key,
            @Nullable LocalDate day,
            @Nullable LocalTime time,
            @Nullable LocalDateTime local,
            @Nullable Instant at,
            @Nullable DayOfWeek name,
            List<@Nullable Address> homes,
            Map<String, @Nullable Integer> counts) {}

    @SuppressWarnings("ArrayRecordComponent") // what is tested
    record Bytes(byte[] bytes) {}

    record Narrow(int id) {}

    record Widened(double id, BigInteger large) {}

    record Misspelt(long id, String usr) {}

    record Odd(Thread thread) {}

    record Unwritten(Object any) {}

    record Late(Instant at) {}

    @TempDir private Path folder;

    private final Client client = Client.threads(2);

    @AfterEach
    void close() {
        client.close();
    }

    private <T> List<T> values(Bag<T> bag) {
        return client.with(bag::compute);
    }

    private <R extends Record> String written(Class<R> type, List<R> rows, Avro.Codec codec) {
        String pattern = folder.resolve("part-*.avro").toString();
        Bag<R> bag = Bag.of(rows, 1);
        return client.with(() -> bag.write(pattern, Avro.format(type, codec)).compute()).getFirst();
    }

    /// A file with one record of one field, as another program may write it.
    private String file(Schema field, Object value) throws IOException {
        Schema schema =
                SchemaBuilder.record("Row").fields().name("x").type(field).noDefault().endRecord();
        GenericData.Record row = new GenericData.Record(schema);
        row.put("x", value);
        Path file = folder.resolve("other.avro");
        try (DataFileWriter<Object> writer =
                new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            writer.create(schema, file.toFile());
            writer.append(row);
        }
        return file.toString();
    }

    private @Nullable Object read(Schema field, Object value) throws IOException {
        return values(Avro.read(file(field, value))).getFirst().get("x");
    }

    private static Schema of(Schema.Type type) {
        return Schema.create(type);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsRead(Avro.Codec codec) {
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < 5000; i++) hits.add(new Hit(i, i % 7 == 0 ? null : "ü" + i));
        String path = written(Hit.class, hits, codec);
        assertThat(values(Avro.read(path, Hit.class))).isEqualTo(hits);
        assertThat(values(Avro.read(path)).get(1)).isEqualTo(Map.of("id", 1L, "user", "ü1"));
    }

    @Test
    void eachClassOfComponentsComesBack() {
        Wide full =
                new Wide(
                        true,
                        (byte) -128,
                        Short.MAX_VALUE,
                        0.5f,
                        Double.NaN,
                        new BigDecimal("-1.10"),
                        new UUID(1, 2),
                        LocalDate.of(1969, 2, 28),
                        LocalTime.of(23, 59, 59, 999_999_000),
                        LocalDateTime.of(1969, 12, 31, 23, 59, 59, 1000),
                        Instant.parse("2024-02-29T12:00:00.000001Z"),
                        DayOfWeek.FRIDAY,
                        Arrays.asList(new Address("A", new Address("B", null)), null),
                        Map.of("x", 1));
        Wide empty =
                new Wide(
                        false,
                        (byte) 0,
                        (short) 0,
                        0,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        Collections.singletonMap("y", null));
        String path = written(Wide.class, List.of(full, empty), Avro.Codec.DEFLATE);
        assertThat(values(Avro.read(path, Wide.class))).containsExactly(full, empty);
        String bytes =
                written(Bytes.class, List.of(new Bytes(new byte[] {1, -1})), Avro.Codec.NONE);
        assertThat(values(Avro.read(bytes, Bytes.class)).getFirst().bytes()).containsExactly(1, -1);
    }

    @Test
    void eachPartOfAFileIsReadOnce() {
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) hits.add(new Hit(i, "user " + i));
        String path = written(Hit.class, hits, Avro.Codec.NONE);
        AvroSource<Hit> source = AvroSource.open(path, new RowMaker<>(Hit.class));
        Split whole = source.splits().getFirst();
        for (int pieces : new int[] {1, 3, 100}) {
            List<Hit> read = new ArrayList<>();
            long from = 0;
            for (int i = 1; i <= pieces; i++) {
                long to = whole.length() * i / pieces;
                Split part = new Split(0, path, from, to - from, -1, to - from);
                try {
                    source.read(part, read::add);
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
                from = to;
            }
            assertThat(read).isEqualTo(hits);
        }
    }

    @Test
    void valuesOfOtherProgramsBecomeThoseOfTheJdk() throws IOException {
        Schema decimal = LogicalTypes.decimal(5, 2).addToSchema(of(Schema.Type.BYTES));
        assertThat(read(decimal, ByteBuffer.wrap(new byte[] {-1, 0x38})))
                .isEqualTo(new BigDecimal("-2.00"));
        Schema fixed = Schema.createFixed("Two", null, null, 2);
        assertThat(read(fixed, new GenericData.Fixed(fixed, new byte[] {3, 4})))
                .isEqualTo(new byte[] {3, 4});
        Schema suits = Schema.createEnum("Suit", null, null, List.of("HEARTS", "SPADES"));
        assertThat(read(suits, new GenericData.EnumSymbol(suits, "SPADES"))).isEqualTo("SPADES");
        Schema millis = LogicalTypes.timestampMillis().addToSchema(of(Schema.Type.LONG));
        assertThat(read(millis, -1L)).isEqualTo(Instant.ofEpochMilli(-1));
        Schema time = LogicalTypes.timeMillis().addToSchema(of(Schema.Type.INT));
        assertThat(read(time, 1)).isEqualTo(LocalTime.of(0, 0, 0, 1_000_000));
        Schema union = Schema.createUnion(of(Schema.Type.STRING), of(Schema.Type.INT));
        assertThat(read(union, 7)).isEqualTo(7);
        Schema lists = Schema.createArray(Schema.createMap(of(Schema.Type.STRING)));
        assertThat(read(lists, List.of(Map.of("a", "b")))).isEqualTo(List.of(Map.of("a", "b")));
    }

    @Test
    void numbersFitComponentsWithoutLoss() {
        String path = written(Hit.class, List.of(new Hit(7, null)), Avro.Codec.NONE);
        assertThat(values(Avro.read(path, Narrow.class))).containsExactly(new Narrow(7));
        String large = written(Hit.class, List.of(new Hit(1L << 40, "a")), Avro.Codec.NONE);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> values(Avro.read(large, Narrow.class)))
                .withMessageContaining("field \"id\" of Narrow: got Long 1099511627776")
                .withMessageContaining(large + ", block at byte");
        record Exact(double id) {}
        assertThat(values(Avro.read(large, Exact.class))).containsExactly(new Exact(0x1p40));
        String most = written(Hit.class, List.of(new Hit(Long.MAX_VALUE, "a")), Avro.Codec.NONE);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> values(Avro.read(most, Exact.class)))
                .withMessageContaining("expected a number that fits double");
    }

    @Test
    void componentsWithoutAFieldAreRefusedAtOnce() {
        String path = written(Hit.class, List.of(new Hit(7, null)), Avro.Codec.NONE);
        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> Avro.read(path, Misspelt.class))
                .withMessageContaining("no field for component \"usr\"")
                .withMessageContaining("did you mean \"user\"")
                .withMessageContaining("fields: id, user");
        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> Avro.read(path, Widened.class))
                .withMessageContaining("\"large\"");
        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> Avro.read(path, Odd.class))
                .withMessageContaining("component \"thread\" of Odd");
        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> Avro.format(Unwritten.class))
                .withMessageContaining("component \"any\" of Unwritten");
    }

    @Test
    void timesThatTheFileCannotHoldAreRefused() {
        List<Late> late = List.of(new Late(Instant.ofEpochSecond(0, 1)));
        assertThatExceptionOfType(TasseException.class)
                .isThrownBy(() -> written(Late.class, late, Avro.Codec.NONE))
                .withMessageContaining("finer than the microseconds");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void damagedFilesAreNamed() throws IOException {
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < 100; i++) hits.add(new Hit(i, "a"));
        byte[] bytes = Files.readAllBytes(Path.of(written(Hit.class, hits, Avro.Codec.NONE)));
        long header = Files.size(Path.of(written(Hit.class, List.of(), Avro.Codec.NONE)));
        Path file = folder.resolve("damaged.avro");
        for (int length = 0; length < bytes.length; length += 3) {
            if (length == header) continue; // a file without records
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThatExceptionOfType(TasseException.class)
                    .as("cut at " + length)
                    .isThrownBy(() -> values(Avro.read(file.toString(), Hit.class)))
                    .withMessageContaining(file.toString());
        }
        Files.writeString(file, "a,b\n1,2\n");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Avro.read(file.toString()))
                .withMessageContaining("Avro object container file");
        Schema schema = of(Schema.Type.INT);
        try (DataFileWriter<Object> writer =
                new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            writer.create(schema, file.toFile());
        }
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Avro.read(file.toString()))
                .withMessageContaining("the file has no records, but int");
    }
}
