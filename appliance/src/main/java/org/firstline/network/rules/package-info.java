/**
 * What devices and programs without a format of their own say, and the tables that tell what it means: SNMP traps, lines
 * of syslog, JSON of any shape. A table is text, one rule a line, so that a person can read, change and compare it; what
 * ships with the box can be overruled by the site's own lines. Pure functions on any thread, called by {@link
 * org.firstline.network.Monitoring}.
 */
@NullMarked
package org.firstline.network.rules;

import org.jspecify.annotations.NullMarked;
