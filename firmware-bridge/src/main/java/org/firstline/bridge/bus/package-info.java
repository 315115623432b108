/**
 * The buses of a single-board computer: SPI, I2C and output pins, as small ports of our own. Behind them stands Pi4J
 * ({@link org.firstline.bridge.bus.PiBuses}); in tests and benches stand models of the chips. Blocking, one thread at a
 * time: the caller's. No bus here was tried on a real board yet: the drivers are proven against models of the chips'
 * registers, and what lies between Pi4J and the copper is not.
 */
@NullMarked
package org.firstline.bridge.bus;

import org.jspecify.annotations.NullMarked;
