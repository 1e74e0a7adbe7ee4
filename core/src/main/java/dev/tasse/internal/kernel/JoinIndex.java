package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Where the rows of one side of a join are found by their keys. Immutable; its memory is that of
/// the lease it was built in.
public sealed interface JoinIndex permits JoinIndex.Dense, JoinIndex.Hashed {

    /// An array over the whole range of a single key of whole numbers: no hash, no comparison.
    ///
    /// @param least the least key
    /// @param span how many keys there are from the least to the greatest
    /// @param unique whether no key occurs twice: then `places` holds the row of each key, -1 for
    ///   none, else where in `rows` those of each key begin, and in the end where the last ones end
    /// @param places 4 bytes for each key of the range, and 4 more
    /// @param rows row numbers, ordered by key, then row; not used if unique
    record Dense(long least, long span, boolean unique, MemorySegment places, MemorySegment rows)
            implements JoinIndex {}

    /// A directory of slots over entries that lie contiguously by slot: one look-up finds all
    /// candidates, and most rows without a match end there (Birler et al., "Simple, efficient, and
    /// robust hash tables for join processing", 2024).
    ///
    /// @param keys the key columns, neither constant nor coded
    /// @param exact whether equal hashes mean equal keys
    /// @param shift what takes a hash, multiplied by {@link Joining#SPREAD}, to its slot
    /// @param directory 8 bytes for each slot `s`, at `s + 1`: where its entries end (48 bits), and
    ///   which of 16 bits their hashes have set; they begin where those of the slot before end
    /// @param hashes the hash of each entry
    /// @param rows the row of each entry, ascending within a slot
    record Hashed(
            List<Column> keys,
            boolean exact,
            int shift,
            MemorySegment directory,
            MemorySegment hashes,
            MemorySegment rows)
            implements JoinIndex {
        public Hashed {
            keys = List.copyOf(keys);
        }

        long slot(long hash) {
            return (hash * Joining.SPREAD) >>> shift;
        }

        /// The directory's word before that of `slot`, which tells where its entries begin.
        long before(long slot) {
            return directory.getAtIndex(Layouts.LONG, slot);
        }

        long at(long slot) {
            return directory.getAtIndex(Layouts.LONG, slot + 1);
        }
    }
}
