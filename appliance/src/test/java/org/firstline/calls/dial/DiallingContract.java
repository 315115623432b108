package org.firstline.calls.dial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.SimulatedTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The book of calls outside, and what follows from it; the same on both databases. */
abstract class DiallingContract {
    private static final Dialled NUMBER = new Dialled.Outside("+73512000102");

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-11-25T07:00:00Z"));
    private final Bus bus = new Bus(time);
    private final List<DialEvent> news = new ArrayList<>();
    private Db db;
    private Dialling dialling;

    abstract Db open();

    @BeforeEach
    void begin() {
        db = open();
        bus.on("test", DialEvent.class, news::add);
        restart();
    }

    @AfterEach
    void close() {
        db.close();
    }

    private void restart() {
        time.settle();
        dialling = new Dialling(db, bus, time, DialPlanTest.settings("9", null));
        dialling.start();
        time.settle();
    }

    private void talk(String agent, int minutes) {
        var permit = dialling.ask(agent, NUMBER, null);
        permit.answered();
        time.pass(Duration.ofMinutes(minutes));
        permit.over();
        permit.over();
    }

    private void refused(String agent, Dialled dialled, String code) {
        assertThatThrownBy(() -> dialling.ask(agent, dialled, null))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo("calls.dial-" + code));
    }

    @Test
    void aCallCountsFromItsLeaveToItsEnd() {
        var permit = dialling.ask("101", NUMBER, "tv");
        assertThat(permit.outbound("Line").callerId()).isEqualTo("+73512000001");
        assertThat(dialling.used().calls()).isEqualTo(1);
        refused("101", NUMBER, "agent-calls");
        dialling.ask("102", NUMBER, null).over();
        permit.answered();
        time.pass(Duration.ofMinutes(10));
        assertThat(dialling.used().lastHour()).isEqualTo(Duration.ofMinutes(10));
        assertThat(dialling.used().today()).isEqualByComparingTo("15");
        permit.over();
        assertThat(dialling.used().calls()).isZero();
        time.pass(Duration.ofMinutes(55));
        assertThat(dialling.used().lastHour()).isEqualTo(Duration.ofMinutes(5));
        assertThat(dialling.used().today()).isEqualByComparingTo("15");
    }

    @Test
    void whatWasUsedSurvivesARestart() {
        talk("101", 20);
        time.pass(Duration.ofMinutes(1));
        var open = dialling.ask("102", NUMBER, null);
        open.answered();
        time.pass(Duration.ofMinutes(3));
        restart();
        assertThat(dialling.used().calls())
                .as("what the crash left open is over")
                .isZero();
        assertThat(dialling.used().lastHour()).isEqualTo(Duration.ofMinutes(23));
        assertThat(dialling.used().today()).isEqualByComparingTo("34.5");
    }

    @Test
    void whoUsesUpTheHourIsBlockedUntilAPersonLiftsIt() {
        talk("101", 60);
        refused("101", NUMBER, "agent-minutes");
        refused("101", NUMBER, "blocked");
        time.pass(Duration.ofHours(2));
        refused("101", NUMBER, "blocked");
        dialling.ask("102", NUMBER, null).over();
        assertThat(dialling.ask("101", new Dialled.Emergency("112"), null).emergency())
                .as("an emergency passes the block")
                .isTrue();
        assertThat(news).hasSize(1).first().isInstanceOf(DialEvent.Blocked.class);
        restart();
        refused("101", NUMBER, "blocked");
        Refused why = dialling.blocks().getFirst().why();
        assertThat(why.sentence(Locale.ENGLISH)).startsWith("The 60 minutes an hour");
        assertThat(why.sentence(Locale.of("ru"))).startsWith("Ваши 60 минут в час");
        dialling.unblock("101", "head");
        time.settle();
        dialling.ask("101", NUMBER, null).over();
        assertThat(dialling.blocks()).isEmpty();
        restart();
        assertThat(dialling.blocks()).isEmpty();
    }

    @Test
    void whatAllMayUseTogetherBlocksEverybody() {
        talk("101", 55);
        talk("102", 1);
        var one = dialling.ask("103", NUMBER, null);
        var two = dialling.ask("104", NUMBER, null);
        one.answered();
        two.answered();
        time.pass(Duration.ofMinutes(60));
        refused("105", NUMBER, "all-minutes");
        one.over();
        two.over();
        refused("106", NUMBER, "blocked");
        assertThat(dialling.blocks()).extracting(Block::who).containsExactly("*");
    }

    @Test
    void whyItIsBlockedIsSaidInTheLanguageOfWhoAsksAlsoOnesDigitsAlone() {
        for (int i = 0; i < Dialling.MAX_FORBIDDEN; i++) refused("101", new Dialled.Outside("00112233"), "denied");
        restart();
        assertThatThrownBy(() -> dialling.ask("101", NUMBER, null)).isInstanceOfSatisfying(Refused.class, no -> {
            assertThat(no.sentence(Locale.ENGLISH)).contains("blocked", "Calls to 00112233 are not allowed");
            assertThat(no.sentence(Locale.of("ru"))).contains("заблокированы", "Звонки на 00112233 здесь");
        });
    }

    /** A phone dials what it likes; that must not keep the box from starting. */
    @Test
    void whateverWasDialledTheBlockIsKept() {
        var nonsense = new Dialled.Nothing("\u001f#x\u001f" + "9".repeat(600));
        for (int i = 0; i < Dialling.MAX_FORBIDDEN; i++) refused("101", nonsense, "number");
        restart();
        assertThat(dialling.blocks()).extracting(Block::who).containsExactly("101");
        assertThat(dialling.blocks().getFirst().why().sentence(Locale.ENGLISH))
                .startsWith(" #x 999")
                .endsWith("9 is not a telephone number.");
    }

    @Test
    void aReasonThatAnOlderBoxWroteIsReadAsItIs() {
        db.run(h -> h.execute(
                "insert into outbound_block (who, since, why) values ('101', ?, 'Used up. Ask the head.')",
                Timestamp.from(time.now())));
        restart();
        assertThat(dialling.blocks().getFirst().why().sentence(Locale.ENGLISH)).isEqualTo("Used up. Ask the head.");
    }

    @Test
    void whoTriesWhatWorksIsBlocked() {
        var cuba = new Dialled.Outside("+5355512345");
        for (int i = 0; i < 4; i++) refused("101", cuba, "denied");
        time.pass(Duration.ofMinutes(11));
        for (int i = 0; i < 5; i++) refused("101", cuba, "denied");
        refused("101", NUMBER, "blocked");
        dialling.ask("102", NUMBER, null).over();
    }

    @Test
    void theSentencesAreThereInBothLanguages() {
        for (String code : List.of("number", "denied", "night", "agent-calls", "all-calls", "agent-minutes", "blocked"))
            for (String language : List.of("en", "ru"))
                assertThat(new Refused("calls.dial-" + code, 2, 3).sentence(Locale.of(language)))
                        .doesNotStartWith("[")
                        .endsWith(".");
    }
}
