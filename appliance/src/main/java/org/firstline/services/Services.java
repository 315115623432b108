package org.firstline.services;

import org.firstline.base.Bus;
import org.firstline.base.Health;
import org.firstline.base.Time;

/** Every capability by name: what screens and resources may call. */
public record Services(Time time, Bus bus, Health health) {}
