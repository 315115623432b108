package org.firstline.reactions;

/** What can be told of an outage or of planned works; the key is that of its templates. */
public enum Telling {
    NEW("outage.new"),
    /** There is another expected time. */
    ETA("outage.eta"),
    /** To somebody who has heard of it: it goes on, and there is nothing new. */
    STILL("outage.still"),
    /** It came back after all had been up. */
    AGAIN("outage.again"),
    RESTORED("outage.restored"),
    /** To somebody who asked to be told of the end. */
    ASKED("outage.asked"),
    WORKS_72H("works.72h"),
    WORKS_24H("works.24h"),
    WORKS_2H("works.2h"),
    WORKS_STARTED("works.started"),
    WORKS_DONE("works.done"),
    WORKS_MOVED("works.moved"),
    WORKS_CANCELLED("works.cancelled");

    private final String key;

    Telling(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }
}
