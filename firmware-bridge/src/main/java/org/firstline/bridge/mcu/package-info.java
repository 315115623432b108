/**
 * Boards with a microcontroller of their own on a USB-serial line: a wall that it refreshes, relays that it switches.
 * One frame carries everything: {@code COBS( version | type | sequence | length | payload | CRC ) 00}, where length is
 * two octets and the CRC is CRC-16/CCITT-FALSE of all before it, both big-endian; at most
 * {@value org.firstline.bridge.mcu.McuFrame#MOST} octets of payload.
 *
 * <pre>
 * host                                      board
 * 01 HELLO  least, most version             81 least, most version, board id (8), firmware (3), capabilities (2),
 *                                              width (2), height (2), relays, boot reason
 * 02 PING                                   82 uptime s (4), damaged frames (2), refused commands (2), CRC of what is
 *                                              drawn (2), whether it shows NO DATA
 * 03 DRAW   offset (2), octets              7F the CRC (2) of all that is drawn
 * 04 SHOW   brightness 1 to 100             7F the CRC (2) of what now shows
 * 05 RELAY  which, on, most seconds (2)     7F the CRC (2)
 *                                           7E why it was refused: 1 length, 2 type, 3 range, 4 version
 * </pre>
 *
 * An answer carries the sequence number of its command. A frame that came damaged is not answered, since its sequence
 * number may be wrong: the host sends it again with the same number, and the board answers a number it had just before
 * without doing it twice. What is drawn is two bits a diode (off, green, amber, red), four to an octet, the first in the
 * highest bits, row by row. The host is heard of each second; after five seconds without it the board writes NO DATA
 * and lets its relays go, as it does with each relay after its most seconds.
 *
 * <p>{@link org.firstline.bridge.mcu.McuSim} is the firmware's reference model, and {@code vectors.txt} in the resources
 * the frames that a firmware must make and understand. Used by one thread at a time; no such board was connected yet.
 */
@NullMarked
package org.firstline.bridge.mcu;

import org.jspecify.annotations.NullMarked;
