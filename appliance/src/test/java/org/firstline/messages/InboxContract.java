package org.firstline.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.SimulatedTime;
import org.firstline.bridge.sms.Concat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How parts become texts, on every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InboxContract {
    private static final String ANNA = "+79511110001";
    private static final Instant AT = Instant.parse("2026-11-22T08:59:00Z");

    private final SimulatedTime time = new SimulatedTime();
    private final Bus bus = new Bus(time);
    private Db db;
    private Messages messages;
    private TextsIn texts;

    abstract Db db();

    @BeforeAll
    void open() {
        db = db();
        messages = new Messages(db, bus, time);
        texts = new TextsIn(db, bus, time);
    }

    @BeforeEach
    void empty() {
        db.run(h -> List.of("sms_received", "sms_received_part").forEach(t -> h.execute("delete from " + t)));
    }

    @AfterAll
    void close() {
        db.close();
    }

    private void part(String text, Instant at, int reference, int total, int index, boolean wide) {
        texts.receive(ANNA, text, at, new Concat(reference, total, index, wide));
    }

    private List<String> received() {
        return messages.listReceived(null, 1000).reversed().stream()
                .map(ReceivedMessage::text)
                .toList();
    }

    @Test
    void referencesOfEightAndOfSixteenBitsAreDifferentTexts() {
        part("a1", AT, 7, 2, 1, false);
        part("b1", AT, 7, 2, 1, true);
        part("b2", AT, 7, 2, 2, true);
        part("a2", AT, 7, 2, 2, false);
        assertThat(received()).containsExactly("b1b2", "a1a2");
    }

    @Test
    void aReferenceThatComesRoundBeginsAnotherText() {
        part("old", AT, 7, 2, 1, false);
        part("new end", AT.plus(Duration.ofHours(5)), 7, 2, 2, false);
        assertThat(received()).containsExactly("old […]");
        part("new ", AT.plus(Duration.ofHours(5)), 7, 2, 1, false);
        assertThat(received()).containsExactly("old […]", "new new end");
        part("one", AT, 8, 2, 1, false);
        part("another", AT, 8, 2, 1, false);
        assertThat(received()).contains("one […]");
    }

    @Test
    void aPartThatIsShownTwiceIsTakenOnce() {
        part("a", AT, 7, 2, 1, false);
        part("a", AT, 7, 2, 1, false);
        part("b", AT, 7, 2, 2, false);
        assertThat(received()).containsExactly("ab");
        texts.receive(ANNA, "ab", AT);
        assertThat(received()).hasSize(1);
    }

    @Test
    void nobodyFillsTheBoxWithBeginnings() {
        for (int i = 0; i < 30; i++) {
            part("begin " + i, AT, i, 3, 1, false);
            time.pass(Duration.ofSeconds(1));
        }
        assertThat(received()).hasSize(10).first().isEqualTo("begin 0 […]");
    }

    /** Texts of several phones, their parts in any order between each other. */
    @Test
    void everyTextIsJoinedWhateverTheOrder() {
        record Piece(String from, String text, Concat concat) {}
        long first = Long.getLong("seed", 20261125L);
        for (long seed = first; seed < first + 15; seed++) {
            empty();
            var dice = new Random(seed);
            var pieces = new ArrayList<Piece>();
            var whole = new ArrayList<String>();
            for (int i = 0; i < 8; i++) {
                String from = "+7951111000" + dice.nextInt(3);
                boolean wide = dice.nextBoolean();
                int total = 2 + dice.nextInt(4);
                var text = new StringBuilder();
                for (int index = 1; index <= total; index++) {
                    String piece = "t" + i + "p" + index + " ";
                    text.append(piece);
                    pieces.add(new Piece(from, piece, new Concat(i, total, index, wide)));
                }
                whole.add(text.toString());
            }
            Collections.shuffle(pieces, dice);
            for (Piece piece : pieces) texts.receive(piece.from, piece.text, AT, piece.concat);
            assertThat(received()).as("seed " + seed).containsExactlyInAnyOrderElementsOf(whole);
        }
    }

    @Test
    void whatWasDoneAboutATextIsKept() {
        texts.receive(ANNA, "баланс", AT);
        long id = messages.texts().waiting().getFirst().id();
        assertThat(messages.texts().matched(id, 5L).subscriber()).isEqualTo(5);
        assertThat(messages.texts().mayAnswer(ANNA)).isTrue();
        assertThat(messages.texts().handled(id, Handling.BALANCE, null, 9L).answer())
                .isEqualTo(9);
        assertThat(messages.texts().waiting()).isEmpty();
        for (int i = 1; i < AnswerLimit.AN_HOUR; i++) {
            texts.receive(ANNA, "баланс", AT.plusSeconds(i));
            messages.texts().handled(messages.texts().waiting().getFirst().id(), Handling.BALANCE, null, 9L + i);
        }
        assertThat(messages.texts().mayAnswer(ANNA)).isFalse();
        assertThat(messages.texts().mayAnswer("+79511110002")).isTrue();
        time.pass(Duration.ofMinutes(61));
        assertThat(messages.texts().mayAnswer(ANNA)).isTrue();
    }
}
