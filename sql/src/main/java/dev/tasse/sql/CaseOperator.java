package dev.tasse.sql;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.type.DataType;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

import java.util.ArrayList;
import java.util.List;

/// CASE with its operands in a row: a condition and a value in turn, the last value being ELSE.
final class CaseOperator extends TypedFunction {
    private static final CaseOperator INSTANCE = new CaseOperator();

    private CaseOperator() {
        super("case");
    }

    static SqlCall call(SqlParserPos position, List<SqlNode> operands) {
        return INSTANCE.createCall(position, operands);
    }

    @Override
    public DataType result(List<Coercion.Argument> arguments) {
        List<Coercion.Argument> values = new ArrayList<>();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            requireCondition(arguments.get(i).type());
            values.add(arguments.get(i + 1));
        }
        values.add(arguments.getLast());
        return Coercion.result("coalesce", values);
    }

    private static void requireCondition(DataType type) {
        if (type.equals(DataType.BOOL) || type.equals(DataType.NULL)) return;
        throw new PlanException(
                Problem.of("a condition of CASE has to be true or false")
                        .got(type)
                        .expected(DataType.BOOL));
    }
}
