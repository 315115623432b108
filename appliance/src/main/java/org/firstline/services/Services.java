package org.firstline.services;

import java.time.ZoneId;
import org.firstline.base.Bus;
import org.firstline.base.Health;
import org.firstline.base.Time;
import org.firstline.people.People;

/**
 * Every capability by name: what screens and resources may call.
 *
 * @param zone where the site is: the zone that people read times in
 */
public record Services(Time time, ZoneId zone, Bus bus, Health health, People people) {}
