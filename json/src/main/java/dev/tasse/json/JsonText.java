package dev.tasse.json;

import dev.tasse.data.RecordForm;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;

/// Values as JSON.
final class JsonText {
    private JsonText() {}

    static String of(@Nullable Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out =
                Parsing.FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(out, value);
        }
        return text.toString();
    }

    private static void write(JsonGenerator out, @Nullable Object value) {
        switch (value) {
            case null -> out.writeNull();
            case String text -> out.writeString(text);
            case Boolean flag -> out.writeBoolean(flag);
            case Double number -> out.writeNumber(number);
            case Float number -> out.writeNumber(number);
            case BigDecimal number -> out.writeNumber(number);
            case BigInteger number -> out.writeNumber(number);
            case Number number -> out.writeNumber(number.longValue());
            case Map<?, ?> map -> writeMap(out, map);
            case Iterable<?> list -> writeList(out, list);
            case Record row -> writeRecord(out, row);
            default -> out.writeString(value.toString());
        }
    }

    private static void writeMap(JsonGenerator out, Map<?, ?> map) {
        out.writeStartObject();
        map.forEach((key, value) -> {
            out.writeName(String.valueOf(key));
            write(out, value);
        });
        out.writeEndObject();
    }

    private static void writeList(JsonGenerator out, Iterable<?> list) {
        out.writeStartArray();
        for (Object element : list) write(out, element);
        out.writeEndArray();
    }

    private static void writeRecord(JsonGenerator out, Record row) {
        RecordForm form = RecordForm.of(row.getClass());
        out.writeStartObject();
        for (int i = 0; i < form.components().size(); i++) {
            out.writeName(form.components().get(i).getName());
            write(out, form.get(row, i));
        }
        out.writeEndObject();
    }
}
