/**
 * Serial lines: octets in, octets out, and a clear word when the plug is pulled. Used by the modem and panel drivers of
 * {@code org.firstline.bridge}; every call blocks for at most the time it is given, on the caller's own thread.
 */
@NullMarked
package org.firstline.bridge.serial;

import org.jspecify.annotations.NullMarked;
