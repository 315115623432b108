/**
 * What devices send by themselves over UDP: SNMP traps (v1, v2c, v3) and syslog. {@link
 * org.firstline.network.wire.Listening} looks at its sockets five times a second on the owner "network.wire" and hands
 * what has come to {@link org.firstline.network.Monitoring} in one batch; nobody else uses this package but the
 * composition root.
 */
@NullMarked
package org.firstline.network.wire;

import org.jspecify.annotations.NullMarked;
