package dev.tasse.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tasse.Bag;
import dev.tasse.Client;
import dev.tasse.error.DataException;
import dev.tasse.error.PlanException;
import dev.tasse.io.LineReport;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

final class JsonTest {
    record Hit(String user, int status, @Nullable Double seconds) {}

    record Address(String city, @Nullable Address old) {}

    record Wide(
            boolean flag,
            byte small,
            BigDecimal price,
            @Nullable DayOfWeek day,
            List<Address> homes,
            Map<String, Integer> counts,
            Object rest) {}

    record Times(LocalDate day, Instant at, float part, BigInteger large) {}

    record Odd(Thread thread) {}

    @TempDir private Path folder;

    private final Client client = Client.threads(2);

    @AfterEach
    void close() {
        client.close();
    }

    private String file(String... lines) throws IOException {
        return Files.write(folder.resolve("a.jsonl"), Arrays.asList(lines)).toString();
    }

    private <T> List<T> values(Bag<T> bag) {
        return client.with(bag::compute);
    }

    @Test
    void linesBecomeRecords() throws IOException {
        String path =
                file(
                        "{\"user\": \"a\", \"status\": 200, \"seconds\": 1, \"other\": {\"x\": [1]}}",
                        "",
                        "{\"seconds\": null, \"status\": 404, \"user\": \"bü\\n\"}");
        assertThat(values(Json.read(path, Hit.class)))
                .containsExactly(new Hit("a", 200, 1.0), new Hit("bü\n", 404, null));
        assertThat(values(Json.read(path, Hit.class, o -> o.withBlockBytes(7)))).hasSize(2);
    }

    @Test
    void componentsMayBeOfManyClasses() throws IOException {
        String path =
                file(
                        "{\"flag\": true, \"small\": -128, \"price\": 1.10, \"day\": \"FRIDAY\","
                                + " \"homes\": [{\"city\": \"A\", \"old\": {\"city\": \"B\"}}, null],"
                                + " \"counts\": {\"x\": 1, \"y\": null}, \"rest\": [1, 1.5, {\"a\": \"b\"}]}");
        Wide wide = values(Json.read(path, Wide.class)).getFirst();
        assertThat(wide.price()).isEqualTo(new BigDecimal("1.10"));
        assertThat(wide.day()).isEqualTo(DayOfWeek.FRIDAY);
        assertThat(wide.homes()).containsExactly(new Address("A", new Address("B", null)), null);
        assertThat(wide.counts()).containsEntry("x", 1).containsEntry("y", null);
        assertThat(wide.rest()).isEqualTo(List.of(1L, 1.5, Map.of("a", "b")));
        String times =
                file(
                        "{\"day\": \"2024-02-29\", \"at\": \"2024-01-01T00:00:00Z\", \"part\": 0.5,"
                                + " \"large\": 123456789012345678901234567890}");
        assertThat(values(Json.read(times, Times.class)))
                .containsExactly(
                        new Times(
                                LocalDate.of(2024, 2, 29),
                                Instant.parse("2024-01-01T00:00:00Z"),
                                0.5f,
                                new BigInteger("123456789012345678901234567890")));
    }

    @Test
    void linesBecomeMaps() throws IOException {
        String path = file("{\"b\": 1, \"a\": [true, null, 1e3, 99999999999999999999]}");
        Map<String, Object> map = values(Json.read(path)).getFirst();
        assertThat(map.keySet()).containsExactly("b", "a");
        assertThat(map.get("a"))
                .isEqualTo(
                        Arrays.asList(true, null, 1000.0, new BigInteger("99999999999999999999")));
    }

    @Test
    void whatDoesNotFitIsAnErrorWithFileLineAndText() throws IOException {
        String good = "{\"user\": \"a\", \"status\": 1}";
        List<String> bad =
                List.of(
                        "{\"user\": \"a\", ",
                        "{\"user\": \"a\", \"status\": \"x\"}",
                        "{\"user\": \"a\", \"status\": 1.5}",
                        "{\"user\": \"a\", \"status\": 3000000000}",
                        "{\"user\": \"a\"}",
                        "{\"user\": 7, \"status\": 1}",
                        "[1]",
                        good + " x");
        List<String> reasons = new ArrayList<>();
        for (String line : bad) {
            String path = file(good, line);
            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> values(Json.read(path, Hit.class)))
                    .withMessageContaining(path + ", line 2")
                    .withMessageContaining("'" + line + "'")
                    .satisfies(e -> reasons.add(e.getMessage()));
        }
        assertThat(reasons.get(0)).contains("the line is no JSON");
        assertThat(reasons.get(1))
                .contains("field \"status\" of Hit: got x, expected a whole number");
        assertThat(reasons.get(2)).contains("got 1.5, expected a whole number");
        assertThat(reasons.get(3)).contains("field \"status\" of Hit: Numeric value (3000000000)");
        assertThat(reasons.get(4)).contains("field \"status\" of Hit is missing or null");
        assertThat(reasons.get(5)).contains("field \"user\" of Hit: got 7, expected a string");
        assertThat(reasons.get(6)).contains("expected a JSON object for Hit");
    }

    @Test
    void whatDoesNotFitMayBeCountedAndSkipped() throws IOException {
        String path =
                file("{\"user\": \"a\", \"status\": 1}", "{", "{\"user\": \"b\", \"status\": 2}");
        LineReport report = new LineReport();
        assertThat(values(Json.read(path, Hit.class, o -> o.skipping(report)).map(Hit::user)))
                .containsExactly("a", "b");
        assertThat(report.lines()).isEqualTo(1);
        assertThat(report.examples().getFirst()).contains(path + ", line 2").contains("'{'");
    }

    @Test
    void componentsAreCheckedWhenTheBagIsMade() throws IOException {
        String path = file("{\"usr\": \"a\", \"status\": 1}");
        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> Json.read(path, Hit.class))
                .withMessageContaining("no field for component \"user\"")
                .withMessageContaining("did you mean \"usr\"? fields: usr, status");
        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> Json.read(path, Odd.class))
                .withMessageContaining("component \"thread\" of Odd")
                .withMessageContaining("java.lang.Thread");
    }

    @Test
    void valuesAreWrittenAsTheyAreRead() throws IOException {
        Hit hit = new Hit("a\"b", 1, null);
        assertThat(Json.text(hit)).isEqualTo("{\"user\":\"a\\\"b\",\"status\":1,\"seconds\":null}");
        assertThat(Json.text(Map.of("x", List.of(1, 2.5, true, LocalDate.EPOCH))))
                .isEqualTo("{\"x\":[1,2.5,true,\"1970-01-01\"]}");
        assertThat(values(Json.read(file(Json.text(hit)), Hit.class))).containsExactly(hit);
    }
}
