package org.firstline.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WalkerTest {
    private static final Flow MAIN = Flow.main();
    private static final Prompt GREETING = new Prompt.Recorded("greeting");
    private static final Prompt MENU = new Prompt.Recorded("menu");

    @Test
    void greetsAndOffersTheMenuInOneStretchSoThatADigitInterruptsBoth() {
        var walk = Walker.begin(MAIN, Map.of());
        assertThat(walk.say()).containsExactly(GREETING, MENU);
        assertThat(walk.then()).isEqualTo(new Walk.Listen(Duration.ofSeconds(5)));
    }

    @Test
    void eachDigitLeadsToItsQueueAndAnythingElseToInternet() {
        assertThat(afterMenu(new Input.Digit('1'))).isEqualTo(new Walk.Enqueue("internet", "internet"));
        assertThat(afterMenu(new Input.Digit('2'))).isEqualTo(new Walk.Enqueue("tv", "tv"));
        assertThat(afterMenu(new Input.Digit('3'))).isEqualTo(new Walk.Enqueue("billing", "billing"));
        assertThat(afterMenu(new Input.Digit('9'))).isEqualTo(new Walk.Enqueue("internet", "internet"));
        assertThat(afterMenu(new Input.Digit('#'))).isEqualTo(new Walk.Enqueue("internet", "internet"));
        assertThat(afterMenu(new Input.Silence())).isEqualTo(new Walk.Enqueue("internet", "internet"));
        assertThat(afterMenu(new Input.TooLong())).isEqualTo(new Walk.Enqueue("internet", "internet"));
    }

    @Test
    void whoSitsBehindAnOutageHearsOfItBeforeAnythingElse() {
        var outage = Walker.begin(MAIN, Map.of("outage", "yes"));
        assertThat(outage.say()).containsExactly(new Prompt.Known("outage"), new Prompt.Recorded("outage-stay"));
        assertThat(outage.then()).isInstanceOf(Walk.Listen.class);
        for (Input input : List.of(new Input.Silence(), new Input.Digit('2')))
            assertThat(Walker.next(MAIN, outage.position(), input).say()).containsExactly(GREETING, MENU);
    }

    @Test
    void anInputAfterTheEndChangesNothing() {
        var menu = Walker.begin(MAIN, Map.of());
        var queued = Walker.next(MAIN, menu.position(), new Input.Digit('2'));
        var again = Walker.next(MAIN, queued.position(), new Input.Digit('3'));
        assertThat(again.position()).isEqualTo(queued.position());
        assertThat(again.then()).isEqualTo(queued.then());
        assertThat(again.say()).isEmpty();
    }

    @Test
    void aPositionOfAnotherFlowIsABug() {
        assertThatThrownBy(() -> Walker.next(MAIN, new Position("nowhere", Map.of()), new Input.Silence()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Walker.next(MAIN, new Position("greeting", Map.of()), new Input.Silence()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Walk.Then afterMenu(Input input) {
        return Walker.next(MAIN, Walker.begin(MAIN, Map.of()).position(), input).then();
    }
}
