package dev.tasse.internal.scheduler;

/// What the results of all jobs hold, what running tasks are expected to add, and whether one more
/// fits: loaders must not outrun those who consume what they load.
final class Admission {
    private long limitBytes = Long.MAX_VALUE;
    private long heldBytes;
    private long reservedBytes;
    private boolean eased;

    long heldBytes() {
        return heldBytes;
    }

    long reservedBytes() {
        return reservedBytes;
    }

    void limit(long bytes) {
        limitBytes = bytes;
        eased = true;
    }

    boolean fits(long bytes) {
        return bytes <= limitBytes - heldBytes - reservedBytes;
    }

    void hold(long bytes) {
        heldBytes += bytes;
    }

    void release(long bytes) {
        heldBytes -= bytes;
        eased = true;
    }

    void reserve(long bytes) {
        reservedBytes += bytes;
    }

    void unreserve(long bytes) {
        reservedBytes -= bytes;
        eased = true;
    }

    /// Whether there may be more room than at the last `takeEased`.
    boolean eased() {
        return eased;
    }

    /// Whether there may be more room than at the last call.
    boolean takeEased() {
        boolean was = eased;
        eased = false;
        return was;
    }
}
