package dev.tasse.spi;

import java.io.Serializable;
import java.util.List;

/// Values that lie somewhere, of which a bag is made: the lines of files, the messages of a log.
///
/// It is serialisable, since splits are read where the tasks run, and safe for use by several
/// threads.
///
/// @param <T> the class of the values
public interface ItemSource<T> extends Serializable {
    /// A short name for plans and errors: the path, or what stands for it.
    String describe();

    /// Parts that can be read independently, in the order of their values; never empty, though a
    /// split may hold no value.
    List<Split> splits();

    /// Gives the values of one split to `receiver` until it wants no more.
    ///
    /// @throws dev.tasse.error.DataException if the bytes are not what they should be
    /// @throws Exception what the receiver throws
    void read(Split split, Receiver<? super T> receiver) throws Exception;
}
