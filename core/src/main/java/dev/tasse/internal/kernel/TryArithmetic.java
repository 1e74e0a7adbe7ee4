package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.error.DataException;
import dev.tasse.internal.memory.Bitmap;

import java.util.List;

/// Arithmetic that gives null where there is no result.
///
/// The kernel runs as it is; only where it fails are the rows at fault found, by halving, and made
/// null.
final class TryArithmetic {
    private TryArithmetic() {}

    static Column plus(Arguments arguments) {
        return guarded(Arithmetic::plus, arguments);
    }

    static Column minus(Arguments arguments) {
        return guarded(Arithmetic::minus, arguments);
    }

    static Column times(Arguments arguments) {
        return guarded(Arithmetic::times, arguments);
    }

    static Column intDiv(Arguments arguments) {
        return guarded(Quotients::intDiv, arguments);
    }

    static Column floorDiv(Arguments arguments) {
        return guarded(Quotients::floorDiv, arguments);
    }

    static Column rem(Arguments arguments) {
        return guarded(Quotients::rem, arguments);
    }

    private static Column guarded(Kernel kernel, Arguments arguments) {
        try {
            return kernel.apply(arguments);
        } catch (DataException _) {
            Bitmap fine = Bitmap.allocate(arguments.lease(), arguments.rows(), true);
            search(kernel, arguments, 0, arguments.rows(), fine);
            return kernel.apply(arguments.masked(fine));
        }
    }

    private static void search(
            Kernel kernel, Arguments arguments, long from, long to, Bitmap fine) {
        if (from >= to || !fails(kernel, arguments, from, to)) return;
        if (to - from == 1) {
            fine.set(from, false);
            return;
        }
        long middle = (from + to) >>> 1;
        search(kernel, arguments, from, middle, fine);
        search(kernel, arguments, middle, to, fine);
    }

    private static boolean fails(Kernel kernel, Arguments arguments, long from, long to) {
        List<Column> part =
                arguments.columns().stream().map(c -> c.slice(from, to - from)).toList();
        try {
            Column _ =
                    kernel.apply(
                            new Arguments(part, arguments.type(), to - from, arguments.lease()));
            return false;
        } catch (DataException _) {
            return true;
        }
    }
}
