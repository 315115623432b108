package org.firstline.voicemail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstline.base.Bus;
import org.firstline.base.Cancel;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages that callers left. Any thread; what a verb changed is durable when it returns. Who may hear one is for
 * screens and resources to say.
 */
public final class Voicemails {
    /** The longest page of a list. */
    public static final int MAX_PAGE = 500;

    private static final String OWNER = "voicemail";
    private static final Duration DAY = Duration.ofDays(1);
    private static final int AT_ONCE = 200;
    private static final Logger log = LoggerFactory.getLogger(Voicemails.class);

    private final Db db;
    private final Bus bus;
    private final Time time;
    private final @Nullable Path folder;
    private final Duration kept;
    private Cancel sweeping = () -> {};

    /**
     * @param folder where the sound lies; null for a box that takes no messages
     * @param kept older messages are removed with their sound
     */
    public Voicemails(Db db, Bus bus, Time time, @Nullable Path folder, Duration kept) {
        this.db = db;
        this.bus = bus;
        this.time = time;
        this.folder = folder;
        this.kept = kept;
    }

    /** Begins to remove what is too old, now and once a day. */
    public void start() {
        sweeping = time.every(OWNER, DAY, this::removeOld);
        time.soon(OWNER, this::removeOld);
    }

    public void stop() {
        sweeping.cancel();
    }

    /** Where the sound lies; empty for a box that takes no messages. */
    public Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    /**
     * A message lies in the folder; asked again for the same call, the first one is given back.
     *
     * @param file within the folder of messages
     */
    public synchronized Voicemail keep(
            String call,
            String queue,
            String number,
            @Nullable Long subscriber,
            @Nullable Long ticket,
            Path file,
            Duration length) {
        Optional<Voicemail> there = findOfCall(call);
        if (there.isPresent()) return there.get();
        if (folder == null) throw new IllegalStateException("a message where none are taken: " + file);
        String name = folder.relativize(file).toString().replace('\\', '/');
        var fresh = new Voicemail(0, call, queue, number, subscriber, ticket, name, length, now(), null, null);
        long id = db.tx(h -> VoicemailRows.insert(h, fresh));
        Voicemail stored = get(id);
        bus.publish(new VoicemailEvent.Left(stored));
        return stored;
    }

    /** She has listened; the first one counts. */
    public Voicemail heard(long id, String login) {
        boolean first = db.tx(h -> VoicemailRows.heard(h, id, login, now()));
        Voicemail one = get(id);
        if (first) bus.publish(new VoicemailEvent.Heard(one));
        return one;
    }

    private void removeOld() {
        Instant limit = now().minus(kept);
        List<Voicemail> old;
        do {
            old = db.tx(h -> VoicemailRows.leftBefore(h, limit, AT_ONCE));
            old.forEach(this::remove);
            if (!old.isEmpty()) log.info("{} old messages are removed", old.size());
        } while (old.size() == AT_ONCE);
    }

    private void remove(Voicemail one) {
        try {
            if (folder != null) Files.deleteIfExists(folder.resolve(one.file()));
        } catch (IOException e) {
            log.error("{} should be deleted, and is not", one.file(), e);
        }
        db.run(h -> VoicemailRows.delete(h, one.id()));
        bus.publish(new VoicemailEvent.Removed(one.id()));
    }

    /** Its WAV file: 16 bits, 8 kHz, one channel; empty where it is not there any more. */
    public Optional<Path> findSound(Voicemail one) {
        return folder().map(f -> f.resolve(one.file())).filter(Files::isReadable);
    }

    public Optional<Voicemail> find(long id) {
        return db.tx(h -> VoicemailRows.find(h, id));
    }

    /** @throws Refused when there is none */
    public Voicemail get(long id) {
        return find(id).orElseThrow(() -> new Refused("voicemail.unknown", Long.toString(id)));
    }

    public Optional<Voicemail> findOfCall(String call) {
        return db.tx(h -> VoicemailRows.ofCall(h, call));
    }

    /** Those of a ticket, newest first; a ticket with more than {@value #MAX_PAGE} shows the newest. */
    public List<Voicemail> ofTicket(long ticket) {
        return db.tx(h -> VoicemailRows.ofTicket(h, ticket, MAX_PAGE));
    }

    /**
     * Newest first.
     *
     * @param queue only of this one; null for all
     * @param unheard only those that nobody has listened to
     * @param before the id of the last one of the page before; null for the first
     */
    public List<Voicemail> list(@Nullable String queue, boolean unheard, @Nullable Long before, int limit) {
        long last = before == null ? Long.MAX_VALUE : before;
        return db.tx(h -> VoicemailRows.list(h, queue, unheard, last, Math.clamp(limit, 1, MAX_PAGE)));
    }

    /** How many messages nobody has listened to, by queue; queues without any are left out. */
    public Map<String, Integer> countUnheard() {
        return db.tx(VoicemailRows::unheard);
    }

    private Instant now() {
        return time.now().truncatedTo(ChronoUnit.MICROS);
    }
}
