/// Avro files as bags of records or maps, on Apache Avro.
@NullMarked
package dev.tasse.avro;

import org.jspecify.annotations.NullMarked;
