package dev.tasse.internal.view;

import dev.tasse.internal.plan.Explain;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Sharing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A plan as a drawing: a box a step. Steps that are computed once for several readers are one box.
public final class PlanDrawing {
    private final List<FramePlan> shared;
    private final Map<FramePlan, Integer> known = new HashMap<>();
    private final List<Drawing.Box> boxes = new ArrayList<>();
    private final List<Drawing.Arrow> arrows = new ArrayList<>();

    private PlanDrawing(List<FramePlan> shared) {
        this.shared = shared;
    }

    /// The drawing of `plan`.
    public static Drawing of(FramePlan plan) {
        PlanDrawing drawing = new PlanDrawing(Sharing.of(plan));
        drawing.add(plan, true);
        return new Drawing("plan", drawing.boxes, drawing.arrows);
    }

    private int add(FramePlan plan, boolean result) {
        boolean once = shared.contains(plan);
        if (once && known.containsKey(plan)) return known.get(plan);
        List<Integer> inputs = new ArrayList<>();
        for (FramePlan input : plan.inputs()) inputs.add(add(input, false));
        int place = boxes.size();
        String columns = String.join(", ", plan.schema().names());
        boxes.add(new Drawing.Box(Explain.line(plan), columns, Drawing.COLD, result));
        for (int input : inputs) arrows.add(new Drawing.Arrow(input, place));
        if (once) known.put(plan, place);
        return place;
    }
}
