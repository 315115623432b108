package org.firstline.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.firstline.base.Bus;
import org.firstline.base.Health;
import org.firstline.base.Health.Level;
import org.firstline.base.SimulatedTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskWatchTest {
    private static final Path DATA = Path.of("/var/lib/firstline");
    private static final Path RECORDINGS = DATA.resolve("recordings");
    private static final long MB = 1 << 20;

    private final SimulatedTime time = new SimulatedTime();
    private final Bus bus = new Bus(time);
    private final Health health = new Health(time, bus);
    /** In MB; a folder that is not among them can't be asked. */
    private final Map<Path, Long> free = new HashMap<>(Map.of(DATA, 9000L, RECORDINGS, 9000L));

    private int asked;

    @ParameterizedTest
    @CsvSource({
        "false, 500, false",
        "false, 499, true",
        "false,   0, true",
        "true,  499, true",
        "true,  549, true",
        "true,  550, false",
    })
    void itIsLowBelowTheLimitAndUntilThereIsATenthMore(boolean was, long free, boolean low) {
        assertThat(DiskWatch.isLow(was, free, 500)).isEqualTo(low);
    }

    @Test
    void aDiskThatFillsStopsSoundUntilThereIsRoomAgain() {
        var watch = started(500);
        assertThat(now().level()).as("before it has looked").isEqualTo(Level.STARTING);
        time.settle();
        assertThat(now().level()).isEqualTo(Level.WELL);
        assertThat(watch.hasRoom()).isTrue();
        free.put(DATA, 312L);
        time.pass(Duration.ofSeconds(9));
        assertThat(watch.hasRoom()).isTrue();
        time.pass(Duration.ofSeconds(1));
        assertThat(watch.hasRoom()).isFalse();
        assertThat(now().level()).isEqualTo(Level.ILL);
        free.put(DATA, 549L);
        time.pass(Duration.ofSeconds(10));
        assertThat(watch.hasRoom()).as("it does not flap").isFalse();
        assertThat(now().why()).as("as it is now").contains("549 MB");
        free.put(DATA, 550L);
        time.pass(Duration.ofSeconds(10));
        assertThat(watch.hasRoom()).isTrue();
        assertThat(now().level()).isEqualTo(Level.WELL);
        assertThat(now().why()).isEmpty();
    }

    @Test
    void whatIsMissingWhereAndWhatToDoIsSaidInBothLanguages() {
        free.put(RECORDINGS, 1312L);
        started(2000);
        time.settle();
        assertThat(now().why())
                .isEqualTo(
                        "Little room is left where /var/lib/firstline/recordings lies: 1,312 MB. Until it is 2,200 MB"
                                + " again, calls are not recorded, and who wants to leave a message has his place in line kept"
                                + " instead. Delete what is not needed there, or keep recordings for fewer days (recording.days).");
        assertThat(now().reason().in(Locale.of("ru")))
                .startsWith("На диске, где лежит /var/lib/firstline/recordings, мало места: свободно 1\u00a0312 МБ.")
                .contains("2\u00a0200 МБ", "не записываются", "recording.days");
        assertThat(Health.title("disk", Locale.of("ru"))).isEqualTo("Диск");
    }

    @Test
    void ofTwoFoldersOnOneDiskTheFirstIsTold() {
        free.replaceAll((_, _) -> 10L);
        started(500);
        time.settle();
        assertThat(now().why()).contains("where /var/lib/firstline lies");
    }

    @Test
    void aDiskThatDoesNotAnswerChangesNothing() {
        var watch = started(500);
        free.put(RECORDINGS, 100L);
        time.settle();
        free.remove(RECORDINGS);
        time.pass(Duration.ofMinutes(1));
        assertThat(watch.hasRoom()).as("no all-clear").isFalse();
        free.put(RECORDINGS, 9000L);
        time.pass(Duration.ofSeconds(10));
        assertThat(watch.hasRoom()).isTrue();
        free.remove(RECORDINGS);
        time.pass(Duration.ofMinutes(1));
        assertThat(now().level()).as("no alarm either").isEqualTo(Level.WELL);
        free.remove(DATA);
        free.put(RECORDINGS, 100L);
        time.pass(Duration.ofSeconds(10));
        assertThat(watch.hasRoom())
                .as("the other one is looked at all the same")
                .isFalse();
    }

    @Test
    void whatStaysWellIsNoNews() {
        started(500);
        time.settle();
        var news = new ArrayList<Health.State>();
        bus.on("test", Health.State.class, news::add);
        time.pass(Duration.ofMinutes(5));
        assertThat(news).isEmpty();
        free.put(DATA, 1L);
        time.pass(Duration.ofSeconds(10));
        assertThat(news).hasSize(1);
    }

    @Test
    void nobodyLooksWhereNothingIsToBeKept() {
        free.put(DATA, 0L);
        var watch = started(0);
        time.pass(Duration.ofMinutes(1));
        assertThat(now().level()).isEqualTo(Level.OFF);
        assertThat(now().why()).isEqualTo("disk.keep-free = 0");
        assertThat(watch.hasRoom()).isTrue();
        assertThat(asked).isZero();
    }

    @Test
    void aStoppedWatchLooksNoMore() {
        var watch = started(500);
        time.settle();
        watch.stop();
        int before = asked;
        time.pass(Duration.ofMinutes(1));
        assertThat(asked).isEqualTo(before);
    }

    /** Recordings have no folder before the first one. */
    @Test
    void aFolderThatIsNotThereYetIsAskedByTheOneAboveIt(@TempDir Path folder) throws IOException {
        long total = Files.getFileStore(folder).getTotalSpace();
        assertThat(DiskWatch.ofFileStore(folder.resolve("not/yet"))).isBetween(1L, total);
    }

    private Health.State now() {
        return health.find("disk").orElseThrow();
    }

    private DiskWatch started(int keepFree) {
        var watch = new DiskWatch(time, health.part("disk"), this::usable, List.of(DATA, RECORDINGS), keepFree);
        watch.start();
        return watch;
    }

    private long usable(Path folder) throws IOException {
        asked++;
        Long known = free.get(folder);
        if (known == null) throw new IOException("stale file handle");
        return known * MB;
    }
}
