package org.firstline.calls;

import java.util.List;
import org.firstline.base.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ways to the telephone network, for screens and machines. Any thread. */
public final class Trunks {
    private static final Logger log = LoggerFactory.getLogger(Trunks.class);

    private final Line line;

    Trunks(Line line) {
        this.line = line;
    }

    /** How they are, in the order of the configuration. */
    public List<TrunkNow> list() {
        return line.trunks();
    }

    /** @throws Refused where there is no such trunk */
    public TrunkNow get(String name) {
        return list().stream()
                .filter(trunk -> trunk.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused("calls.no-trunk", name));
    }

    /**
     * Looks up its name, asks its servers and registers, all at once; what comes of it is seen in {@link #list} and heard
     * as {@link CallEvent.TrunkChanged}.
     *
     * @throws Refused as {@link #get}
     */
    public void registerNow(String name, String actor) {
        get(name);
        log.info("{} tries the trunk {}", actor, name);
        line.registerNow(name);
    }
}
