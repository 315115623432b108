package org.firstline.messages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.firstline.base.Db;
import org.firstline.base.Time;
import org.firstline.bridge.sms.PinMemory;

/**
 * Remembers over restarts which PIN was tried on a modem's card. It is written down as tried, and committed, before the
 * modem hears of it; only another PIN in the configuration file is tried again. On the modem's own thread.
 */
public final class Pins implements PinMemory {
    private final Db db;
    private final Time time;
    private final String modem;

    public Pins(Db db, Time time, String modem) {
        this.db = db;
        this.time = time;
        this.modem = modem;
    }

    @Override
    public boolean mayTry(String pin) {
        if (pin.isEmpty()) return false;
        String digest = digest(pin);
        return db.tx(h -> {
            var before = PinRows.find(h, modem);
            if (before.isPresent()
                    && before.get().digest().equals(digest)
                    && !before.get().worked()) return false;
            PinRows.put(h, modem, digest, false, time.now());
            return true;
        });
    }

    @Override
    public void worked(String pin) {
        db.run(h -> PinRows.put(h, modem, digest(pin), true, time.now()));
    }

    /** Not to hide it, four digits can't be hidden so, but to keep it out of backups and screens. */
    private String digest(String pin) {
        try {
            byte[] octets = (modem + " " + pin).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
