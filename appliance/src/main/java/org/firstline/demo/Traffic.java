package org.firstline.demo;

public final class Traffic {
    public static Runnable start(org.firstline.services.Services s, int port, String p) {
        return () -> {};
    }
}
