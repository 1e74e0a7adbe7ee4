package dev.tasse.internal.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Where the boxes of a drawing lie: in rows, each box below those with arrows to it, and within a
/// row so that arrows are short and seldom cross.
///
/// The three steps are those of Sugiyama, Tagawa and Toda, "Methods for visual understanding of
/// hierarchical system structures", 1981: rows by the longest way, order in a row by the mean of
/// the neighbours, then positions. An arrow over several rows passes a point in each.
final class Placement {
    private static final int ORDER_SWEEPS = 8;
    private static final int POSITION_SWEEPS = 13;
    private static final double GAP = 24;

    /// A box, or a point that an arrow passes.
    private static final class Spot {
        final int row;
        final double width;
        final List<Spot> above = new ArrayList<>();
        final List<Spot> below = new ArrayList<>();
        double key;
        double x;

        Spot(int row, double width) {
            this.row = row;
            this.width = width;
        }

        List<Spot> neighbours(boolean up) {
            return up ? above : below;
        }
    }

    private final List<Spot> spots = new ArrayList<>();
    private final List<List<Spot>> ways = new ArrayList<>();
    private final List<List<Spot>> rows = new ArrayList<>();

    private Placement() {}

    /// The places of boxes of the given widths.
    static Placement of(Drawing drawing, double[] widths) {
        Placement placement = new Placement();
        int[] row = rowsOf(drawing);
        for (int i = 0; i < widths.length; i++) placement.spots.add(new Spot(row[i], widths[i]));
        for (Drawing.Arrow arrow : drawing.arrows()) placement.connect(arrow);
        placement.fillRows();
        for (int i = 0; i < ORDER_SWEEPS; i++) placement.order(i % 2 == 0);
        placement.pack();
        for (int i = 0; i < POSITION_SWEEPS; i++) placement.move(i % 2 == 0);
        placement.toMargin();
        return placement;
    }

    private static int[] rowsOf(Drawing drawing) {
        int[] row = new int[drawing.boxes().size()];
        List<Drawing.Arrow> arrows = new ArrayList<>(drawing.arrows());
        arrows.sort(Comparator.comparingInt(Drawing.Arrow::to));
        for (Drawing.Arrow arrow : arrows) {
            if (arrow.from() >= arrow.to()) continue;
            row[arrow.to()] = Math.max(row[arrow.to()], row[arrow.from()] + 1);
        }
        return row;
    }

    private void connect(Drawing.Arrow arrow) {
        Spot last = spots.get(arrow.from());
        Spot end = spots.get(arrow.to());
        List<Spot> way = new ArrayList<>(List.of(last));
        for (int row = last.row + 1; row < end.row; row++) {
            Spot point = new Spot(row, 0);
            spots.add(point);
            join(last, point);
            way.add(point);
            last = point;
        }
        if (last.row < end.row) join(last, end);
        way.add(end);
        ways.add(way);
    }

    private static void join(Spot upper, Spot lower) {
        upper.below.add(lower);
        lower.above.add(upper);
    }

    private void fillRows() {
        for (Spot spot : spots) {
            while (rows.size() <= spot.row) rows.add(new ArrayList<>());
            rows.get(spot.row).add(spot);
        }
        for (List<Spot> row : rows) {
            for (int i = 0; i < row.size(); i++) row.get(i).key = (i + 0.5) / row.size();
        }
    }

    private void order(boolean down) {
        for (List<Spot> row : down ? rows : rows.reversed()) {
            for (Spot spot : row) {
                List<Spot> neighbours = spot.neighbours(down);
                double own = spot.key;
                spot.key = neighbours.stream().mapToDouble(n -> n.key).average().orElse(own);
            }
            row.sort(Comparator.comparingDouble(spot -> spot.key));
            for (int i = 0; i < row.size(); i++) row.get(i).key = (i + 0.5) / row.size();
        }
    }

    private void pack() {
        for (List<Spot> row : rows) {
            double x = 0;
            for (Spot spot : row) {
                spot.x = x + spot.width / 2;
                x += spot.width + GAP;
            }
        }
    }

    /// Moves each box towards the mean of its neighbours, as far as those beside it let it.
    private void move(boolean down) {
        for (List<Spot> row : down ? rows : rows.reversed()) {
            double[] right = new double[row.size()];
            double[] left = new double[row.size()];
            for (int i = 0; i < right.length; i++) {
                Spot spot = row.get(i);
                List<Spot> neighbours = spot.neighbours(down);
                right[i] = neighbours.stream().mapToDouble(n -> n.x).average().orElse(spot.x);
                left[i] = right[i];
            }
            for (int i = 1; i < right.length; i++) {
                right[i] = Math.max(right[i], right[i - 1] + apart(row, i));
                int j = right.length - 1 - i;
                left[j] = Math.min(left[j], left[j + 1] - apart(row, j + 1));
            }
            for (int i = 0; i < right.length; i++) row.get(i).x = (right[i] + left[i]) / 2;
        }
    }

    private static double apart(List<Spot> row, int i) {
        return (row.get(i - 1).width + row.get(i).width) / 2 + GAP;
    }

    private void toMargin() {
        double left = spots.stream().mapToDouble(s -> s.x - s.width / 2).min().orElse(0);
        for (Spot spot : spots) spot.x += GAP - left;
    }

    /// The middle of box `box`, from the left.
    double x(int box) {
        return spots.get(box).x;
    }

    /// The row of box `box`, from the top.
    int row(int box) {
        return spots.get(box).row;
    }

    int rowCount() {
        return rows.size();
    }

    double width() {
        return spots.stream().mapToDouble(s -> s.x + s.width / 2).max().orElse(0) + GAP;
    }

    /// From left to right where arrow `arrow` passes its rows, the first and the last one included.
    double[] way(int arrow) {
        return ways.get(arrow).stream().mapToDouble(spot -> spot.x).toArray();
    }
}
