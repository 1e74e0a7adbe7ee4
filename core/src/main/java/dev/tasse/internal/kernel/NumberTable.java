package dev.tasse.internal.kernel;

import static dev.tasse.type.DataType.BOOL;
import static dev.tasse.type.DataType.FLOAT64;

import java.util.List;

/// The functions of numbers.
final class NumberTable {
    private static final Typing TO_FLOAT = Typing.fixed(FLOAT64, FLOAT64);
    private static final Typing FLOAT_TEST = Typing.fixed(BOOL, FLOAT64);

    static final List<Function> ROWS =
            List.of(
                    Function.of("plus", 2, "add", Typing.SUM, Arithmetic::plus)
                            .sql("add")
                            .example("1 + 2 = 3"),
                    Function.of("minus", 2, "subtract", Typing.DIFFERENCE, Arithmetic::minus)
                            .sql("subtract")
                            .example("1 - 3 = -2"),
                    Function.of("times", 2, "multiply", Typing.PRODUCT, Arithmetic::times)
                            .sql("multiply")
                            .example("1.5 * 2 = 3"),
                    Function.of("div", 2, "divide", Typing.FLOATING, Arithmetic::div)
                            .sql("divide")
                            .example("7 / 2 = 3.5"),
                    Function.of("intDiv", 2, "divide", Typing.QUOTIENT, Quotients::intDiv)
                            .example("-7 // 2 = -3"),
                    Function.of("floorDiv", 2, "divide", Typing.QUOTIENT, Quotients::floorDiv)
                            .example("floor_div(-7, 2) = -4"),
                    Function.of("rem", 2, "divide", Typing.QUOTIENT, Quotients::rem)
                            .sql("mod")
                            .example("-7 % 3 = -1"),
                    Function.of("tryPlus", 2, "add", Typing.SUM, TryArithmetic::plus)
                            .example("try_plus(9223372036854775807, 1) is null"),
                    Function.of("tryMinus", 2, "subtract", Typing.DIFFERENCE, TryArithmetic::minus)
                            .example("try_minus(5, 3) = 2"),
                    Function.of("tryTimes", 2, "multiply", Typing.PRODUCT, TryArithmetic::times)
                            .example("try_times(9223372036854775807, 2) is null"),
                    Function.of("tryIntDiv", 2, "divide", Typing.QUOTIENT, TryArithmetic::intDiv)
                            .example("try_int_div(1, 0) is null"),
                    Function.of(
                                    "tryFloorDiv",
                                    2,
                                    "divide",
                                    Typing.QUOTIENT,
                                    TryArithmetic::floorDiv)
                            .example("try_floor_div(1, 0) is null"),
                    Function.of("tryRem", 2, "divide", Typing.QUOTIENT, TryArithmetic::rem)
                            .example("try_rem(1, 0) is null"),
                    Function.of("unaryMinus", 1, "negate", Typing.SAME_NUMBER, Numbers::unaryMinus)
                            .example("-(1 + 2) = -3"),
                    Function.of(
                                    "abs",
                                    1,
                                    "take the absolute value of",
                                    Typing.SAME_NUMBER,
                                    Numbers::abs)
                            .example("abs(-2.5) = 2.5"),
                    Function.of("sign", 1, "take the sign of", Typing.SIGN, Rounding::sign)
                            .example("sign(-2.5) = -1"),
                    Function.of("round", 1, "round", Typing.ROUNDED, Rounding::round)
                            .upTo(2)
                            .example("round(1234, -2) = 1200"),
                    Function.of("trunc", 1, "truncate", Typing.ROUNDED, Rounding::trunc)
                            .upTo(2)
                            .example("trunc(-1.7) = -1"),
                    Function.of("floor", 1, "round", Typing.WHOLE, Rounding::floor)
                            .example("floor(-1.5) = -2"),
                    Function.of("ceil", 1, "round", Typing.WHOLE, Rounding::ceil)
                            .sql("ceiling")
                            .example("ceil(1.2) = 2"),
                    floating("sqrt", FloatFunctions::sqrt).example("sqrt(9) = 3"),
                    floating("cbrt", FloatFunctions::cbrt).example("round(cbrt(27), 9) = 3"),
                    floating("exp", FloatFunctions::exp).example("exp(0) = 1"),
                    floating("ln", FloatFunctions::ln).example("ln(1) = 0"),
                    floating("log10", FloatFunctions::log10).sql("log").example("log10(100) = 2"),
                    floating("log2", FloatFunctions::log2).example("log2(8) = 3"),
                    floating("sin", FloatFunctions::sin).example("sin(0) = 0"),
                    floating("cos", FloatFunctions::cos).example("cos(0) = 1"),
                    floating("tan", FloatFunctions::tan).example("tan(0) = 0"),
                    floating("asin", FloatFunctions::asin).example("asin(0) = 0"),
                    floating("acos", FloatFunctions::acos).example("acos(1) = 0"),
                    floating("atan", FloatFunctions::atan).example("atan(0) = 0"),
                    floating("sinh", FloatFunctions::sinh).example("sinh(0) = 0"),
                    floating("cosh", FloatFunctions::cosh).example("cosh(0) = 1"),
                    floating("tanh", FloatFunctions::tanh).example("tanh(0) = 0"),
                    floating("degrees", FloatFunctions::degrees).example("degrees(0) = 0"),
                    floating("radians", FloatFunctions::radians).example("radians(0) = 0"),
                    Function.of("atan2", 2, "compute", TO_FLOAT, FloatFunctions::atan2)
                            .example("atan2(0, 1) = 0"),
                    Function.of("pow", 2, "compute", TO_FLOAT, FloatFunctions::pow)
                            .sql("power")
                            .example("pow(2, 10) = 1024"),
                    Function.of("isNan", 1, "look for NaN in", FLOAT_TEST, Numbers::isNan)
                            .sql("isnan")
                            .example("isnan('nan'::double)"),
                    Function.of("isFinite", 1, "look at", FLOAT_TEST, Numbers::isFinite)
                            .sql("isfinite")
                            .example("not isfinite('inf'::double)"),
                    Function.of("isInfinite", 1, "look at", FLOAT_TEST, Numbers::isInfinite)
                            .sql("isinf")
                            .example("isinf('-inf'::double)"));

    private NumberTable() {}

    private static Function floating(String name, Kernel kernel) {
        return Function.of(name, 1, "compute", TO_FLOAT, kernel);
    }
}
