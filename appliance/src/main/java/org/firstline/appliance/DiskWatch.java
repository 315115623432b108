package org.firstline.appliance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.firstline.base.Cancel;
import org.firstline.base.Health;
import org.firstline.base.Texts;
import org.firstline.base.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every ten seconds how much may still be written where the box keeps its things. Sound is most of what it writes and
 * can be done without: who keeps sound asks {@link #hasRoom} and stops while the database can still write. On the owner
 * "disk"; {@code hasRoom} on any thread.
 */
final class DiskWatch {
    private static final Logger log = LoggerFactory.getLogger(DiskWatch.class);
    private static final String OWNER = "disk";
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final int MEGABYTE = 20;

    /** How much more the box may write, as the system says. */
    @FunctionalInterface
    interface Space {
        /** In octets, below this folder, which need not be there yet; may wait for the device. */
        long usable(Path folder) throws IOException;
    }

    private final Time time;
    private final Health.Part health;
    private final Space space;
    private final List<Path> folders;
    private final long keep;
    private volatile boolean low;
    private Cancel looking = () -> {};

    // on "disk"

    private boolean looked;
    private boolean complained;

    /**
     * @param folders which may lie on disks of their own; the first that is short of space is the one that is told of
     * @param keepFree what is to stay free on each of them, in MB; 0: nobody looks
     */
    DiskWatch(Time time, Health.Part health, Space space, List<Path> folders, int keepFree) {
        this.time = time;
        this.health = health;
        this.space = space;
        this.folders = List.copyOf(folders);
        this.keep = (long) keepFree << MEGABYTE;
    }

    /** The space of the file store on which the folder lies, or the nearest folder above that is there. */
    static long ofFileStore(Path folder) throws IOException {
        for (Path there = folder.toAbsolutePath(); there != null; there = there.getParent())
            if (Files.exists(there)) return Files.getFileStore(there).getUsableSpace();
        throw new NoSuchFileException(folder.toString());
    }

    /** Ill with less than what is to be kept, and well with a tenth more than that only: in between it stays as it was. */
    static boolean isLow(boolean was, long free, long keep) {
        return free < (was ? enough(keep) : keep);
    }

    private static long enough(long keep) {
        return keep + keep / 10;
    }

    void start() {
        if (keep == 0) {
            health.off("disk.keep-free = 0");
            return;
        }
        time.soon(OWNER, this::look);
        looking = time.every(OWNER, STEP, this::look);
    }

    void stop() {
        looking.cancel();
    }

    /** Whether sound may be kept. */
    boolean hasRoom() {
        return !low;
    }

    private void look() {
        boolean sure = true;
        for (Path folder : folders) {
            try {
                long free = space.usable(folder);
                if (isLow(low, free, keep)) {
                    ill(folder, free);
                    return;
                }
            } catch (IOException e) {
                sure = false;
                if (!complained) log.error("how much may be written to {} can't be told", folder, e);
                complained = true;
            }
        }
        // a disk that does not answer gives no all-clear
        if (sure) well();
    }

    private void ill(Path folder, long free) {
        Health.Reason reason = locale -> Texts.of("appliance", locale)
                .get("disk.low", free >> MEGABYTE, folder.toString(), enough(keep) >> MEGABYTE);
        if (!low) log.warn("{}", reason.in(Locale.ENGLISH));
        low = true;
        looked = true;
        health.ill(reason);
    }

    private void well() {
        complained = false;
        if (looked && !low) return;
        if (low) log.info("the disk has room again: calls are recorded and messages taken");
        low = false;
        looked = true;
        health.well();
    }
}
