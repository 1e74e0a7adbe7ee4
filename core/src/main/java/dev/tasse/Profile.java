package dev.tasse;

import dev.tasse.data.Records;
import dev.tasse.data.Table;
import dev.tasse.internal.view.DrawingFile;
import dev.tasse.internal.view.Timings;
import dev.tasse.type.Schema;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Where the time of one computation went: made by {@link Client#profile}.
///
/// ```java
/// Profile profile = client.profile(daily);
/// System.out.println(profile);
/// profile.visualize(Path.of("slow.svg"));
/// ```
///
/// Immutable and safe for use by several threads.
public final class Profile {
    private final Client client;
    private final Timings timings;
    private final List<LayerProfile> layers;
    private final double seconds;

    /// What the tasks of one layer took together.
    ///
    /// @param layer the name of the layer
    /// @param label what its tasks do
    /// @param tasks how many of them have ended
    /// @param seconds how long they ran, added up
    /// @param span the seconds from the begin of the first to the end of the last
    /// @param bytes what their results hold outside the Java heap
    /// @param threads how many ran at a time, on the average over the span
    public record LayerProfile(
            String layer,
            String label,
            int tasks,
            double seconds,
            double span,
            long bytes,
            double threads) {}

    /// @param timings of a computation that has ended
    Profile(Client client, Timings timings, double seconds) {
        this.client = client;
        this.timings = timings;
        this.layers = timings.layers().stream().map(Profile::layer).toList();
        this.seconds = seconds;
    }

    private static LayerProfile layer(Timings.LayerTime time) {
        return new LayerProfile(
                time.layer(),
                time.label(),
                time.tasks(),
                time.nanos() / 1e9,
                time.spanNanos() / 1e9,
                time.bytes(),
                (double) time.nanos() / Math.max(1, time.spanNanos()));
    }

    /// How many seconds the computation took, from its start to its result.
    public double seconds() {
        return seconds;
    }

    /// The layers of which a task has run.
    public List<LayerProfile> layers() {
        return layers;
    }

    /// The layers as rows, a column for each component of {@link LayerProfile}, in the memory of
    /// the client; the caller closes the table.
    public Table table() {
        Schema schema = Records.schema(LayerProfile.class, layers);
        return Records.write(client.memory(), schema, LayerProfile.class, layers).guarded();
    }

    /// Draws the tasks into a file that ends in `.svg`, `.dot` (for Graphviz) or `.txt`: the longer
    /// one has run, the darker it is. Many tasks collapse to a box a layer.
    ///
    /// @throws IllegalArgumentException if `path` has another ending
    /// @throws dev.tasse.error.DataException if the file cannot be written
    public void visualize(Path path) {
        DrawingFile.write(path, timings::drawing);
    }

    /// A line for each layer: its share of the time of all tasks, their number, and how many
    /// threads were busy with it.
    @Override
    public String toString() {
        double sum = Math.max(1e-9, layers.stream().mapToDouble(LayerProfile::seconds).sum());
        StringBuilder text = new StringBuilder();
        for (LayerProfile layer : layers) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%5.1f %%  %9.3f s  %7d tasks  %5.2f threads  %s%n",
                            100 * layer.seconds() / sum,
                            layer.seconds(),
                            layer.tasks(),
                            layer.threads(),
                            layer.label()));
        }
        return text.append(String.format(Locale.ROOT, "%.3f s in all%n", seconds)).toString();
    }
}
