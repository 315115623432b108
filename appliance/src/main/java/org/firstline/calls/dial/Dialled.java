package org.firstline.calls.dial;

/** What a text that somebody dialled, or clicked on, means. */
public sealed interface Dialled {
    /** Goes out whatever else is said. */
    record Emergency(String number) implements Dialled {}

    /** @param number +E.164 */
    record Outside(String number) implements Dialled {}

    /** No number that could be called outside. */
    record Nothing(String text) implements Dialled {}
}
