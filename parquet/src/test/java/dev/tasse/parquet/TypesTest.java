package dev.tasse.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.DataFrame;
import dev.tasse.data.Table;
import dev.tasse.error.DataException;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.testing.Check;
import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.TimeResolution;
import dev.tasse.type.TimestampType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

@ExtendWith(LeakCheck.class)
final class TypesTest {
    @TempDir private Path folder;
    private Reading reading;

    @BeforeEach
    void open() throws SQLException {
        reading = new Reading();
    }

    @AfterEach
    void close() throws SQLException {
        reading.close();
    }

    private static void check(Path file, String sql) {
        Check.over(Map.of())
                .that(_ -> DataFrame.from(ParquetSource.open(file.toString())))
                .inOrder()
                .equalsSql(sql.replace("FILE", "'" + file + "'"));
    }

    @Test
    void flatTypesAreTheSameAsDuckDbReadsThem() {
        check(
                Corpus.file("types"),
                "select * replace (ts_ns_utc::timestamptz as ts_ns_utc) from FILE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"types-decimal-int", "int96"})
    void otherFormsOfTypesAreTheSameAsDuckDbReadsThem(String name) {
        check(Corpus.file(name), "select * from FILE");
    }

    @Test
    void schemaTellsTheTypes() {
        assertThat(ParquetSource.open(Corpus.file("types").toString()).schema().toMap())
                .containsEntry("i8", DataType.INT8)
                .containsEntry("u16", DataType.UINT16)
                .containsEntry("u64", DataType.UINT64)
                .containsEntry("f16", DataType.FLOAT32)
                .containsEntry("dec38", new DecimalType(38, 2))
                .containsEntry("ts_ms", new TimestampType(TimeResolution.MILLIS, ""))
                .containsEntry("ts_ns_utc", new TimestampType(TimeResolution.NANOS, "UTC"))
                .containsEntry("fixed", DataType.BINARY)
                .containsEntry("void", DataType.NULL)
                .containsEntry("none", DataType.STRING);
    }

    @Test
    void uuidsAreText() {
        check(Corpus.file("uuid"), "select id::varchar as id from FILE");
    }

    @Test
    void typesThatDuckDbWritesComeBack() throws SQLException {
        Path file = folder.resolve("duck.parquet");
        reading.run("CREATE TYPE mood AS ENUM ('sad', 'glad')");
        reading.write(
                file,
                "SELECT CASE WHEN i = 2 THEN NULL ELSE ['sad', 'glad'][1 + i % 2]::mood END AS m,"
                        + " '{\"a\": 1}'::JSON AS j, gen_random_uuid() AS id, TIME '01:02:03.000004' AS"
                        + " t, i::UINTEGER AS u, (i - 2)::DECIMAL(4, 1) AS d4, (i - 2)::DECIMAL(18, 9)"
                        + " AS d18, (i - 2)::DECIMAL(38, 5) AS d38, TIMESTAMPTZ '2024-01-01"
                        + " 12:00:00+02' AS z, TIMESTAMP_S '1969-12-31 23:59:59' AS s FROM range(5)"
                        + " t(i)",
                "");
        check(
                file,
                "select m::varchar as m, j::varchar as j, id::varchar as id, t, u, d4, d18, d38, z,"
                        + " s::timestamp as s from FILE");
    }

    @Test
    void intervalsAreMonthsDaysAndMilliseconds() throws SQLException {
        Path file = folder.resolve("interval.parquet");
        reading.write(file, "SELECT INTERVAL '14 months 3 days 1500 milliseconds' AS i", "");
        assertThat(reading.values(file).toString())
                .isEqualTo("[{months=14, days=3, milliseconds=1500}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nested", "nested-item"})
    void nestedColumnsAreCarriedAndShown(String name) {
        assertThat(reading.rows(Corpus.file(name)).stream().map(Object::toString))
                .containsExactly(
                        "[[1, null, 3], {a=1, b=x}, {k=1}, [[{n=1}], []]]",
                        "[[], {a=null, b=y}, {}, null]",
                        "[null, null, null, []]",
                        "[[4], {a=4, b=null}, {a=2, b=null}, [[{n=null}, null]]]");
        try (Table table =
                DataFrame.from(ParquetSource.open(Corpus.file(name).toString())).compute()) {
            assertThat(table.preview(10)).contains("[1, null, 3]");
        }
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) bytes[i] = (byte) values[i];
        return bytes;
    }

    @Test
    void oldListsOfTwoLevelsAreRead() throws IOException {
        Path file = folder.resolve("old.parquet");
        int repetition = TinyFile.OPTIONAL;
        // [1, 2], [] and null: repetition 0 1 0 0, definition 2 2 1 0.
        new TinyFile()
                .element(new TinyFile.Element("list", -1, repetition, 1, TinyFile.LIST))
                .element(new TinyFile.Element("e", TinyFile.INT32, TinyFile.REPEATED, 0, -1))
                .write(
                        file,
                        3,
                        4,
                        bytes(2, 0, 0, 0, 3, 2, 3, 0, 0, 0, 3, 26, 0, 1, 0, 0, 0, 2, 0, 0, 0));
        assertThat(reading.values(file).toString()).isEqualTo("[[1, 2], [], null]");
    }

    @Test
    void bareRepeatedColumnsAreLists() throws IOException {
        Path file = folder.resolve("bare.parquet");
        // [1, 2] and []: repetition 0 1 0, definition 1 1 0.
        new TinyFile()
                .element(new TinyFile.Element("n", TinyFile.INT32, TinyFile.REPEATED, 0, -1))
                .write(
                        file,
                        2,
                        3,
                        bytes(2, 0, 0, 0, 3, 2, 2, 0, 0, 0, 3, 3, 1, 0, 0, 0, 2, 0, 0, 0));
        assertThat(reading.values(file).toString()).isEqualTo("[[1, 2], []]");
    }

    @Test
    void decimalsMayBeBytesOfAnyLength() throws IOException {
        Path file = folder.resolve("decimal.parquet");
        new TinyFile()
                .element(new TinyFile.Element("d", TinyFile.BYTE_ARRAY, 0, 0, TinyFile.DECIMAL))
                .write(file, 3, 3, bytes(1, 0, 0, 0, 255, 2, 0, 0, 0, 1, 0, 0, 0, 0, 0));
        assertThat(reading.values(file).toString()).isEqualTo("[-0.01, 2.56, 0.00]");
    }

    @Test
    void timesThatAreInNoDayAreAnError() throws IOException {
        Path file = folder.resolve("times.parquet");
        TinyFile.Element time =
                new TinyFile.Element("t", TinyFile.INT32, 0, 0, TinyFile.TIME_MILLIS);
        new TinyFile().element(time).write(file, 2, 2, bytes(255, 91, 38, 5, 0, 0, 0, 0));
        assertThat(reading.values(file).toString()).isEqualTo("[23:59:59.999, 00:00]");
        for (byte[] page : new byte[][] {bytes(0, 92, 38, 5), bytes(255, 255, 255, 255)}) {
            new TinyFile().element(time).write(file, 1, 1, page);
            assertThatThrownBy(() -> reading.rows(file))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("times.parquet: column \"t\" has a time")
                    .hasMessageContaining("0 to 86399999");
        }
    }

    @Test
    void bsonIsBytes() throws IOException {
        Path file = folder.resolve("bson.parquet");
        new TinyFile()
                .element(new TinyFile.Element("b", TinyFile.BYTE_ARRAY, 0, 0, TinyFile.BSON))
                .write(file, 1, 1, bytes(2, 0, 0, 0, 5, 255));
        assertThat((byte[]) reading.values(file).getFirst()).containsExactly(5, 255);
    }

    @ParameterizedTest
    @CsvSource({"3, LZO", "4, BROTLI", "99, 99"})
    void codecsThatAreNotThereAreNamed(int codec, String name) throws IOException {
        Path file = folder.resolve("codec.parquet");
        new TinyFile()
                .codec(codec)
                .element(new TinyFile.Element("n", TinyFile.INT32, 0, 0, -1))
                .write(file, 1, 1, bytes(1, 0, 0, 0));
        assertThatThrownBy(() -> reading.rows(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("codec.parquet")
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void encodingsThatDoNotFitAreAnError(int encoding) throws IOException {
        Path file = folder.resolve("encoding.parquet");
        new TinyFile()
                .encoding(encoding)
                .element(new TinyFile.Element("n", TinyFile.INT32, 0, 0, -1))
                .write(file, 1, 1, bytes(1, 0, 0, 0));
        assertThatThrownBy(() -> reading.rows(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("encoding.parquet");
    }
}
