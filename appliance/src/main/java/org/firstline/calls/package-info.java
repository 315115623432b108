/**
 * Telephone calls: the line ({@link org.firstline.calls.Line}, the port to the SIP core), the switchboard that answers
 * and connects, and the rows that calls leave. What rings, answers and hangs up runs on the owner "switchboard".
 */
@NullMarked
package org.firstline.calls;

import org.jspecify.annotations.NullMarked;
