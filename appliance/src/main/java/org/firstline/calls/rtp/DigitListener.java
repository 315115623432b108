package org.firstline.calls.rtp;

/** Hears the keys that the far end presses. Called on the pump's thread: hand over and return. */
@FunctionalInterface
public interface DigitListener {
    /** One key press, told once, when it begins: {@code 0-9 * # A-D}. */
    void digit(char digit);
}
