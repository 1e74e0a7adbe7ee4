/// What others implement: formats, the sources and sinks they make, and backends that run a graph.
@NullMarked
package dev.tasse.spi;

import org.jspecify.annotations.NullMarked;
