package org.firstline.demo;

import java.time.Instant;
import org.firstline.network.Node;

/** Something broke once, and those behind it called. */
record PastFault(Node node, Instant from, Instant until) {}
