package dev.tasse.avro;

/// Makes the value of a component.
@FunctionalInterface
interface ComponentMaker {
    /// The value of the component's class that `value`, a value of the JDK, is.
    ///
    /// @throws dev.tasse.error.DataException if it is none
    Object make(Object value);
}
