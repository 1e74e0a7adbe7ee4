package dev.tasse.internal.kernel;

import dev.tasse.type.DataType;
import dev.tasse.type.IntType;
import dev.tasse.type.NullType;

import java.util.List;

/// The typing of functions whose parameters have one type each: any whole number goes for INT64,
/// any number for FLOAT64, null for everything. Parameters at the end may be left out.
///
/// @param result the type of the result
/// @param parameters the types of the parameters; the last one stands for all that follow it too
record FixedTyping(DataType result, List<DataType> parameters) implements Typing {
    FixedTyping {
        parameters = List.copyOf(parameters);
    }

    @Override
    public Signature resolve(String verb, List<DataType> types) {
        List<DataType> taken = new java.util.ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            DataType parameter = parameters.get(Math.min(i, parameters.size() - 1));
            Typing.require(fits(types.get(i), parameter), verb, types);
            taken.add(parameter);
        }
        return new Signature(taken, result);
    }

    private static boolean fits(DataType type, DataType parameter) {
        if (type instanceof NullType || type.equals(parameter)) return true;
        if (parameter.equals(DataType.INT64)) return type instanceof IntType;
        return parameter.equals(DataType.FLOAT64) && type.isNumeric();
    }
}
