package org.firstline.demo;

public final class DemoTown {
    public static void build(org.firstline.services.Services s, String p) {}

    public static void passwords(org.firstline.people.People s, String p) {}
}
