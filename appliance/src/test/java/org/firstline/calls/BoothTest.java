package org.firstline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.firstline.base.Db;
import org.firstline.calls.rtp.Talker;
import org.firstline.calls.rtp.Wav;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A prompt spoken at a phone; the tape's frames are the test's. */
class BoothTest {
    private static final Studio.Take TAKE = new Studio.Take("closed", "en", "admin");

    private Db db;
    private House house;

    @BeforeEach
    void open() throws LineException {
        db = Db.inMemory("booth");
        house = new House(db);
        house.takes.put("101" + "412", TAKE);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private SimulatedLeg atTheTone() {
        var phone = house.line.dialFrom("101", "*77412");
        house.pass(100);
        assertThat(house.voice.heard(phone))
                .containsExactly("Speak after the tone, and press the hash key when you are done.");
        house.pass(2600);
        return phone;
    }

    private void speaks(SimulatedLeg phone, long millis) {
        var talker = new Talker(phone.tape());
        for (long done = 0; done < millis; done += 100) {
            talker.speak(Duration.ofMillis(100), true);
            house.pass(100);
        }
    }

    @Test
    void itIsSpokenHeardAndKept() {
        var phone = atTheTone();
        speaks(phone, 3000);
        phone.press('#');
        house.pass(3500);
        assertThat(house.voice.heard(phone).getLast()).startsWith("Press 1 to keep it");
        phone.press('1');
        house.pass(100);
        assertThat(house.voice.heard(phone).getLast()).isEqualTo("It is kept.");
        house.pass(3000);
        assertThat(phone.isOver()).isTrue();
        Wav kept = Wav.parse(house.spoken.get(TAKE));
        assertThat(kept.samples().length).isBetween(2 * 8000, 4 * 8000);
    }

    @Test
    void itIsSpokenAnewUntilItIsRight() {
        var phone = atTheTone();
        speaks(phone, 2000);
        phone.press('#');
        house.pass(3500);
        phone.press('2');
        house.pass(3000);
        speaks(phone, 4000);
        phone.press('#');
        house.pass(100);
        house.pass(7000);
        assertThat(house.spoken).isEmpty();
        phone.press('1');
        house.pass(100);
        assertThat(Wav.parse(house.spoken.get(TAKE)).samples().length).isBetween(3 * 8000, 5 * 8000);
    }

    @Test
    void whoHangsUpHasChangedNothing() {
        var phone = atTheTone();
        speaks(phone, 2000);
        phone.leave();
        house.pass(1000);
        assertThat(house.spoken).isEmpty();
    }

    @Test
    void anotherPhonesCodeIsToldSo() {
        var phone = house.line.dialFrom("102", "*77412");
        house.pass(100);
        assertThat(house.voice.heard(phone)).singleElement().asString().startsWith("There is nothing to be recorded");
        house.pass(5000);
        assertThat(phone.isOver()).isTrue();
    }
}
