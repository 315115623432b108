package org.firstline.callbacks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.firstline.appliance.TestBox;
import org.firstline.base.Db;
import org.firstline.base.SimulatedTime;
import org.firstline.calls.LineException;
import org.firstline.calls.SimulatedLeg;
import org.firstline.calls.SimulatedLine;
import org.firstline.people.AgentChange;
import org.firstline.people.NewAgent;
import org.firstline.people.Role;
import org.firstline.routing.QueueSettings;
import org.firstline.routing.RoutingEvent;
import org.firstline.services.Services;

/** The real box on simulated time with agents 101… in queue "internet"; the test is every telephone. */
final class BackCallBox implements AutoCloseable {
    final SimulatedTime time = new SimulatedTime(Instant.parse("2026-11-22T06:00:00Z"));
    final SimulatedLine line = new SimulatedLine(time);
    final List<RoutingEvent.Offered> offers = new ArrayList<>();
    final Db db;
    final Services s;

    BackCallBox(String database, int agents) throws LineException {
        db = Db.inMemory(database);
        s = TestBox.services(db, time, line);
        s.routing()
                .saveQueue(QueueSettings.of("internet", "Internet", "Интернет").withWrapUp(Duration.ofSeconds(5)));
        var all = new ArrayList<NewAgent>();
        for (int i = 1; i <= agents; i++)
            all.add(new NewAgent(
                    "agent" + (100 + i),
                    "Agent " + i,
                    "" + (100 + i),
                    Role.AGENT,
                    "en",
                    List.of("internet"),
                    "firstline"));
        s.people().createAll(all);
        s.bus().on("test", RoutingEvent.Offered.class, offers::add);
        s.routing().start();
        s.calls().start();
        s.callbacks().start();
        pass(1000);
        for (int i = 1; i <= agents; i++) line.register("" + (100 + i), true);
        pass(200);
    }

    /** Another queue, served by this agent alone. */
    void queueOf(String name, String agent) {
        s.routing().saveQueue(QueueSettings.of(name, name, name));
        var one = s.people().findByExtension(agent).orElseThrow();
        s.people().change(one.id(), AgentChange.of(one).inQueues(List.of(name)));
        pass(100);
    }

    void ready(String agent) {
        s.routing().ready(agent, agent);
        pass(200);
    }

    /** A caller waits in the queue. */
    SimulatedLeg waiting(String number) {
        var caller = line.call(number, "+73512000000");
        pass(1500);
        caller.press('1');
        pass(300);
        return caller;
    }

    Callback ask(String number) {
        var asked = s.callbacks().ask(CallbackRequest.of("internet", number, CallbackSource.PORTAL));
        pass(100);
        return asked;
    }

    Callback now(Callback one) {
        return s.callbacks().get(one.id());
    }

    SimulatedLeg phone(String extension) {
        return line.phone(extension).orElseThrow(() -> new AssertionError("the phone " + extension + " is still"));
    }

    SimulatedLeg outside(String number) {
        return line.outside(number).orElseThrow(() -> new AssertionError(number + " is not called"));
    }

    void pass(long millis) {
        time.pass(Duration.ofMillis(millis));
    }

    @Override
    public void close() {
        db.close();
    }
}
