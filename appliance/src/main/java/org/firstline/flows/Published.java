package org.firstline.flows;

/**
 * A version of a flow that callers are led through.
 *
 * @param version 1 for the first; the same number is always the same flow
 */
public record Published(Flow flow, int version) {}
