/**
 * Walls made of bare chips on a single-board computer's buses: MAX7219 chains, WS2812 strips, HT16K33 displays and a
 * lamp of three pins. Beside each driver stands a model of the chip's registers, which decodes the octets back into what
 * people would see: that is what the drivers are proven against. No chip of these was on a table yet. Whoever calls a
 * panel waits for it.
 */
@NullMarked
package org.firstline.bridge.panel.chip;

import org.jspecify.annotations.NullMarked;
