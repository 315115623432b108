package org.firstline.calls.dial;

import java.util.List;

/** News of the dial plan, on the bus. */
public sealed interface DialEvent {
    /** Somebody, or everybody, was blocked: an alarm. */
    record Blocked(Block block) implements DialEvent {}

    /** A person lifted a block. */
    record Unblocked(String who, String actor, List<Block> left) implements DialEvent {}
}
