package org.firstline.reactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.firstline.appliance.TestBox;
import org.firstline.base.Bus;
import org.firstline.base.SimulatedTime;
import org.firstline.calls.CallEvent;
import org.firstline.people.NewAgent;
import org.firstline.people.Role;
import org.firstline.routing.AgentNow;
import org.firstline.routing.Chosen;
import org.firstline.routing.RoutingSnapshot;
import org.junit.jupiter.api.Test;

class PhonesMakeAgentsReachableTest {
    private final SimulatedTime time = new SimulatedTime();

    @Test
    void starOneMakesReadyAndStarNullGivesABreakAsTheInterfaceForMachinesDoes() {
        var s = TestBox.services("PhonesMakeAgentsReachableTest", time);
        s.people().createAll(List.of(new NewAgent("anna", "Anna", "101", Role.AGENT, "en", List.of(), "password")));
        s.routing().start();
        var bus = new Bus(time);
        new PhonesMakeAgentsReachable(s.routing(), s.people()).listen(bus);
        time.settle();
        bus.publish(new CallEvent.PhoneCode("101", "*1"));
        time.pass(Duration.ofSeconds(1));
        assertThat(anna(s.routing().snapshot()).chosen()).isEqualTo(Chosen.READY);
        bus.publish(new CallEvent.PhoneCode("101", "*0"));
        bus.publish(new CallEvent.PhoneCode("109", "*0"));
        time.pass(Duration.ofSeconds(1));
        assertThat(anna(s.routing().snapshot()).chosen()).isEqualTo(Chosen.BREAK);
        assertThat(anna(s.routing().snapshot()).reason()).isEqualTo("phone");
    }

    private static AgentNow anna(RoutingSnapshot now) {
        return now.findAgent("101").orElseThrow();
    }
}
