/**
 * What a trunk is and what is decided about it: its settings, how names become addresses, when to register again, when a
 * server counts as down. Pure, and the port {@link org.firstline.calls.sip.trunk.Names} to the domain name system; {@code
 * calls.sip} acts on it on "switchboard", and asks for names on "names".
 */
@NullMarked
package org.firstline.calls.sip.trunk;

import org.jspecify.annotations.NullMarked;
