package org.firstline.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BusTest {
    private final SimulatedTime time = new SimulatedTime();
    private final Bus bus = new Bus(time);
    private final List<String> heard = new ArrayList<>();

    @Test
    void newsIsHeardInItsOrderByWhoListensToItsType() {
        bus.on("all", Object.class, news -> heard.add("all " + news));
        bus.on("numbers", Integer.class, news -> heard.add("numbers " + news));
        bus.publish(1);
        bus.publish("two");
        assertThat(heard).as("on the listener's thread").isEmpty();
        time.settle();
        assertThat(heard).containsExactlyInAnyOrder("all 1", "numbers 1", "all two");
        assertThat(heard.indexOf("all 1")).isLessThan(heard.indexOf("all two"));
    }

    @Test
    void whatAListenerDoesNotWantIsNotBroughtToIt() {
        bus.on("large", Integer.class, number -> number > 1, news -> heard.add("large " + news));
        bus.publish(1);
        bus.publish(2);
        time.settle();
        assertThat(heard).containsExactly("large 2");
    }

    @Test
    void whoIsCancelledHearsNoMore() {
        Cancel cancel = bus.on("all", Object.class, news -> heard.add("all " + news));
        bus.publish(1);
        cancel.cancel();
        bus.publish(2);
        time.settle();
        assertThat(heard).containsExactly("all 1");
    }
}
