package dev.tasse.graph;

/// Finds the layer of a task: asked for several times a task while a graph runs, so a binary search
/// through thousands of layers would cost more than the rest.
final class LayerIndex {
    // About as many ranges of ids as there are layers; of each the layer that holds its first id.
    private final int[] firstIds;
    private final int[] layerOfRange;
    private final int rangeBits;

    private LayerIndex(int[] firstIds, int[] layerOfRange, int rangeBits) {
        this.firstIds = firstIds;
        this.layerOfRange = layerOfRange;
        this.rangeBits = rangeBits;
    }

    /// An index of the layers whose first ids are given, in the end the number of all ids.
    static LayerIndex of(int[] firstIds) {
        int layers = firstIds.length - 1;
        int size = firstIds[layers];
        int rangeBits = 0;
        while (size >>> rangeBits > layers) rangeBits++;
        int[] layerOfRange = new int[(size >>> rangeBits) + 2];
        int layer = 0;
        for (int range = 0; range < layerOfRange.length; range++) {
            long first = (long) range << rangeBits;
            while (layer < layers - 1 && firstIds[layer + 1] <= first) layer++;
            layerOfRange[range] = layer;
        }
        return new LayerIndex(firstIds, layerOfRange, rangeBits);
    }

    /// The layer of the task `id`, which is in the graph.
    int layerOf(int id) {
        int range = id >>> rangeBits;
        int low = layerOfRange[range];
        int last = layerOfRange[range + 1];
        // Layers may be empty and then share their first id with the next: the last one holds it.
        while (low < last) {
            int middle = (low + last + 1) >>> 1;
            if (firstIds[middle] <= id) low = middle;
            else last = middle - 1;
        }
        return low;
    }
}
