package org.firstline.calls;

/** A room of the line in which several parties hear one another; see {@link Leg#join}. Made by {@link Line#conference}. */
public interface Conference {}
