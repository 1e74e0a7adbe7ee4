package dev.tasse.internal.scheduler;

/// What the results of all jobs hold, what running tasks are expected to add, and whether one more
/// fits: loaders must not outrun those who consume what they load.
final class Admission {
    private static final int SPILLED_AT_ONCE = 8;

    private final Supply supply;
    private long limitBytes = Long.MAX_VALUE;
    private long heldBytes;
    private long reservedBytes;
    private long spillingBytes;
    private long retryBytes;
    private boolean eased;

    Admission(Supply supply) {
        this.supply = supply;
    }

    /// What there is beside memory.
    Supply supply() {
        return supply;
    }

    long heldBytes() {
        return heldBytes;
    }

    long spillingBytes() {
        return spillingBytes;
    }

    long reservedBytes() {
        return reservedBytes;
    }

    /// How many bytes must be spilled so that results hold no more than they may, beside those that
    /// are being spilled; 0 if none. More than the very least, so that it is not done one by one.
    long excessBytes() {
        long excess = heldBytes + reservedBytes - spillingBytes - limitBytes;
        return excess <= 0 ? 0 : excess + limitBytes / SPILLED_AT_ONCE;
    }

    /// Whether results should be spilled now. After an attempt that found too little, not before
    /// more is held: each attempt looks at all that is.
    boolean shouldSpill() {
        if (excessBytes() == 0) {
            retryBytes = 0;
            return false;
        }
        return heldBytes >= retryBytes;
    }

    /// Not enough could be spilled.
    void spilledTooLittle() {
        retryBytes = heldBytes + limitBytes / SPILLED_AT_ONCE;
    }

    void beginSpill(long bytes) {
        spillingBytes += bytes;
    }

    void endSpill(long bytes) {
        spillingBytes -= bytes;
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

    /// What could not run may be able to now.
    void ease() {
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
