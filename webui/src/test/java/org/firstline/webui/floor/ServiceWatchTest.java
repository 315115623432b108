package org.firstline.webui.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.firstline.appliance.TestBox;
import org.firstline.base.SimulatedTime;
import org.firstline.routing.QueueSettings;
import org.firstline.routing.Routing;
import org.firstline.routing.WorkItem;
import org.junit.jupiter.api.Test;

class ServiceWatchTest {
    @Test
    void aQueueThatAnswersTooFewForFiveMinutesIsLowUntilItRecovers() {
        var time = new SimulatedTime();
        var services = TestBox.services("ServiceWatchTest", time);
        var watch = new ServiceWatch(services.bus());
        var routing = services.routing();
        routing.saveQueue(QueueSettings.of("tv", "TV", "ТВ"));
        routing.start();
        time.pass(Duration.ofSeconds(2));
        assertThat(watch.low()).as("nothing counts yet, which is not bad").isEmpty();
        routing.enqueue(new WorkItem("a", "tv", 0, time.now()));
        time.pass(Duration.ofSeconds(60));
        routing.withdraw("a", Routing.ABANDONED);
        time.pass(Duration.ofMinutes(4));
        assertThat(watch.low()).isEmpty();
        time.pass(Duration.ofMinutes(2));
        assertThat(watch.low()).extracting(ServiceWatch.Low::queue).containsExactly("tv");
        assertThat(watch.low().getFirst().share()).isZero();
        time.pass(Duration.ofMinutes(40));
        assertThat(watch.low())
                .as("what was bad is longer ago than half an hour")
                .isEmpty();
    }
}
