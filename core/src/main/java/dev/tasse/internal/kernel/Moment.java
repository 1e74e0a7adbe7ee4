package dev.tasse.internal.kernel;

/// What {@link Moments} are asked for.
enum Moment {
    VAR("var", 2),
    VAR_POP("varPop", 1),
    STD("std", 2),
    STD_POP("stdPop", 1),
    COVAR("covar", 2),
    COVAR_POP("covarPop", 1),
    CORR("corr", 2);

    private final String function;
    private final int leastValues;

    Moment(String function, int leastValues) {
        this.function = function;
        this.leastValues = leastValues;
    }

    /// The name of the aggregate.
    String function() {
        return function;
    }

    /// How many values there have to be, else the result is null.
    int leastValues() {
        return leastValues;
    }

    /// Whether it is of pairs of values.
    boolean isOfPairs() {
        return this == COVAR || this == COVAR_POP || this == CORR;
    }

    static boolean isOne(String function) {
        for (Moment moment : values()) {
            if (moment.function.equals(function)) return true;
        }
        return false;
    }

    static Moment of(String function) {
        for (Moment moment : values()) {
            if (moment.function.equals(function)) return moment;
        }
        throw new AssertionError("no moment is called " + function);
    }

    /// The result of `n` values.
    ///
    /// @param x the sum of the squares of the distances from the mean
    /// @param y the same of the second values
    /// @param products the sum of the products of both distances
    double value(double n, double x, double y, double products) {
        return switch (this) {
            case VAR -> x / (n - 1);
            case VAR_POP -> x / n;
            case STD -> Math.sqrt(x / (n - 1));
            case STD_POP -> Math.sqrt(x / n);
            case COVAR -> products / (n - 1);
            case COVAR_POP -> products / n;
            case CORR -> products / (Math.sqrt(x) * Math.sqrt(y));
        };
    }
}
