/**
 * Users of SNMPv3 as the configuration file names them: those whose traps are believed, and the one as whom switches are
 * asked. Values and pure functions.
 */
@NullMarked
package org.firstline.base.snmp;

import org.jspecify.annotations.NullMarked;
