package org.firstline.base;

/** A promise made to {@link Time} that can be taken back; taking it back twice or too late does nothing. */
@FunctionalInterface
public interface Cancel {
    void cancel();
}
