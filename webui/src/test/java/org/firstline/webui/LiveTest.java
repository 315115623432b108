package org.firstline.webui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UIDetachedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.firstline.base.Bus;
import org.firstline.base.SimulatedTime;
import org.junit.jupiter.api.Test;

class LiveTest {
    private record News(int n) {}

    private final SimulatedTime time = new SimulatedTime();
    private final Bus bus = new Bus(time);
    private final Instant start = time.now();
    private final List<Long> drawn = new ArrayList<>();

    private Live live() {
        var live = new Live(
                time,
                "screens.0",
                Runnable::run,
                () -> drawn.add(Duration.between(start, time.now()).toMillis()));
        live.listen(bus, one -> true, News.class);
        return live;
    }

    @Test
    void newsAfterAPauseIsDrawnAtOnce() {
        live();
        bus.publish(new News(1));
        time.settle();
        time.pass(Duration.ofSeconds(5));
        bus.publish(new News(2));
        time.settle();
        assertThat(drawn).containsExactly(0L, 5000L);
    }

    @Test
    void aStormIsDrawnFourTimesASecondAndItsEndIsNotMissed() {
        live();
        for (int i = 0; i < 100; i++) {
            bus.publish(new News(i));
            time.pass(Duration.ofMillis(9));
        }
        time.pass(Duration.ofSeconds(3));
        assertThat(drawn).containsExactly(0L, 250L, 500L, 750L, 1000L);
    }

    @Test
    void otherNewsIsNotItsBusiness() {
        live();
        bus.publish("something else");
        time.settle();
        assertThat(drawn).isEmpty();
    }

    @Test
    void newsOfTheRightTypeMayStillBeAnothersBusiness() {
        var live = new Live(time, "screens.0", Runnable::run, () -> drawn.add(0L));
        live.listen(bus, one -> one instanceof News(int n) && n == 101, News.class);
        bus.publish(new News(102));
        time.settle();
        assertThat(drawn).isEmpty();
        bus.publish(new News(101));
        time.settle();
        assertThat(drawn).hasSize(1);
    }

    @Test
    void afterThePageIsClosedNothingIsDrawnNotEvenWhatWasPlanned() {
        var live = live();
        bus.publish(new News(1));
        bus.publish(new News(2));
        time.settle();
        live.close();
        time.pass(Duration.ofSeconds(1));
        bus.publish(new News(3));
        time.settle();
        assertThat(drawn).containsExactly(0L);
    }

    @Test
    void aPageThatIsGoneIsLeftAlone() {
        int[] tries = {0};
        var live = new Live(
                time,
                "screens.0",
                work -> {
                    tries[0]++;
                    throw new UIDetachedException();
                },
                () -> {});
        live.listen(bus, one -> true, News.class);
        bus.publish(new News(1));
        time.settle();
        time.pass(Duration.ofSeconds(1));
        bus.publish(new News(2));
        time.settle();
        assertThat(tries[0]).isEqualTo(1);
    }
}
