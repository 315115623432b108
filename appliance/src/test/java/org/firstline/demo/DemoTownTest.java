package org.firstline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import org.firstline.appliance.TestBox;
import org.firstline.base.Db;
import org.firstline.base.SimulatedTime;
import org.firstline.calls.CallFilter;
import org.firstline.calls.Outcome;
import org.firstline.calls.SimulatedLine;
import org.firstline.network.OutageState;
import org.firstline.people.AgentChange;
import org.firstline.people.People;
import org.firstline.people.PeopleSettings;
import org.firstline.people.Role;
import org.firstline.people.SipSecret;
import org.firstline.reactions.OutageBatches;
import org.firstline.services.Services;
import org.firstline.tickets.TicketFilter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One built box, looked at from all sides. */
class DemoTownTest {
    private static final String PASSWORD = "demo";

    private static Db db;
    private static SimulatedTime time;
    private static Services box;

    @BeforeAll
    static void build() {
        db = Db.inMemory("demo-town");
        time = new SimulatedTime();
        box = TestBox.services(db, time, new SimulatedLine(time));
        DemoTown.build(box, PASSWORD);
        time.settle();
    }

    @AfterAll
    static void close() {
        db.close();
    }

    @Test
    void hasTheEightAndThoseAboveThem() {
        assertThat(box.people().list()).hasSize(10);
        assertThat(box.people().findByLogin("admin").orElseThrow().role()).isEqualTo(Role.ADMIN);
        assertThat(box.people().findByLogin("head").orElseThrow().role()).isEqualTo(Role.SHIFT_HEAD);
        for (int extension = 101; extension <= 108; extension++) {
            var agent = box.people().findByLogin("agent" + extension).orElseThrow();
            assertThat(agent.extension()).isEqualTo(Integer.toString(extension));
            assertThat(agent.role()).isEqualTo(Role.AGENT);
            assertThat(agent.queues()).contains("internet").isSubsetOf(Staff.QUEUES);
        }
        assertThat(box.people().signIn("agent105", PASSWORD).login()).isEqualTo("agent105");
    }

    @Test
    void hasThreeQueuesThatTheAgentsServe() {
        assertThat(box.routing().listQueues()).extracting("name").containsExactlyInAnyOrderElementsOf(Staff.QUEUES);
        assertThat(box.routing().listQueues())
                .allSatisfy(q -> assertThat(q.wrapUp()).isEqualTo(Duration.ofSeconds(5)));
    }

    @Test
    void knowsTheTownAsItWasMadeUp() {
        Town town = Town.of(new Dice(20_170_301));
        assertThat(box.subscribers().count()).isEqualTo(town.subscribers().size());
        assertThat(box.network().tree().all()).containsExactlyInAnyOrderElementsOf(town.nodes());
        for (var one : town.subscribers().subList(0, 50))
            assertThat(box.subscribers()
                            .findByContract(one.contract())
                            .orElseThrow()
                            .data())
                    .isEqualTo(one);
    }

    @Test
    void remembersAMonth() {
        var today = LocalDate.ofInstant(time.now(), box.zone());
        var days = box.calls().history().countByDay(today.minusDays(30), today, box.zone());
        assertThat(days).allSatisfy(day -> assertThat(day.arrived()).isGreaterThan(20));
        assertThat(days.stream().mapToInt(d -> d.arrived()).sum()).isBetween(5_500, 6_700);
    }

    @Test
    void everyAnsweredCallHasItsTicketAndEveryTicketItsCall() {
        for (var call : box.calls().list(CallFilter.ALL, null, 500)) {
            if (call.outcome() == Outcome.LEFT_MENU || call.outcome() == Outcome.DEFLECTED)
                assertThat(call.ticket()).isNull();
            else assertThat(call.ticket()).as(call.id()).isNotNull();
        }
        for (var ticket : box.tickets().list(TicketFilter.ALL, null, 100)) {
            if (ticket.category().equals("outage")) continue;
            var call = box.calls().get(ticket.call());
            assertThat(call.ticket()).isEqualTo(ticket.id());
            assertThat(call.subscriber()).isEqualTo(ticket.subscriber());
        }
        assertThat(box.tickets().list(TicketFilter.ALL.inCategory("outage"), null, 100))
                .hasSizeGreaterThan(3);
    }

    @Test
    void remembersOutagesWhomTheyWereToldAndWhoHungUpContent() {
        var outages = box.network().listOutages(false, null, 100);
        assertThat(outages).hasSizeGreaterThan(3).allSatisfy(outage -> {
            assertThat(outage.state()).isEqualTo(OutageState.CLOSED);
            assertThat(outage.affected()).isPositive();
            var down = box.messages().counts(OutageBatches.down(outage.id()));
            assertThat(down.delivered()).isPositive();
            assertThat(down.queued() + down.sending()).isZero();
            assertThat(box.messages().phones(OutageBatches.over(outage.id())))
                    .isNotEmpty()
                    .isSubsetOf(box.messages().phones(OutageBatches.down(outage.id())));
            assertThat(box.tickets().list(TicketFilter.ALL.ofOutage(outage.id()), null, 10))
                    .isNotEmpty();
        });
        assertThat(outages.stream()
                        .mapToInt(outage -> box.calls().history().countDeflected(outage.id()))
                        .sum())
                .isGreaterThan(10);
        long next = box.network().declare(outages.getFirst().node(), "head").id();
        assertThat(next).as("goes on counting").isGreaterThan(outages.getFirst().id());
        box.network().dismiss(next, "head");
    }

    @Test
    void aCallerIsFoundByHisNumberInAnyForm() {
        var known = box.calls().list(CallFilter.ALL, null, 100).stream()
                .filter(call -> call.subscriber() != null)
                .findFirst()
                .orElseThrow();
        String national = "8" + known.caller().substring(2);
        assertThat(box.subscribers().findByPhone(national)).extracting("id").contains(known.subscriber());
    }

    @Test
    void aChangedPasswordIsSetForAll() {
        try (var mine = Db.inMemory("demo-passwords")) {
            People people = staffed(mine);
            DemoTown.passwords(people, "second-password");
            for (var agent : people.list())
                assertThat(people.signIn(agent.login(), "second-password")).isEqualTo(agent);
            assertThat(people.findSipSecret("108")).contains(SipSecret.of("108", "firstline", "second-password"));
        }
    }

    @Test
    void anUnchangedPasswordLeavesEveryAccountAlone() {
        try (var mine = Db.inMemory("demo-unchanged")) {
            People people = staffed(mine);
            var head = people.findByLogin("head").orElseThrow();
            people.setPassword(head.id(), "her-own-password");
            DemoTown.passwords(people, "first-password");
            assertThat(people.signIn("head", "her-own-password")).isEqualTo(head);
        }
    }

    @Test
    void whoIsNotActiveStaysSo() {
        try (var mine = Db.inMemory("demo-gone")) {
            People people = staffed(mine);
            var left = people.findByLogin("agent103").orElseThrow();
            people.change(left.id(), AgentChange.of(left).withActive(false));
            DemoTown.passwords(people, "second-password");
            assertThat(people.findByLogin("agent103").orElseThrow().active()).isFalse();
            assertThat(people.signIn("agent102", "second-password").login()).isEqualTo("agent102");
        }
    }

    /** With passwords that are hashed fast. */
    private static People staffed(Db mine) {
        var people = new People(mine, box.bus(), time, new PeopleSettings("firstline", 1000, 8));
        people.createAll(Staff.accounts("en", "first-password"));
        return people;
    }
}
