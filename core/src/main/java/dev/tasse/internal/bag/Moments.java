package dev.tasse.internal.bag;

import dev.tasse.error.DataException;
import dev.tasse.error.Problem;

import java.io.Serializable;
import java.util.List;

/// Count, mean and sum of squared differences from the mean of numbers, put together without loss
/// (Chan, Golub, LeVeque, "Updating formulae and a pairwise algorithm", 1979).
public record Moments(long count, double mean, double squares) implements Serializable {
    static final Moments NONE = new Moments(0, 0, 0);

    Moments with(double value) {
        long more = count + 1;
        double difference = value - mean;
        double newMean = mean + difference / more;
        return new Moments(more, newMean, squares + difference * (value - newMean));
    }

    private Moments with(Moments other) {
        if (other.count == 0) return this;
        if (count == 0) return other;
        long both = count + other.count;
        double difference = other.mean - mean;
        double newMean = mean + difference * other.count / both;
        double between = difference * difference * count * other.count / both;
        return new Moments(both, newMean, squares + other.squares + between);
    }

    static Moments merged(List<Object> parts) {
        Moments all = NONE;
        for (Object part : parts) all = all.with((Moments) part);
        return all;
    }

    /// The mean.
    ///
    /// @throws DataException if there are no numbers
    public double meanOrFail() {
        if (count > 0) return mean;
        throw new DataException(Problem.of("an empty bag has no mean"));
    }

    /// The variance, of which the divisor is the count less `freedom`.
    ///
    /// @throws DataException if there are not more numbers than that
    public double variance(int freedom) {
        if (count > freedom) return squares / (count - freedom);
        throw new DataException(
                Problem.of("the variance of a bag with divisor count - " + freedom)
                        .got(count + " values")
                        .expected("more than " + freedom));
    }
}
