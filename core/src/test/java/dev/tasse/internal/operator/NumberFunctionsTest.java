package dev.tasse.internal.operator;

import static dev.tasse.internal.operator.FunctionCheck.FAILS;

import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// Arithmetic and mathematics against plain loops.
@ExtendWith(LeakCheck.class)
final class NumberFunctionsTest {
    private static final Object[] BYTES = {(byte) 0, (byte) 1, (byte) -1, (byte) 127, (byte) -128};
    private static final Object[] SHORTS = {
        (short) 0, (short) 7, (short) -1, Short.MAX_VALUE, Short.MIN_VALUE
    };
    private static final Object[] INTS = {0, 3, -1, Integer.MAX_VALUE, Integer.MIN_VALUE};
    private static final Object[] LONGS = {
        0L, 5L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, 3_037_000_500L
    };
    private static final Object[] DOUBLES = {
        0.0,
        -0.0,
        1.5,
        -2.5,
        0.49999999999999994,
        4503599627370497.0,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MAX_VALUE,
        Double.MIN_VALUE
    };
    private static final Object[] FLOATS = {0f, -0f, 2.5f, Float.NaN, Float.MAX_VALUE};
    private static final DecimalType MONEY = new DecimalType(9, 2);
    private static final Object[] MONEYS = {
        new BigDecimal("0.00"),
        new BigDecimal("1.25"),
        new BigDecimal("-0.50"),
        new BigDecimal("9999999.99"),
        new BigDecimal("-9999999.99")
    };

    @Test
    void wholeNumbersAddMultiplyAndFailOnOverflow() {
        whole(DataType.INT8, BYTES, 8);
        whole(DataType.INT16, SHORTS, 16);
        whole(DataType.INT32, INTS, 32);
        whole(DataType.INT64, LONGS, 64);
    }

    private static void whole(DataType type, Object[] values, int bits) {
        check("plus", type, values, bits, BigInteger::add);
        check("minus", type, values, bits, BigInteger::subtract);
        check("times", type, values, bits, BigInteger::multiply);
        check("intDiv", type, values, bits, BigInteger::divide);
        check("rem", type, values, bits, BigInteger::remainder);
        check("floorDiv", type, values, bits, NumberFunctionsTest::floorDivide);
    }

    private static BigInteger floorDivide(BigInteger a, BigInteger b) {
        BigDecimal quotient = new BigDecimal(a).divide(new BigDecimal(b), 3, RoundingMode.FLOOR);
        return quotient.setScale(0, RoundingMode.FLOOR).toBigInteger();
    }

    private static void check(
            String name,
            DataType type,
            Object[] values,
            int bits,
            BinaryOperator<BigInteger> plain) {
        FunctionCheck.of(name)
                .over(type, values)
                .over(type, values)
                .strictly(row -> fitting(plain, row, bits, FAILS));
        String forgiving = "try" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        FunctionCheck.of(forgiving)
                .over(type, values)
                .over(type, values)
                .matches(row -> row.contains(null) ? null : fitting(plain, row, bits, null));
    }

    private static @Nullable Object fitting(
            BinaryOperator<BigInteger> plain,
            List<Object> row,
            int bits,
            @Nullable Object otherwise) {
        BigInteger a = BigInteger.valueOf(((Number) row.get(0)).longValue());
        BigInteger b = BigInteger.valueOf(((Number) row.get(1)).longValue());
        BigInteger result;
        try {
            result = plain.apply(a, b);
        } catch (ArithmeticException _) {
            return otherwise;
        }
        if (result.bitLength() >= bits) return otherwise;
        return switch (bits) {
            case 8 -> (Object) result.byteValue();
            case 16 -> result.shortValue();
            case 32 -> result.intValue();
            default -> result.longValue();
        };
    }

    @Test
    void floatsFollowIeee() {
        FunctionCheck.of("plus")
                .over(DataType.FLOAT64, DOUBLES)
                .over(DataType.FLOAT64, DOUBLES)
                .strictly(row -> (double) row.get(0) + (double) row.get(1));
        FunctionCheck.of("times")
                .over(DataType.FLOAT64, DOUBLES)
                .over(DataType.FLOAT64, DOUBLES)
                .strictly(row -> (double) row.get(0) * (double) row.get(1));
        FunctionCheck.of("div")
                .over(DataType.FLOAT64, DOUBLES)
                .over(DataType.FLOAT64, DOUBLES)
                .strictly(row -> (double) row.get(0) / (double) row.get(1));
        FunctionCheck.of("rem")
                .over(DataType.FLOAT64, DOUBLES)
                .over(DataType.FLOAT64, DOUBLES)
                .strictly(row -> (double) row.get(0) % (double) row.get(1));
        FunctionCheck.of("minus")
                .over(DataType.FLOAT32, FLOATS)
                .over(DataType.FLOAT32, FLOATS)
                .strictly(row -> (float) row.get(0) - (float) row.get(1));
        FunctionCheck.of("div")
                .over(DataType.INT32, INTS)
                .over(DataType.INT64, LONGS)
                .strictly(row -> (double) (int) row.get(0) / (double) (long) row.get(1));
    }

    @Test
    void decimalsAreExact() {
        FunctionCheck.of("plus")
                .over(MONEY, MONEYS)
                .over(MONEY, MONEYS)
                .strictly(row -> ((BigDecimal) row.get(0)).add((BigDecimal) row.get(1)));
        FunctionCheck.of("minus")
                .over(MONEY, MONEYS)
                .over(MONEY, MONEYS)
                .strictly(row -> ((BigDecimal) row.get(0)).subtract((BigDecimal) row.get(1)));
        FunctionCheck.of("times")
                .over(MONEY, MONEYS)
                .over(MONEY, MONEYS)
                .strictly(row -> ((BigDecimal) row.get(0)).multiply((BigDecimal) row.get(1)));
        DecimalType wide = new DecimalType(38, 1);
        Object[] wides = {
            new BigDecimal("0.0"),
            new BigDecimal("9999999999999999999999999999999999999.9"),
            new BigDecimal("-12345678901234567890.5")
        };
        FunctionCheck.of("plus")
                .over(wide, wides)
                .over(wide, wides)
                .strictly(row ->
                        fitting(((BigDecimal) row.get(0)).add((BigDecimal) row.get(1)), FAILS));
        FunctionCheck.of("tryPlus")
                .over(wide, wides)
                .over(wide, wides)
                .strictly(row ->
                        fitting(((BigDecimal) row.get(0)).add((BigDecimal) row.get(1)), null));
    }

    private static @Nullable Object fitting(BigDecimal value, @Nullable Object otherwise) {
        return value.precision() > 38 ? otherwise : value;
    }

    @Test
    void signsAndSizes() {
        FunctionCheck.of("abs")
                .over(DataType.INT64, LONGS)
                .strictly(row ->
                        (long) row.get(0) == Long.MIN_VALUE ? FAILS : Math.abs((long) row.get(0)));
        FunctionCheck.of("unaryMinus")
                .over(DataType.FLOAT64, DOUBLES)
                .strictly(row -> -(double) row.get(0));
        FunctionCheck.of("abs")
                .over(MONEY, MONEYS)
                .strictly(row -> ((BigDecimal) row.get(0)).abs());
        FunctionCheck.of("sign")
                .over(DataType.INT64, LONGS)
                .strictly(row -> (byte) Long.signum((long) row.get(0)));
        FunctionCheck.of("sign")
                .over(MONEY, MONEYS)
                .strictly(row -> (byte) ((BigDecimal) row.get(0)).signum());
        FunctionCheck.of("sign")
                .over(DataType.FLOAT64, DOUBLES)
                .strictly(row ->
                        (byte)
                                (Double.isNaN((double) row.get(0))
                                        ? 0
                                        : Math.signum((double) row.get(0))));
    }

    @Test
    void roundingGoesAwayFromZeroAtHalves() {
        FunctionCheck.of("round")
                .over(DataType.FLOAT64, DOUBLES)
                .strictly(row -> rounded((double) row.get(0)));
        FunctionCheck.of("floor")
                .over(DataType.FLOAT64, DOUBLES)
                .strictly(row -> Math.floor((double) row.get(0)));
        FunctionCheck.of("ceil")
                .over(DataType.FLOAT64, DOUBLES)
                .strictly(row -> Math.ceil((double) row.get(0)));
        FunctionCheck.of("round")
                .over(MONEY, MONEYS)
                .strictly(row -> ((BigDecimal) row.get(0)).setScale(0, RoundingMode.HALF_UP));
        FunctionCheck.of("floor")
                .over(MONEY, MONEYS)
                .strictly(row -> ((BigDecimal) row.get(0)).setScale(0, RoundingMode.FLOOR));
        FunctionCheck.of("ceil")
                .over(MONEY, MONEYS)
                .strictly(row -> ((BigDecimal) row.get(0)).setScale(0, RoundingMode.CEILING));
        FunctionCheck.of("trunc")
                .over(MONEY, MONEYS)
                .strictly(row -> ((BigDecimal) row.get(0)).setScale(0, RoundingMode.DOWN));
        FunctionCheck.of("round")
                .over(DataType.INT32, 0, 15, -25, 1234)
                .over(DataType.INT64, 0L, -1L, -3L, 2L, -40L)
                .strictly(row -> roundedAt((int) row.get(0), (long) row.get(1)));
        FunctionCheck.of("round")
                .over(MONEY, MONEYS)
                .over(DataType.INT64, 0L, 1L, 5L)
                .strictly(row -> roundedAt((BigDecimal) row.get(0), (long) row.get(1)));
    }

    private static Object rounded(double x) {
        if (Double.isNaN(x) || Double.isInfinite(x) || Math.abs(x) >= 0x1p52) return x;
        double size = new BigDecimal(Math.abs(x)).setScale(0, RoundingMode.HALF_UP).doubleValue();
        return Math.copySign(size, x);
    }

    private static Object roundedAt(int x, long digits) {
        if (digits >= 0) return x;
        if (digits < -30) return 0;
        return BigDecimal.valueOf(x).setScale((int) digits, RoundingMode.HALF_UP).intValue();
    }

    private static Object roundedAt(BigDecimal x, long digits) {
        int kept = (int) Math.min(digits, 2);
        BigDecimal rounded = x.setScale(kept, RoundingMode.HALF_UP).setScale(2);
        return rounded.precision() > 9 ? FAILS : rounded;
    }

    @Test
    void functionsOfFloatsAreThoseOfTheJdk() {
        function("sqrt", Math::sqrt);
        function("cbrt", Math::cbrt);
        function("exp", Math::exp);
        function("ln", Math::log);
        function("log10", Math::log10);
        function("sin", Math::sin);
        function("atan", Math::atan);
        FunctionCheck.of("pow")
                .over(DataType.FLOAT64, DOUBLES)
                .over(DataType.FLOAT64, DOUBLES)
                .strictly(row -> Math.pow((double) row.get(0), (double) row.get(1)));
        FunctionCheck.of("log2")
                .over(DataType.FLOAT64, 8.0, 0.5, 1024.0, 0.0, Double.NaN)
                .strictly(row -> Math.rint(Math.log((double) row.get(0)) / Math.log(2)));
        FunctionCheck.of("isNan")
                .over(DataType.FLOAT64, DOUBLES)
                .strictly(row -> Double.isNaN((double) row.get(0)));
        FunctionCheck.of("isFinite")
                .over(DataType.FLOAT64, DOUBLES)
                .strictly(row -> Double.isFinite((double) row.get(0)));
        FunctionCheck.of("isInfinite")
                .over(DataType.FLOAT64, DOUBLES)
                .strictly(row -> Double.isInfinite((double) row.get(0)));
    }

    private static void function(String name, DoubleUnaryOperator plain) {
        FunctionCheck.of(name)
                .over(DataType.FLOAT64, DOUBLES)
                .strictly(row -> plain.applyAsDouble((double) row.get(0)));
    }
}
