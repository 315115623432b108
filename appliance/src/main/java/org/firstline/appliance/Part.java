package org.firstline.appliance;

/**
 * Something of the box that starts and stops. Parts start in the order of the list and stop in its reverse.
 *
 * @param name for the log and for the clear sentence when it does not start
 */
record Part(String name, Start starting, Runnable stopping) {
    /** Opens ports, files and devices; says in its exception what a person can do about it. */
    @FunctionalInterface
    interface Start {
        void start() throws Exception;
    }

    static Part starting(String name, Start starting) {
        return new Part(name, starting, () -> {});
    }

    static Part stopping(String name, Runnable stopping) {
        return new Part(name, () -> {}, stopping);
    }
}
