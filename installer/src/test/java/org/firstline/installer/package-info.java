/**
 * The assembled box, tried from outside only: real SIP clients, a real browser, a modem on a pseudo-terminal, real
 * signals. {@code *IT} classes run on the installed tree, each on boxes of its own.
 */
@NullMarked
package org.firstline.installer;

import org.jspecify.annotations.NullMarked;
