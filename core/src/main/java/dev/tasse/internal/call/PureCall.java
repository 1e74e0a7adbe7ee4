package dev.tasse.internal.call;

import java.lang.invoke.SerializedLambda;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What makes two pure calls equal: the same function with equal captured values, and the same
/// inputs. A function that is no lambda is equal to what it says it equals.
record PureCall(List<Object> function, List<Integer> inputs) {
    static PureCall of(CallPlan call, int[] inputs) {
        List<Integer> numbers = new ArrayList<>();
        for (int input : inputs) numbers.add(input);
        return new PureCall(identity(call.call()), numbers);
    }

    private static List<Object> identity(Call call) {
        Optional<SerializedLambda> form = LambdaForm.of(call.function());
        List<Object> identity = new ArrayList<>();
        identity.add(call.getClass());
        if (form.isEmpty()) {
            identity.add(call.function());
            return identity;
        }
        SerializedLambda lambda = form.get();
        identity.add(lambda.getImplClass());
        identity.add(lambda.getImplMethodName());
        identity.add(lambda.getImplMethodSignature());
        for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
            identity.add(NoValue.of(lambda.getCapturedArg(i)));
        }
        return identity;
    }
}
