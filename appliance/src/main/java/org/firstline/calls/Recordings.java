package org.firstline.calls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.firstline.base.Backlog;
import org.firstline.base.Bus;
import org.firstline.base.Cancel;
import org.firstline.base.Db;
import org.firstline.base.Time;
import org.firstline.calls.rtp.Tape;
import org.firstline.calls.rtp.WavFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the sound of calls whose queue wants it: the pump fills a tape, the owner "recordings" empties all of them into
 * files twice a second. On a disk with little room none begins; one that takes no more ends a recording, never the call. What a crash cut off is made whole
 * at the next start; what is older than the settings say is deleted. Who may hear a recording is for screens and
 * resources to say; who did is written down by {@link Control#note}.
 */
public final class Recordings implements Keeper {
    private static final Logger log = LoggerFactory.getLogger(Recordings.class);
    private static final String OWNER = "recordings";
    private static final Duration STEP = Duration.ofMillis(500);
    private static final Duration SWEEP = Duration.ofHours(1);
    private static final int SWEPT_AT_ONCE = 500;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);

    private static final class Running {
        final Tape tape = new Tape();
        final String call;
        final Path path;

        /** On "recordings" only. */
        @Nullable
        WavFile file;

        boolean over;

        Running(String call, Path path) {
            this.call = call;
            this.path = path;
        }
    }

    private final Db db;
    private final Bus bus;
    private final Time time;
    private final RecordingSettings settings;
    private final QueueRules.Book rules;
    private final Backlog rows;
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    private Cancel emptying = () -> {};
    private Cancel sweeping = () -> {};

    Recordings(Db db, Bus bus, Time time, RecordingSettings settings, QueueRules.Book rules) {
        this.db = db;
        this.bus = bus;
        this.time = time;
        this.settings = settings;
        this.rules = rules;
        this.rows = new Backlog(time, OWNER);
    }

    /** Makes whole what the last run left, and begins to empty tapes and to delete what is old. */
    void start() {
        Path folder = settings.folder();
        if (folder == null) return;
        for (Recording cut : db.tx(RecordingRows::running)) repair(folder, cut);
        emptying = time.every(OWNER, STEP, this::empty);
        sweeping = time.every(OWNER, SWEEP, this::sweep);
        time.soon(OWNER, this::sweep);
    }

    void stop() {
        emptying.cancel();
        sweeping.cancel();
        List.copyOf(running.keySet()).forEach(this::end);
    }

    @Override
    public @Nullable Tape begin(Call call) {
        Path folder = settings.folder();
        if (folder == null || !rules.of(call.queue()).recorded()) return null;
        Running there = running.get(call.id());
        if (there != null) return there.tape;
        if (!hasRoom()) return null;
        String name = DAY.format(call.arrivedAt()) + "/" + call.id() + ".wav";
        var fresh = new Running(call.id(), folder.resolve(name));
        running.put(call.id(), fresh);
        var row = new Recording(call.id(), name, time.now(), null, Recording.State.RUNNING);
        time.soon(OWNER, () -> open(fresh, row));
        return fresh.tape;
    }

    @Override
    public boolean isRecorded(String call) {
        return running.containsKey(call);
    }

    @Override
    public boolean hasRoom() {
        return settings.roomToRecord().getAsBoolean();
    }

    @Override
    public void pause(String call, boolean on, String actor) {
        Running one = running.get(call);
        if (one != null) one.tape.pause(on);
    }

    @Override
    public void end(String call) {
        Running one = running.remove(call);
        if (one != null) time.soon(OWNER, () -> close(one, Recording.State.KEPT));
    }

    /** The recording of a call, if it has one; any thread. */
    public Optional<Recording> find(String call) {
        return db.tx(h -> RecordingRows.find(h, call));
    }

    /** Its file; empty while it lasts, and once it is deleted. */
    public Optional<Path> findFile(String call) {
        Path folder = settings.folder();
        if (folder == null) return Optional.empty();
        return find(call)
                .filter(r -> r.state().isKept())
                .map(r -> folder.resolve(r.file()))
                .filter(Files::isReadable);
    }

    // ---- on "recordings"

    private void open(Running one, Recording row) {
        try {
            one.file = WavFile.create(one.path, Tape.CHANNELS);
            rows.add(() -> db.run(h -> RecordingRows.insert(h, row)));
        } catch (IOException e) {
            log.error("call {} is not recorded", one.call, e);
            one.over = true;
        }
    }

    private void empty() {
        for (Running one : running.values()) empty(one);
    }

    private void empty(Running one) {
        WavFile file = one.file;
        if (file == null || one.over) return;
        try {
            while (one.tape.drain(buffer.clear())) file.append(buffer.flip());
        } catch (IOException e) {
            log.error("the recording of call {} ends here", one.call, e);
            close(one, Recording.State.CUT);
        }
    }

    private void close(Running one, Recording.State how) {
        if (how == Recording.State.KEPT) empty(one);
        WavFile file = one.file;
        if (file == null || one.over) return;
        one.over = true;
        long seconds = file.seconds();
        try {
            file.close();
        } catch (IOException e) {
            log.warn("{} is repaired at the next start", one.path, e);
            return;
        }
        rows.add(() -> {
            db.run(h -> RecordingRows.end(h, one.call, seconds, how));
            bus.publish(new RecordingKept(one.call, how));
        });
    }

    private void repair(Path folder, Recording cut) {
        long seconds = 0;
        try {
            seconds = WavFile.repair(folder.resolve(cut.file()), Tape.CHANNELS);
        } catch (IOException e) {
            log.warn("{} could not be repaired", cut.file(), e);
        }
        long whole = seconds;
        db.run(h -> RecordingRows.end(h, cut.call(), whole, Recording.State.CUT));
    }

    private void sweep() {
        Path folder = settings.folder();
        if (folder == null) return;
        var limit = time.now().minus(Duration.ofDays(settings.days()));
        for (Recording old : db.tx(h -> RecordingRows.olderThan(h, limit, SWEPT_AT_ONCE))) {
            try {
                Files.deleteIfExists(folder.resolve(old.file()));
            } catch (IOException e) {
                log.error("{} should be deleted, and is not", old.file(), e);
                continue;
            }
            int seconds = old.seconds() == null ? 0 : old.seconds();
            db.run(h -> RecordingRows.end(h, old.call(), seconds, Recording.State.DELETED));
        }
    }
}
