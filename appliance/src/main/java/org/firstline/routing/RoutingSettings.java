package org.firstline.routing;

import java.time.ZoneId;

/**
 * What routing takes from the configuration; queues are data.
 *
 * @param zone whose midnight begins a new day of counts
 */
public record RoutingSettings(ZoneId zone) {}
