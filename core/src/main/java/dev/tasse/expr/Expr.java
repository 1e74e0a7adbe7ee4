package dev.tasse.expr;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.function.Fn1;
import dev.tasse.type.DataType;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// A column expression: what to compute from the columns of a frame, row by row or group by group.
///
/// Immutable and without a type until it becomes part of a plan. Operands are other expressions or
/// constants: `col("fare").gt(10)`. Null follows SQL: arithmetic and comparison with null give
/// null, `and` and `or` are three-valued. NaN equals itself and is greater than every other number.
public sealed interface Expr extends Serializable
        permits AggregateCall, Alias, Apply, Call, Cast, Col, Lit, When {

    /// The column `name`.
    static Expr col(String name) {
        return new Col(name);
    }

    /// The column called like the record component that `accessor` reads: `col(Trip::fare)`.
    ///
    /// @throws IllegalArgumentException if `accessor` is not a method reference to a record
    ///   component
    static <T extends Record> Expr col(Fn1<T, ?> accessor) {
        return new Col(Accessors.component(accessor));
    }

    /// The constant `value`.
    ///
    /// @throws IllegalArgumentException if a value of that class means nothing to a column
    static Expr lit(Object value) {
        return Lit.of(value);
    }

    /// The null that fits any type.
    static Expr nullValue() {
        return Lit.NULL;
    }

    /// `value` where `condition` is true, else null until `otherwise` or another `when` follows.
    static When when(Expr condition, Object value) {
        return new When(List.of(new When.Branch(condition, Lit.of(value))), Lit.NULL);
    }

    /// The expression that `text` writes in SQL: `expr("tip / fare >= 0.2")`.
    ///
    /// Names are columns, letter case included; all functions can be called by their SQL names. A
    /// name for the result may follow: `expr("tip / fare as rate")`.
    ///
    /// @throws dev.tasse.error.QueryException if it cannot be read, with a caret below the fault
    static Expr expr(String text) {
        return ExpressionParser.parse(text);
    }

    /// The number of rows of the group, nulls included.
    static AggregateCall rowCount() {
        return new AggregateCall("rowCount", List.of(), false, Optional.empty());
    }

    /// The first of `values` that is not null.
    static Expr coalesce(Object... values) {
        return call("coalesce", values);
    }

    /// The greatest of `values` that is not null, NaN being the greatest number.
    static Expr greatest(Object... values) {
        return call("greatest", values);
    }

    /// The least of `values` that is not null.
    static Expr least(Object... values) {
        return call("least", values);
    }

    /// A hash of `values`, nulls among them: 64 bits, the same in every process.
    static Expr hash(Object... values) {
        return call("hash", values);
    }

    /// The function `name` of the table of functions applied to `arguments`.
    static Expr call(String name, Object... arguments) {
        return new Call(name, Arrays.stream(arguments).map(Lit::of).toList());
    }

    /// The name of the column that this expression makes: the alias, the column's own name, or the
    /// text of the expression.
    default String name() {
        return switch (this) {
            case Alias alias -> alias.name();
            default -> toString();
        };
    }

    /// This expression under the name `name`.
    default Expr as(String name) {
        return new Alias(this, name);
    }

    /// `this + other`; whole numbers overflow with an error.
    default Expr plus(Object other) {
        return call("plus", this, other);
    }

    /// `this - other`; whole numbers overflow with an error.
    default Expr minus(Object other) {
        return call("minus", this, other);
    }

    /// `this * other`; whole numbers overflow with an error.
    default Expr times(Object other) {
        return call("times", this, other);
    }

    /// True division: the result is FLOAT64, infinite or NaN where `other` is zero.
    default Expr div(Object other) {
        return call("div", this, other);
    }

    /// Division rounded towards negative infinity; zero as divisor is an error.
    default Expr floorDiv(Object other) {
        return call("floorDiv", this, other);
    }

    /// The remainder with the sign of `this`; zero as whole divisor is an error.
    default Expr rem(Object other) {
        return call("rem", this, other);
    }

    /// `-this`.
    default Expr unaryMinus() {
        return call("unaryMinus", this);
    }

    /// The distance from zero.
    default Expr abs() {
        return call("abs", this);
    }

    /// Whether both are equal; null if either is.
    default Expr eq(Object other) {
        return call("eq", this, other);
    }

    /// Whether they differ; null if either is null.
    default Expr ne(Object other) {
        return call("ne", this, other);
    }

    /// Whether this is less.
    default Expr lt(Object other) {
        return call("lt", this, other);
    }

    /// Whether this is less or equal.
    default Expr le(Object other) {
        return call("le", this, other);
    }

    /// Whether this is greater.
    default Expr gt(Object other) {
        return call("gt", this, other);
    }

    /// Whether this is greater or equal.
    default Expr ge(Object other) {
        return call("ge", this, other);
    }

    /// Whether both are equal or both null: never null itself.
    default Expr eqNullSafe(Object other) {
        return call("eqNullSafe", this, other);
    }

    /// Whether `low <= this <= high`.
    default Expr between(Object low, Object high) {
        return call("between", this, low, high);
    }

    /// Whether this equals one of `values`, or of the elements of the only one if that is a
    /// collection; null if it does not and one of them is null.
    default Expr isIn(Object... values) {
        if (values.length == 1 && values[0] instanceof Collection<?> all) {
            return isIn(all.toArray());
        }
        List<Expr> arguments = new ArrayList<>(List.of(this));
        for (Object value : values) arguments.add(Lit.of(value));
        return new Call("isIn", arguments);
    }

    /// Both; false wins over null.
    default Expr and(Object other) {
        return call("and", this, other);
    }

    /// Either; true wins over null.
    default Expr or(Object other) {
        return call("or", this, other);
    }

    /// The opposite; null stays null.
    default Expr not() {
        return call("not", this);
    }

    /// Whether this is null.
    default Expr isNull() {
        return call("isNull", this);
    }

    /// Whether this is not null.
    default Expr isNotNull() {
        return call("isNotNull", this);
    }

    /// Whether this is the floating point value NaN.
    default Expr isNan() {
        return call("isNan", this);
    }

    /// Null where this equals `value`, else this.
    default Expr nullIf(Object value) {
        return call("nullIf", this, value);
    }

    /// This turned into `type`; a value that does not fit is an error.
    default Expr cast(DataType type) {
        return new Cast(this, type, false);
    }

    /// This turned into `type`; null where a value does not fit.
    default Expr tryCast(DataType type) {
        return new Cast(this, type, true);
    }

    /// The result of the Java function `function` for each value that is not null, as `type`; null
    /// stays null: `col("x").map(FLOAT64, (Long x) -> Math.sqrt(x))`.
    ///
    /// The function takes values as `Column.get` gives them and gives what a column of `type`
    /// takes, or null. It runs row by row on objects: an expression is always faster.
    @SuppressWarnings("unchecked")
    default <A> Expr map(DataType type, Fn1<A, ?> function) {
        return new Apply(this, type, (Fn1<Object, ?>) function);
    }

    /// This in place of null: `value` where this is null.
    default Expr fillNull(Object value) {
        return call("coalesce", this, value);
    }

    /// The nearest whole number, halves away from zero.
    default Expr round() {
        return call("round", this);
    }

    /// The nearest number of `digits` digits behind the point, before it if negative.
    default Expr round(int digits) {
        return call("round", this, digits);
    }

    /// The next whole number that is not greater.
    default Expr floor() {
        return call("floor", this);
    }

    /// The next whole number that is not less.
    default Expr ceil() {
        return call("ceil", this);
    }

    /// -1, 0 or 1 as this is less than, equal to or greater than zero.
    default Expr sign() {
        return call("sign", this);
    }

    /// `this + other`, null on overflow.
    default Expr tryPlus(Object other) {
        return call("tryPlus", this, other);
    }

    /// `this - other`, null on overflow.
    default Expr tryMinus(Object other) {
        return call("tryMinus", this, other);
    }

    /// `this * other`, null on overflow.
    default Expr tryTimes(Object other) {
        return call("tryTimes", this, other);
    }

    /// The remainder with the sign of `this`, null where `other` is zero.
    default Expr tryRem(Object other) {
        return call("tryRem", this, other);
    }

    /// Division rounded towards negative infinity, null where `other` is zero.
    default Expr tryFloorDiv(Object other) {
        return call("tryFloorDiv", this, other);
    }

    /// Functions of text.
    default TextFunctions str() {
        return new TextFunctions(this);
    }

    /// Functions of dates and timestamps.
    default TimeFunctions time() {
        return new TimeFunctions(this);
    }

    /// Functions of FLOAT64.
    default MathFunctions math() {
        return new MathFunctions(this);
    }

    /// Functions of lists.
    default ListFunctions list() {
        return new ListFunctions(this);
    }

    /// The sum of the group; null if every value is. Whole numbers overflow with an error.
    default AggregateCall sum() {
        return aggregate("sum");
    }

    /// The mean of the group as FLOAT64; null if every value is null.
    default AggregateCall mean() {
        return aggregate("avg");
    }

    /// The least value of the group; null if every value is.
    default AggregateCall min() {
        return aggregate("min");
    }

    /// The greatest value of the group, NaN being the greatest; null if every value is null.
    default AggregateCall max() {
        return aggregate("max");
    }

    /// The number of values of the group that are not null.
    default AggregateCall count() {
        return aggregate("count");
    }

    /// The number of different values of the group, null not being one.
    default AggregateCall countDistinct() {
        return new AggregateCall("count", aggregate("count").arguments(), true, Optional.empty());
    }

    /// The variance of a sample, as FLOAT64; null for less than two values.
    default AggregateCall var() {
        return aggregate("var");
    }

    /// The variance of all there are, as FLOAT64; null if every value is null.
    default AggregateCall varPop() {
        return aggregate("varPop");
    }

    /// The standard deviation of a sample, as FLOAT64; null for less than two values.
    default AggregateCall std() {
        return aggregate("std");
    }

    /// The standard deviation of all there are, as FLOAT64; null if every value is null.
    default AggregateCall stdPop() {
        return aggregate("stdPop");
    }

    /// The covariance of a sample of pairs with `other`, as FLOAT64; pairs with a null do not
    /// count; null for less than two.
    default AggregateCall covar(Object other) {
        return aggregate("covar", other);
    }

    /// The covariance of all pairs with `other`, as FLOAT64; pairs with a null do not count.
    default AggregateCall covarPop(Object other) {
        return aggregate("covarPop", other);
    }

    /// Pearson's correlation with `other`, as FLOAT64; pairs with a null do not count; null for
    /// less than two, NaN if one side is all the same.
    default AggregateCall corr(Object other) {
        return aggregate("corr", other);
    }

    /// The value in the middle, as FLOAT64: of two, the mean; null if every value is null.
    default AggregateCall median() {
        return aggregate("median");
    }

    /// The value below which the share `share` (0 to 1) of the values lies, as FLOAT64; between two
    /// values in proportion, as `quantile_cont` of SQL.
    default AggregateCall quantile(double share) {
        return aggregate("quantile", share);
    }

    /// The value that comes most often, of several the first to come; null if every value is null.
    default AggregateCall mode() {
        return aggregate("mode");
    }

    /// The value of the first row of the group, be it null.
    default AggregateCall first() {
        return aggregate("first");
    }

    /// The value of the last row of the group, be it null.
    default AggregateCall last() {
        return aggregate("last");
    }

    /// Whether some value is true; null if every value is null.
    default AggregateCall any() {
        return aggregate("any");
    }

    /// Whether no value is false; null if every value is null.
    default AggregateCall all() {
        return aggregate("all");
    }

    /// A sort by this, least first, nulls last.
    default SortKey asc() {
        return new SortKey(this, false, false);
    }

    /// A sort by this, greatest first, nulls last.
    default SortKey desc() {
        return new SortKey(this, true, false);
    }

    private AggregateCall aggregate(String function, Object... more) {
        if (this instanceof AggregateCall || this instanceof Alias) {
            throw new PlanException(
                    Problem.of("cannot aggregate \"" + this + "\"")
                            .remedy(
                                    "aggregate a plain expression, and give the name last:"
                                            + " x.sum().as(..)"));
        }
        List<Expr> arguments = new ArrayList<>(List.of(this));
        for (Object argument : more) arguments.add(Lit.of(argument));
        return new AggregateCall(function, arguments, false, Optional.empty());
    }
}
