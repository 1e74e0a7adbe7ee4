package dev.tasse.sql;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.error.Suggestion;
import dev.tasse.internal.plan.FunctionTypes;
import dev.tasse.type.DataType;

import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.apache.calcite.sql.parser.SqlParserPos;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Finds the engine's function for a call: by its SQL name, or for the special forms of SQL by
/// kind.
final class FunctionCalls {
    private final SqlText text;
    private final Expressions expressions;

    FunctionCalls(SqlText text, Expressions expressions) {
        this.text = text;
        this.expressions = expressions;
    }

    /// `call` as a call of the engine's function.
    SqlNode rewrite(SqlBasicCall call) {
        SqlParserPos position = call.getParserPosition();
        return switch (call.getKind()) {
            case CAST, SAFE_CAST -> cast(call);
            case FILTER -> filter(call);
            case EXTRACT -> extract(call);
            case TRIM -> trim(call);
            case INTERVAL -> Literals.interval(call);
            case OVER ->
                    throw Fault.unsupported(
                            "a window (OVER) is",
                            "aggregate with GROUP BY and join the result",
                            position);
            case SCALAR_QUERY -> expressions.rewrite(call.operand(0));
            case WITHIN_GROUP, WITHIN_DISTINCT, RESPECT_NULLS, IGNORE_NULLS ->
                    throw Fault.unsupported(
                            call.getOperator().getName() + " is",
                            "call an aggregate without it",
                            position);
            case ROW ->
                    throw Fault.unsupported(
                            "a row as a value is", "compare its parts one by one", position);
            case ITEM -> engine("element", call);
            case SIMILAR, RLIKE -> regex("regexFullMatch", call);
            case POSIX_REGEX_CASE_SENSITIVE -> regex("regexMatches", call);
            case POSITION -> position(call);
            case ARRAY_VALUE_CONSTRUCTOR, MAP_VALUE_CONSTRUCTOR ->
                    throw Fault.unsupported(
                            "a list or a map in an expression is",
                            "select the whole column",
                            position);
            default -> named(call);
        };
    }

    private SqlNode cast(SqlBasicCall call) {
        boolean orNull = !call.getOperator().getName().equals("CAST") && !isInfix(call);
        if (!(call.operand(1) instanceof SqlDataTypeSpec type)) {
            throw Fault.unsupported(
                    "a cast to an interval is",
                    "write INTERVAL '3' MONTH",
                    call.getParserPosition());
        }
        SqlNode operand = expressions.rewrite(call.operand(0));
        return CastOperator.call(operand, TypeSpecs.type(type), orNull, call.getParserPosition());
    }

    private static boolean isInfix(SqlBasicCall call) {
        return call.getOperator().getName().equals("::");
    }

    private SqlNode filter(SqlBasicCall call) {
        SqlNode aggregate = expressions.rewrite(call.operand(0));
        SqlNode condition = expressions.rewrite(call.operand(1));
        return SqlStdOperatorTable.FILTER.createCall(
                call.getParserPosition(), aggregate, condition);
    }

    private SqlNode extract(SqlBasicCall call) {
        String unit = SqlNames.datePart(call.operand(0));
        return part(unit, call.operand(1), call.getParserPosition());
    }

    private SqlNode part(String unit, SqlNode operand, SqlParserPos position) {
        try {
            String function = FunctionTypes.ofDatePart(unit);
            return EngineOperator.call(function, position, expressions.rewrite(operand));
        } catch (PlanException e) {
            throw new Fault(e, position);
        }
    }

    private SqlNode trim(SqlBasicCall call) {
        SqlTrimFunction.Flag side =
                ((SqlLiteral) call.operand(0)).getValueAs(SqlTrimFunction.Flag.class);
        String function =
                switch (side) {
                    case BOTH -> "trim";
                    case LEADING -> "ltrim";
                    case TRAILING -> "rtrim";
                };
        boolean blanks =
                call.operand(1) instanceof SqlCharStringLiteral characters
                        && characters.toValue().equals(" ");
        SqlNode value = expressions.rewrite(call.operand(2));
        SqlParserPos position = call.getParserPosition();
        if (blanks) return EngineOperator.call(function, position, value);
        SqlNode characters = expressions.rewrite(call.operand(1));
        return EngineOperator.call(function, position, value, characters);
    }

    private SqlNode named(SqlBasicCall call) {
        String name = SqlNames.written(call).toUpperCase(Locale.ROOT);
        return switch (name) {
            case "NULLIF" -> nullIf(call);
            case "CONCAT" -> concat(call);
            case "CONCAT_WS" -> separated(call);
            case "DATE_PART", "DATEPART" -> datePart(call);
            case "LOG" -> logarithm(call);
            case "IF" -> choice(call);
            case "ANY_VALUE" -> anyValue(call);
            case "COUNT_IF", "COUNTIF" -> countIf(call);
            case "PI" ->
                    SqlLiteral.createApproxNumeric(
                            String.valueOf(Math.PI), call.getParserPosition());
            default ->
                    SqlNames.aggregate(name).isPresent()
                            ? aggregate(name, call)
                            : engine(name, call);
        };
    }

    private SqlNode aggregate(String name, SqlBasicCall call) {
        SqlParserPos position = call.getParserPosition();
        boolean star = call.operandCount() == 1 && SqlNames.isStar(call.operand(0));
        SqlLiteral quantifier = call.getFunctionQuantifier();
        if (name.equals("COUNT") && (star || call.operandCount() == 0)) {
            return new EngineAggregate("rowCount").createCall(position);
        }
        if (star) {
            throw new Fault(
                    Problem.of(call.getOperator().getName() + " takes a value").got("*"), position);
        }
        boolean distinct = quantifier != null && quantifier.getValue() == SqlSelectKeyword.DISTINCT;
        String function = SqlNames.aggregate(name).orElseThrow();
        SqlNode[] operands =
                expressions.rewriteAll(SqlNames.operands(call)).toArray(SqlNode[]::new);
        EngineAggregate aggregate = new EngineAggregate(function);
        return distinct
                ? aggregate.createCall(quantifier, position, operands)
                : aggregate.createCall(position, operands);
    }

    private SqlNode choice(SqlBasicCall call) {
        SqlParserPos position = call.getParserPosition();
        if (call.operandCount() != 3) {
            throw new Fault(
                    Problem.of("if takes a condition and two values").got(call.operandCount()),
                    position);
        }
        return CaseOperator.call(position, expressions.rewriteAll(call.getOperandList()));
    }

    private SqlNode anyValue(SqlBasicCall call) {
        SqlNode first = aggregate("FIRST", call);
        SqlNode value = expressions.rewrite(call.operand(0));
        SqlParserPos position = call.getParserPosition();
        return SqlStdOperatorTable.FILTER.createCall(
                position, first, EngineOperator.call("isNotNull", position, value));
    }

    private SqlNode countIf(SqlBasicCall call) {
        SqlParserPos position = call.getParserPosition();
        if (call.operandCount() != 1) {
            throw new Fault(Problem.of(SqlNames.written(call) + " takes a condition"), position);
        }
        return SqlStdOperatorTable.FILTER.createCall(
                position,
                new EngineAggregate("rowCount").createCall(position),
                expressions.rewrite(call.operand(0)));
    }

    private SqlNode nullIf(SqlBasicCall call) {
        SqlParserPos position = call.getParserPosition();
        if (call.operandCount() != 2) {
            throw new Fault(
                    Problem.of("nullif takes another number of arguments")
                            .got(call.operandCount())
                            .expected(2),
                    position);
        }
        SqlNode value = expressions.rewrite(call.operand(0));
        SqlNode other = expressions.rewrite(call.operand(1));
        return CaseOperator.call(
                position,
                List.of(
                        EngineOperator.call("eq", position, value, other),
                        SqlLiteral.createNull(position),
                        value.clone(value.getParserPosition())));
    }

    // concat(..) passes over nulls, || does not.
    private SqlNode concat(SqlBasicCall call) {
        SqlParserPos position = call.getParserPosition();
        List<SqlNode> parts = new ArrayList<>();
        for (SqlNode operand : expressions.rewriteAll(call.getOperandList())) {
            SqlNode part = CastOperator.call(operand, DataType.STRING, false, position);
            SqlNode empty = SqlLiteral.createCharString("", position);
            parts.add(EngineOperator.call("coalesce", position, part, empty));
        }
        return EngineOperator.call("concat", position, parts.toArray(SqlNode[]::new));
    }

    private SqlNode separated(SqlBasicCall call) {
        SqlParserPos position = call.getParserPosition();
        List<SqlNode> parts = new ArrayList<>();
        for (SqlNode operand : expressions.rewriteAll(call.getOperandList())) {
            parts.add(CastOperator.call(operand, DataType.STRING, false, position));
        }
        return EngineOperator.call("concatWs", position, parts.toArray(SqlNode[]::new));
    }

    private SqlNode datePart(SqlBasicCall call) {
        if (call.operandCount() != 2) {
            throw new Fault(
                    Problem.of("date_part takes a part and a date").got(call.operandCount()),
                    call.getParserPosition());
        }
        return extract(call);
    }

    // log(x) is the logarithm of base 10, log(b, x) that of base b.
    private SqlNode logarithm(SqlBasicCall call) {
        SqlParserPos position = call.getParserPosition();
        if (call.operandCount() != 2) return engine("log10", call);
        SqlNode base = EngineOperator.call("ln", position, expressions.rewrite(call.operand(0)));
        SqlNode value = EngineOperator.call("ln", position, expressions.rewrite(call.operand(1)));
        return EngineOperator.call("div", position, value, base);
    }

    private SqlNode regex(String function, SqlBasicCall call) {
        SqlParserPos position = call.getParserPosition();
        SqlNode value = expressions.rewrite(call.operand(0));
        SqlNode pattern = expressions.rewrite(call.operand(1));
        SqlNode match = EngineOperator.call(function, position, value, pattern);
        String operator = call.getOperator().getName();
        boolean negated = operator.startsWith("NOT") || operator.startsWith("NEGATED");
        return negated ? EngineOperator.call("not", position, match) : match;
    }

    // position(part IN text): the function has the text first.
    private SqlNode position(SqlBasicCall call) {
        SqlParserPos position = call.getParserPosition();
        SqlNode part = expressions.rewrite(call.operand(0));
        return EngineOperator.call(
                "position", position, expressions.rewrite(call.operand(1)), part);
    }

    private SqlNode engine(String name, SqlBasicCall call) {
        String function = SqlNames.function(name).orElseThrow(() -> unknown(name, call));
        SqlNode[] operands = expressions.rewriteAll(call.getOperandList()).toArray(SqlNode[]::new);
        return EngineOperator.call(function, call.getParserPosition(), operands);
    }

    private static String functions() {
        return "functions: " + String.join(" ", SqlNames.all());
    }

    private Fault unknown(String name, SqlBasicCall call) {
        String shown = name.toLowerCase(Locale.ROOT);
        String near = Suggestion.phrase(shown, SqlNames.all());
        String remedy = Refusal.function(shown).orElse(near.isEmpty() ? functions() : near);
        boolean word = Character.isLetter(shown.charAt(0)) && !shown.contains(" ");
        Problem problem =
                word
                        ? Problem.of("no function is called " + shown).remedy(remedy)
                        : Refusal.of(text.at(call.getParserPosition()) + " is", remedy);
        return new Fault(problem, call.getParserPosition());
    }
}
