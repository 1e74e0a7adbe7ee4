package dev.tasse.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.data.Column;
import dev.tasse.data.DictionaryColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.data.Table;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.testing.Tables;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.foreign.MemorySegment;
import java.util.List;

@ExtendWith(LeakCheck.class)
final class ConcatenationTest {
    private final MemoryPool pool = MemoryPool.ofLimit(64 << 20);

    private static DictionaryColumn coded(StringColumn dictionary, Lease lease, int... codes) {
        MemorySegment segment = lease.allocate((long) codes.length * Integer.BYTES);
        for (int i = 0; i < codes.length; i++) segment.setAtIndex(Layouts.INT, i, codes[i]);
        return new DictionaryColumn(codes.length, segment, dictionary, Bitmap.allSet(codes.length));
    }

    @Test
    void textsOfSeveralDictionariesStayCodedUnderOne() {
        String text = "an entry that is longer than a view";
        try (Table one = Tables.of(pool, Tables.column("s", "a", text));
                Table two = Tables.of(pool, Tables.column("s", text, "c", "a"));
                Lease lease = pool.lease(0, "test")) {
            Column first = coded((StringColumn) one.column(0), lease, 0, 1, 1);
            Column second = coded((StringColumn) two.column(0), lease, 2, 1, 0);
            DictionaryColumn all =
                    (DictionaryColumn) Concatenation.concat(List.of(first, second), lease);
            assertThat(Tables.values(all)).containsExactly("a", text, text, "a", "c", text);
            assertThat(Tables.values(all.dictionary())).containsExactly("a", text, "c");
        }
    }

    @Test
    void rowsOfAColumnAreReadInPlaceAndStayThoseOfThatColumn() {
        try (Table table = Tables.of(pool, Tables.column("n", 7, 8, null, 8));
                Lease lease = pool.lease(0, "test")) {
            MemorySegment rows = lease.allocate(3L * Integer.BYTES);
            for (int i = 0; i < 3; i++) rows.setAtIndex(Layouts.INT, i, 3 - i);
            OptionalRows picked = OptionalRows.all(new Selection.Picked(rows, 3));
            DictionaryColumn column =
                    (DictionaryColumn) Selection.refer(table.column(0), picked, lease);
            assertThat(column.isDistinct()).isFalse();
            assertThat(Tables.values(column)).containsExactly(8L, null, 8L);
            assertThat(Tables.values(column.slice(1, 2))).containsExactly(null, 8L);
        }
    }
}
