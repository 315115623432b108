/**
 * Who may call which number outside, and how much: the dial plan (default-deny), its limits, and the book of what was
 * used, which survives a restart. {@link org.firstline.calls.dial.Dialling} has the verbs, from any thread; the switchboard
 * asks it before every call outside. What decides is {@link org.firstline.calls.dial.DialPlan}, which is pure.
 */
@NullMarked
package org.firstline.calls.dial;

import org.jspecify.annotations.NullMarked;
