/**
 * Who works here: agents with their roles, languages and queues, how they sign in, the secrets of their SIP phones, and
 * the tokens of machines and screens. The web face and {@code setup} call it, from any thread; writers wait for each
 * other, and readers see an immutable picture in memory, so that asking at every packet or request costs nothing.
 */
@NullMarked
package org.firstline.people;

import org.jspecify.annotations.NullMarked;
