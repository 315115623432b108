package org.firstline.voicemail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.SimulatedTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages in rows, on whatever database the subclass opens. */
abstract class VoicemailsContract {
    @TempDir
    Path folder;

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-11-22T12:00:00Z"));
    private final Bus bus = new Bus(time);
    private final List<VoicemailEvent> news = new ArrayList<>();
    private Db db;
    private Voicemails voicemails;

    abstract Db db();

    @BeforeEach
    void open() {
        db = db();
        bus.on("test", VoicemailEvent.class, news::add);
        voicemails = new Voicemails(db, bus, time, folder, Duration.ofDays(30));
        voicemails.start();
        time.settle();
    }

    @AfterEach
    void close() {
        db.close();
    }

    private Voicemail left(String call, String queue) throws Exception {
        Path file = folder.resolve(queue).resolve(call + ".wav");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "sound");
        return voicemails.keep(call, queue, "+73512000101", 7L, 42L, file, Duration.ofMillis(5400));
    }

    @Test
    void keepsEveryFieldOverARestart() throws Exception {
        Voicemail one = left("c1", "tv");
        var again = new Voicemails(db, bus, time, folder, Duration.ofDays(30));
        assertThat(again.get(one.id()))
                .isEqualTo(new Voicemail(
                        one.id(),
                        "c1",
                        "tv",
                        "+73512000101",
                        7L,
                        42L,
                        "tv/c1.wav",
                        Duration.ofMillis(5400),
                        time.now(),
                        null,
                        null));
        assertThat(again.findSound(one)).isPresent();
        assertThat(again.ofTicket(42)).containsExactly(one);
        assertThat(again.findOfCall("c1")).contains(one);
        assertThatThrownBy(() -> again.get(999)).isInstanceOf(Refused.class);
    }

    @Test
    void aCallLeavesOneMessageHoweverOftenItIsKept() throws Exception {
        assertThat(left("c1", "tv")).isEqualTo(left("c1", "tv"));
        time.settle();
        assertThat(news).hasSize(1);
        assertThat(voicemails.list(null, false, null, 10)).hasSize(1);
    }

    @Test
    void theFirstWhoListensCounts() throws Exception {
        Voicemail one = left("c1", "tv");
        left("c2", "tv");
        left("c3", "internet");
        assertThat(voicemails.countUnheard()).isEqualTo(Map.of("tv", 2, "internet", 1));
        time.pass(Duration.ofMinutes(5));
        assertThat(voicemails.heard(one.id(), "anna").heardBy()).isEqualTo("anna");
        Voicemail after = voicemails.heard(one.id(), "boris");
        assertThat(after.heardBy()).isEqualTo("anna");
        assertThat(after.heardAt()).isEqualTo(time.now());
        assertThat(voicemails.countUnheard()).isEqualTo(Map.of("tv", 1, "internet", 1));
        time.settle();
        assertThat(news).filteredOn(n -> n instanceof VoicemailEvent.Heard).hasSize(1);
    }

    @Test
    void theyAreListedNewestFirstByPages() throws Exception {
        for (int i = 1; i <= 5; i++) left("c" + i, i % 2 == 0 ? "tv" : "internet");
        assertThat(voicemails.list(null, false, null, 2))
                .extracting(Voicemail::call)
                .containsExactly("c5", "c4");
        long last = voicemails.list(null, false, null, 2).getLast().id();
        assertThat(voicemails.list(null, false, last, 10))
                .extracting(Voicemail::call)
                .containsExactly("c3", "c2", "c1");
        voicemails.heard(voicemails.findOfCall("c4").orElseThrow().id(), "anna");
        assertThat(voicemails.list("tv", true, null, 10))
                .extracting(Voicemail::call)
                .containsExactly("c2");
    }

    @Test
    void whatIsTooOldIsRemovedWithItsSound() throws Exception {
        Voicemail old = left("c1", "tv");
        time.pass(Duration.ofDays(20));
        Voicemail young = left("c2", "tv");
        time.pass(Duration.ofDays(12));
        assertThat(voicemails.find(old.id())).isEmpty();
        assertThat(folder.resolve("tv/c1.wav")).doesNotExist();
        assertThat(voicemails.find(young.id())).isPresent();
        assertThat(news).contains(new VoicemailEvent.Removed(old.id()));
    }
}
