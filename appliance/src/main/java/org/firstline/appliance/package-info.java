/**
 * The top floor: {@link org.firstline.appliance.Main} and the daemon, the settings read from one file, and
 * {@link org.firstline.appliance.Appliance}, which makes every part by hand, starts them in order and stops them in
 * reverse. Nobody imports this package.
 */
@NullMarked
package org.firstline.appliance;

import org.jspecify.annotations.NullMarked;
