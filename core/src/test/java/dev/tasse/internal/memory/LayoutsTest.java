package dev.tasse.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;

final class LayoutsTest {
    @Test
    void valuesAreLittleEndianAtAnyOffset() {
        MemorySegment segment = MemorySegment.ofArray(new byte[16]);
        segment.set(Layouts.LONG, 3, 0x0807060504030201L);
        for (int i = 0; i < 8; i++)
            assertThat(segment.get(Layouts.BYTE, 3 + i)).isEqualTo((byte) (i + 1));
        assertThat(segment.get(Layouts.INT, 3)).isEqualTo(0x04030201);
        assertThat(segment.get(Layouts.SHORT, 3)).isEqualTo((short) 0x0201);
        segment.set(Layouts.DOUBLE, 5, 1.0);
        assertThat(segment.get(Layouts.LONG, 5)).isEqualTo(Double.doubleToRawLongBits(1.0));
        segment.set(Layouts.FLOAT, 5, 1.0f);
        assertThat(segment.get(Layouts.INT, 5)).isEqualTo(Float.floatToRawIntBits(1.0f));
    }
}
