package org.firstline.messages;

/**
 * How far a batch is, in messages.
 *
 * @param queued have not begun to go out, those included that wait for the morning or for a person
 */
public record BatchCounts(int queued, int sending, int sent, int delivered, int failed, int unknown, int cancelled) {
    public static final BatchCounts NONE = new BatchCounts(0, 0, 0, 0, 0, 0, 0);

    public int total() {
        return queued + sending + sent + delivered + failed + unknown + cancelled;
    }

    /** Phones that have it or may have it: see {@link Messages#told}. */
    public int told() {
        return sending + sent + delivered + unknown;
    }

    /** Nothing of it will go out any more by itself. */
    public boolean isDone() {
        return queued + sending == 0;
    }
}
