package org.firstline.reactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.firstline.appliance.TestBox;
import org.firstline.base.Db;
import org.firstline.base.SimulatedTime;
import org.firstline.calls.Outcome;
import org.firstline.calls.RecordingSettings;
import org.firstline.calls.SimulatedLeg;
import org.firstline.calls.SimulatedLine;
import org.firstline.calls.rtp.Talker;
import org.firstline.routing.Overflow;
import org.firstline.routing.QueueLimits;
import org.firstline.routing.QueueSettings;
import org.firstline.services.Services;
import org.firstline.tickets.TicketNote;
import org.firstline.voicemail.Voicemail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a queue that nobody serves to a ticket with a message, in the whole box on simulated time. */
class MessagesBecomeTicketsTest {
    @TempDir
    Path folder;

    private final SimulatedTime time = new SimulatedTime();
    private final SimulatedLine line = new SimulatedLine(time);
    private Db db;
    private Services s;

    @BeforeEach
    void open() throws Exception {
        db = Db.inMemory("MessagesBecomeTicketsTest");
        s = start();
        var queue = QueueSettings.of("internet", "Internet", "Интернет");
        var usual = queue.limits();
        s.routing()
                .saveQueue(queue.withLimits(new QueueLimits(
                        Duration.ofSeconds(10),
                        new Overflow.Voicemail(),
                        usual.maxLength(),
                        usual.whenFull(),
                        usual.joinWith(),
                        usual.stayWith(),
                        usual.whenEmpty())));
    }

    private Services start() throws Exception {
        var box = TestBox.services(db, time, line, new RecordingSettings(folder.resolve("recordings"), 30));
        box.routing().start();
        box.calls().start();
        box.voicemails().start();
        time.pass(Duration.ofSeconds(1));
        return box;
    }

    @AfterEach
    void close() {
        db.close();
    }

    private SimulatedLeg leavesMessage() {
        var caller = line.call("+73512000102", "2000000");
        time.pass(Duration.ofSeconds(2));
        caller.press('1');
        time.pass(Duration.ofSeconds(15));
        assertThat(caller.tape()).as("the queue has led him to the tone").isNotNull();
        var talker = new Talker(caller.tape());
        for (int i = 0; i < 40; i++) {
            talker.speak(Duration.ofMillis(100), true);
            time.pass(Duration.ofMillis(100));
        }
        return caller;
    }

    @Test
    void theMessageWaitsAtTheTicketOfItsCall() {
        var caller = leavesMessage();
        caller.leave();
        time.pass(Duration.ofSeconds(1));
        Voicemail one = s.voicemails().list(null, true, null, 10).getFirst();
        assertThat(one.queue()).isEqualTo("internet");
        assertThat(one.number()).isEqualTo("+73512000102");
        assertThat(s.voicemails().findSound(one)).isPresent();
        var call = s.calls().get(one.call());
        assertThat(call.outcome()).isEqualTo(Outcome.VOICEMAIL);
        assertThat(call.ticket()).isEqualTo(one.ticket());
        var ticket = s.tickets().get(one.ticket());
        assertThat(ticket.call()).isEqualTo(one.call());
        assertThat(s.tickets().notes(ticket.id()))
                .extracting(TicketNote::kind)
                .contains(TicketNote.Kind.CALL, TicketNote.Kind.SYSTEM);
        assertThat(s.routing().snapshot().items()).isEmpty();
        assertThat(s.callbacks().listLive()).isEmpty();
    }

    @Test
    void aMessageThatACrashLeftWithoutARowIsFoundAtTheNextStart() throws Exception {
        var caller = leavesMessage();
        caller.leave();
        time.pass(Duration.ofSeconds(1));
        Voicemail one = s.voicemails().list(null, true, null, 10).getFirst();
        db.run(h -> h.createUpdate("delete from voicemail").execute());
        assertThat(Files.exists(s.voicemails().folder().orElseThrow().resolve(one.file())))
                .isTrue();
        Services again = TestBox.services(
                db, time, new SimulatedLine(time), new RecordingSettings(folder.resolve("recordings"), 30));
        time.pass(Duration.ofSeconds(1));
        assertThat(again.voicemails().findOfCall(one.call())).hasValueSatisfying(found -> {
            assertThat(found.ticket()).isEqualTo(one.ticket());
            assertThat(found.queue()).isEqualTo("internet");
        });
        assertThat(again.voicemails().countUnheard()).isEqualTo(Map.of("internet", 1));
    }
}
