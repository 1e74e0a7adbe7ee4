package dev.tasse.internal.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.internal.view.Drawing.Arrow;
import dev.tasse.internal.view.Drawing.Box;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

final class PlacementTest {
    private static Drawing drawing(int boxes, Arrow... arrows) {
        List<Box> all = new ArrayList<>();
        for (int i = 0; i < boxes; i++) all.add(new Box("box " + i, "", Drawing.COLD, false));
        return new Drawing("", all, List.of(arrows));
    }

    private static Placement place(Drawing drawing) {
        double[] widths = new double[drawing.boxes().size()];
        Arrays.fill(widths, 50);
        return Placement.of(drawing, widths);
    }

    @Test
    void boxLiesBelowAllThatItTakesFrom() {
        Placement placed =
                place(
                        drawing(
                                4,
                                new Arrow(0, 1),
                                new Arrow(1, 2),
                                new Arrow(0, 3),
                                new Arrow(2, 3)));
        assertThat(IntStream.range(0, 4).map(placed::row)).containsExactly(0, 1, 2, 3);
        assertThat(placed.way(2)).as("passes two rows").hasSize(4);
    }

    @Test
    void loneInputLiesRightAboveItsReader() {
        Placement placed = place(drawing(3, new Arrow(0, 2), new Arrow(1, 2)));
        assertThat(placed.x(2)).isEqualTo((placed.x(0) + placed.x(1)) / 2);
    }

    @Test
    void orderOfTheRowUndoesACrossing() {
        Placement placed = place(drawing(4, new Arrow(0, 3), new Arrow(1, 2)));
        assertThat(placed.x(0) < placed.x(1)).isEqualTo(placed.x(3) < placed.x(2));
    }

    @Test
    void boxesThatTakeFromEachOtherArePlacedToo() {
        Placement placed = place(drawing(2, new Arrow(0, 1), new Arrow(1, 0)));
        assertThat(placed.row(1)).isEqualTo(1);
        assertThat(placed.way(1)).hasSize(2);
    }

    @Test
    void boxesOfARowNeverOverlap() {
        Random random = new Random(7);
        List<Arrow> arrows = new ArrayList<>();
        for (int to = 1; to < 100; to++) arrows.add(new Arrow(random.nextInt(to), to));
        Placement placed = place(drawing(100, arrows.toArray(Arrow[]::new)));
        for (int row = 0; row < placed.rowCount(); row++) {
            int wanted = row;
            double[] places =
                    IntStream.range(0, 100)
                            .filter(box -> placed.row(box) == wanted)
                            .mapToDouble(placed::x)
                            .sorted()
                            .toArray();
            for (int i = 1; i < places.length; i++) {
                assertThat(places[i] - places[i - 1]).isGreaterThan(50);
            }
        }
    }
}
