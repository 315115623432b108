package org.firstline.calls;

/** Port: where a call stands in its queue. Called on "switchboard" about once a second and waiting call. */
@FunctionalInterface
public interface Places {
    /** @return 1 = next, 0 = not known (yet) */
    int position(String call);
}
