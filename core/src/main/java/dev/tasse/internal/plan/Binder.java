package dev.tasse.internal.plan;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.expr.AggregateCall;
import dev.tasse.expr.Alias;
import dev.tasse.expr.Apply;
import dev.tasse.expr.Call;
import dev.tasse.expr.Cast;
import dev.tasse.expr.Col;
import dev.tasse.expr.Expr;
import dev.tasse.expr.Lit;
import dev.tasse.expr.SortKey;
import dev.tasse.expr.Symbols;
import dev.tasse.expr.When;
import dev.tasse.function.Fn1;
import dev.tasse.internal.kernel.Aggregates;
import dev.tasse.internal.kernel.Function;
import dev.tasse.internal.kernel.Functions;
import dev.tasse.internal.kernel.Promotion;
import dev.tasse.internal.kernel.Signature;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Resolves the names and types of expressions against a schema; wrong ones throw here.
public final class Binder {
    private final Schema schema;

    private Binder(Schema schema) {
        this.schema = schema;
    }

    /// `expr` over the columns of `schema`.
    ///
    /// @throws PlanException for a column that is not there, a type that does not fit, or an
    ///   aggregate
    public static Bound bind(Expr expr, Schema schema) {
        return new Binder(schema).bind(expr);
    }

    /// The aggregate `call` over the columns of `schema`.
    public static BoundAggregate bindAggregate(AggregateCall call, Schema schema) {
        Binder binder = new Binder(schema);
        List<Bound> arguments = call.arguments().stream().map(binder::bind).toList();
        Optional<Bound> filter =
                call.filter().map(condition -> binder.bindCondition(condition, call));
        return aggregate(call.function(), arguments, call.distinct(), filter);
    }

    /// A sort key over the columns of `schema`.
    public static BoundSortKey bindKey(SortKey key, Schema schema) {
        return new BoundSortKey(bind(key.expr(), schema), key.descending(), key.nullsLead());
    }

    /// The function `name` applied to `arguments`, which are cast to the types that its kernel
    /// takes.
    ///
    /// @throws PlanException if there is no such function or it does not take such values
    public static Bound call(String name, List<Bound> arguments) {
        Optional<Bound> other = Desugaring.of(name, arguments);
        if (other.isPresent()) return other.get();
        String place = Symbols.call(name, arguments);
        List<DataType> types = arguments.stream().map(Bound::type).toList();
        return resolved(
                place,
                () -> {
                    Function function = Functions.find(name);
                    Signature signature = function.resolve(types);
                    function.traits().check().check(texts(arguments));
                    List<Bound> cast = cast(arguments, signature);
                    return new BoundCall(function.name(), cast, signature.result());
                });
    }

    private static List<String> texts(List<Bound> arguments) {
        return arguments.stream()
                .map(a -> a instanceof BoundLiteral(String text, DataType _) ? text : "")
                .toList();
    }

    /// The aggregate `name` of `arguments`.
    ///
    /// @throws PlanException if there is no such aggregate or it does not take such values
    public static BoundAggregate aggregate(
            String name, List<Bound> arguments, boolean distinct, Optional<Bound> filter) {
        List<DataType> types = arguments.stream().map(Bound::type).toList();
        Signature signature =
                resolved(Symbols.call(name, arguments), () -> Aggregates.resolve(name, types));
        boolean once = distinct && !Aggregates.ignoresRepetition(name);
        if (once && (arguments.size() != 1 || Aggregates.takesNulls(name))) {
            throw new PlanException(
                    Problem.of(name + " takes all values, not distinct ones")
                            .at(Symbols.call(name, arguments))
                            .remedy("group by the values first, then aggregate the groups"));
        }
        if (once) Aggregates.resolve("mode", types);
        if (name.equals("quantile")) requireShare(arguments);
        return new BoundAggregate(
                name, cast(arguments, signature), once, filter, signature.result());
    }

    private static void requireShare(List<Bound> arguments) {
        Bound share = arguments.get(1);
        boolean fits =
                share instanceof BoundLiteral literal
                        && literal.value() instanceof Number number
                        && number.doubleValue() >= 0
                        && number.doubleValue() <= 1;
        if (fits) return;
        throw new PlanException(
                Problem.of("a quantile needs a share of the values")
                        .at(Symbols.call("quantile", arguments))
                        .got(share)
                        .expected("a constant from 0 to 1"));
    }

    /// `value` as `type`: itself if it has that type.
    public static Bound cast(Bound value, DataType type) {
        if (value.type().equals(type)) return value;
        boolean isNull = value instanceof BoundLiteral literal && literal.value() == null;
        return isNull ? BoundLiteral.nullOf(type) : new BoundCast(value, type, false);
    }

    private Bound bind(Expr expr) {
        return switch (expr) {
            case Col(String name) -> column(name);
            case Lit lit -> new BoundLiteral(lit.value(), lit.type());
            case Alias(Expr argument, String _) -> bind(argument);
            case Cast(Expr argument, DataType type, boolean orNull) ->
                    convert(bind(argument), type, orNull);
            case When when -> bindWhen(when);
            case Apply(Expr argument, DataType type, Fn1<Object, ?> function) ->
                    new BoundApply(bind(argument), type, function);
            case Call(String function, List<Expr> arguments) ->
                    call(
                            function,
                            TextConstants.suited(
                                    function, arguments.stream().map(this::bind).toList()));
            case AggregateCall call ->
                    throw new PlanException(
                            Problem.of("an aggregate stands where each row needs a value")
                                    .at(call.toString())
                                    .remedy("use it in agg(..) of a group"));
        };
    }

    private Bound column(String name) {
        int index = schema.indexOf(name);
        return new BoundColumn(index, name, schema.type(index));
    }

    private static Bound convert(Bound value, DataType type, boolean orNull) {
        if (value.type().equals(type)) return value;
        String place = (orNull ? "try_cast(" : "cast(") + value + " as " + type + ")";
        resolved(place, () -> Functions.castSignature(value.type(), type));
        return new BoundCast(value, type, orNull);
    }

    private Bound bindCondition(Expr condition, Expr whole) {
        Bound bound = bind(condition);
        if (bound.type().equals(DataType.BOOL)) return bound;
        if (bound.type().equals(DataType.NULL)) return BoundLiteral.nullOf(DataType.BOOL);
        throw new PlanException(
                Problem.of("a condition has to be true or false")
                        .at(whole.toString())
                        .got(bound.type())
                        .expected(DataType.BOOL));
    }

    private Bound bindWhen(When when) {
        List<Bound> conditions = new ArrayList<>();
        List<Bound> values = new ArrayList<>();
        for (When.Branch branch : when.branches()) {
            conditions.add(bindCondition(branch.condition(), when));
            values.add(bind(branch.value()));
        }
        values.add(bind(when.otherwise()));
        return when(conditions, values);
    }

    /// The value at the place of the first true condition, else the last of `values`.
    ///
    /// @throws PlanException if the values have no type in common
    public static Bound when(List<Bound> conditions, List<Bound> values) {
        DataType type = common(values);
        List<BoundWhen.Branch> branches = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            branches.add(new BoundWhen.Branch(conditions.get(i), cast(values.get(i), type)));
        }
        return new BoundWhen(branches, cast(values.getLast(), type), type);
    }

    private static DataType common(List<Bound> values) {
        DataType type = DataType.NULL;
        for (Bound value : values) {
            Optional<DataType> wider = Promotion.common(type, value.type());
            if (wider.isEmpty()) {
                throw new PlanException(
                        Problem.of("the values of case have no type in common")
                                .at(value.toString())
                                .got(value.type())
                                .expected(type)
                                .remedy("cast one of them"));
            }
            type = wider.get();
        }
        return type;
    }

    private static List<Bound> cast(List<Bound> arguments, Signature signature) {
        List<Bound> cast = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            cast.add(cast(arguments.get(i), signature.arguments().get(i)));
        }
        return cast;
    }

    // The table of functions knows types, not places: the place is added here.
    private static <T> T resolved(String place, Supplier<T> table) {
        try {
            return table.get();
        } catch (PlanException e) {
            throw new PlanException(e.problem().at(place), e);
        }
    }
}
