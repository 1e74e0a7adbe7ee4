/// JSON lines as bags of records or maps, on Jackson's streaming parser.
@NullMarked
package dev.tasse.json;

import org.jspecify.annotations.NullMarked;
