package dev.tasse.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;

@ExtendWith(LeakCheck.class)
final class BitmapTest {
    private final MemoryPool pool = MemoryPool.ofLimit(16 << 20);
    private final Lease lease = pool.lease(0, "bits");

    @AfterEach
    void close() {
        lease.close();
        pool.close();
    }

    private Bitmap bitmap(boolean[] bits, int first) {
        Bitmap whole = Bitmap.allocate(lease, bits.length + first);
        Bitmap bitmap = whole.slice(first, bits.length);
        for (int i = 0; i < bits.length; i++) bitmap.set(i, bits[i]);
        return bitmap;
    }

    private static boolean[] bits(Bitmap bitmap) {
        boolean[] bits = new boolean[Math.toIntExact(bitmap.length())];
        for (int i = 0; i < bits.length; i++) bits[i] = bitmap.get(i);
        return bits;
    }

    private static boolean[] random(Random random, int length) {
        boolean[] bits = new boolean[length];
        for (int i = 0; i < length; i++) bits[i] = random.nextInt(3) > 0;
        return bits;
    }

    @Test
    void theLowestBitOfAByteComesFirst() {
        MemorySegment bytes = lease.allocateZeroed(8);
        bytes.set(Layouts.BYTE, 1, (byte) 2);
        Bitmap bitmap = Bitmap.of(bytes, 0, 64);
        assertThat(bitmap.get(9)).isTrue();
        assertThat(bitmap.count()).isEqualTo(1);
        assertThat(bitmap.word(0)).isEqualTo(1L << 9);
    }

    @Test
    void theAbsentBitmapIsAllSetAndTakesNoMemory() {
        Bitmap absent = Bitmap.allSet(100);
        assertThat(absent.isAbsent()).isTrue();
        assertThat(absent.get(99)).isTrue();
        assertThat(absent.count()).isEqualTo(100);
        assertThat(absent.word(0)).isEqualTo(-1);
        assertThat(absent.word(1)).isEqualTo((1L << 36) - 1);
        assertThat(absent.slice(10, 20).isAbsent()).isTrue();
        assertThat(Bitmap.and(absent, Bitmap.allSet(100), lease).isAbsent()).isTrue();
        assertThat(lease.bytes()).isZero();
        assertThatThrownBy(() -> absent.setRange(0, 1, false)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> absent.copy(Bitmap.allSet(100)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void simplifiedIsAbsentOnlyIfEveryBitIsSet() {
        Bitmap bitmap = Bitmap.allocate(lease, 1000, true);
        assertThat(bitmap.isAbsent()).isFalse();
        assertThat(bitmap.simplified().isAbsent()).isTrue();
        bitmap.set(999, false);
        assertThat(bitmap.simplified().isAbsent()).isFalse();
    }

    @Test
    void operationsAgreeWithPlainArraysAtEveryOffset() {
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            int length = random.nextInt(400);
            boolean[] a = random(random, length);
            boolean[] b = random(random, length);
            Bitmap left = bitmap(a, random.nextInt(20) * (random.nextBoolean() ? 8 : 1));
            Bitmap right = bitmap(b, random.nextInt(20) * (random.nextBoolean() ? 8 : 1));
            Bitmap out = bitmap(new boolean[length], random.nextBoolean() ? random.nextInt(20) : 0);
            boolean[] and = new boolean[length];
            boolean[] or = new boolean[length];
            boolean[] andNot = new boolean[length];
            boolean[] not = new boolean[length];
            int count = 0;
            for (int i = 0; i < length; i++) {
                and[i] = a[i] && b[i];
                or[i] = a[i] || b[i];
                andNot[i] = a[i] && !b[i];
                not[i] = !a[i];
                if (a[i]) count++;
            }
            assertThat(left.count()).as("seed %d", seed).isEqualTo(count);
            out.and(left, right);
            assertThat(bits(out)).as("seed %d", seed).isEqualTo(and);
            assertThat(bits(Bitmap.and(left, right, lease))).as("seed %d", seed).isEqualTo(and);
            out.or(left, right);
            assertThat(bits(out)).as("seed %d", seed).isEqualTo(or);
            out.andNot(left, right);
            assertThat(bits(out)).as("seed %d", seed).isEqualTo(andNot);
            out.not(left);
            assertThat(bits(out)).as("seed %d", seed).isEqualTo(not);
            out.copy(left);
            assertThat(bits(out)).as("seed %d", seed).isEqualTo(a);
            out.and(out, right);
            assertThat(bits(out)).as("seed %d, in place", seed).isEqualTo(and);
            lease.reset();
        }
    }

    @Test
    void writingASliceLeavesTheBitsAroundItAlone() {
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            int length = 1 + random.nextInt(300);
            boolean[] before = random(random, length);
            Bitmap whole = bitmap(before, random.nextInt(9));
            int from = random.nextInt(length);
            int count = random.nextInt(length - from + 1);
            boolean[] source = random(random, count);
            whole.slice(from, count).copy(bitmap(source, random.nextInt(70)));
            System.arraycopy(source, 0, before, from, count);
            assertThat(bits(whole)).as("seed %d", seed).isEqualTo(before);
            boolean value = random.nextBoolean();
            whole.setRange(from, from + count, value);
            Arrays.fill(before, from, from + count, value);
            assertThat(bits(whole)).as("seed %d", seed).isEqualTo(before);
            lease.reset();
        }
    }

    @Test
    void wordsBeyondTheLengthAreZeroAndMemoryBehindTheSegmentIsNotRead() {
        MemorySegment exact = MemorySegment.ofArray(new byte[] {-1, -1, -1});
        assertThat(Bitmap.of(exact, 0, 21).word(0)).isEqualTo((1L << 21) - 1);
        assertThat(Bitmap.of(exact, 5, 19).word(0)).isEqualTo((1L << 19) - 1);
        assertThat(Bitmap.of(exact, 3, 20).count()).isEqualTo(20);
        byte[] nine = new byte[9];
        Arrays.fill(nine, (byte) -1);
        assertThat(Bitmap.of(MemorySegment.ofArray(nine), 7, 64).word(0)).isEqualTo(-1);
    }

    @Test
    void toSegmentCopiesOnlyWhatDoesNotBeginAByte() {
        boolean[] bits = random(new Random(5), 200);
        Bitmap aligned = bitmap(bits, 16);
        Bitmap odd = bitmap(bits, 3);
        long before = lease.allocate(0).address();
        assertThat(aligned.toSegment(lease).address()).isLessThan(before);
        assertThat(bits(Bitmap.of(aligned.toSegment(lease), 0, 200))).isEqualTo(bits);
        assertThat(bits(Bitmap.of(odd.toSegment(lease), 0, 200))).isEqualTo(bits);
        assertThat(Bitmap.of(Bitmap.allSet(70).toSegment(lease), 0, 70).count()).isEqualTo(70);
    }

    @Test
    void differentLengthsAreRefused() {
        Bitmap ten = Bitmap.allocate(lease, 10, true);
        assertThatThrownBy(() -> ten.and(ten, Bitmap.allSet(11)))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> ten.slice(5, 6)).isInstanceOf(AssertionError.class);
    }
}
