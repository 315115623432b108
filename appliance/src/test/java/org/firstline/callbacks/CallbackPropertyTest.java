package org.firstline.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.firstline.calls.EndCause;
import org.firstline.calls.SimulatedLeg;
import org.firstline.routing.ItemNow;
import org.firstline.routing.RoutingEvent;
import org.junit.jupiter.api.Test;

/**
 * I12 over random traces on the real box: at most one live attempt per request, at most as many attempts as agents that
 * are reserved for them, and nobody is served ahead of who has waited longer. A failing trace prints its seed.
 */
class CallbackPropertyTest {
    private static final int TRACES = 6;
    private static final int STEPS = 160;
    private static final int AGENTS = 3;

    @Test
    void callbacksKeepTheirPlacesWhateverHappens() throws Exception {
        long first = Long.getLong("seed", 20261125L);
        int served = 0;
        for (long seed = first; seed < first + TRACES; seed++) {
            try (var box = new BackCallBox("callback-property-" + seed, AGENTS)) {
                served += new Trace(box, new Random(seed)).run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        assertThat(served).as("callbacks that were talked about").isGreaterThan(TRACES);
    }

    private static final class Trace {
        private final BackCallBox box;
        private final Random dice;
        private final List<SimulatedLeg> callers = new ArrayList<>();
        private int numbers;

        Trace(BackCallBox box, Random dice) {
            this.box = box;
            this.dice = dice;
            // after the box has noted them
            box.s.bus().on("test", RoutingEvent.Offered.class, this::inOrder);
        }

        int run() {
            for (int i = 0; i < STEPS; i++) {
                act();
                box.pass(dice.nextInt(1500));
                check();
            }
            return (int) box.s.callbacks().listOver(null, 500).stream()
                    .filter(one -> one.state() == CallbackState.DONE)
                    .count();
        }

        private void act() {
            String agent = "" + (101 + dice.nextInt(AGENTS));
            switch (dice.nextInt(12)) {
                case 0, 1 ->
                    box.s
                            .callbacks()
                            .ask(CallbackRequest.of(
                                    "internet", "+735120001" + (10 + dice.nextInt(8)), CallbackSource.AGENT));
                case 2 -> callers.add(box.waiting("+735120002" + (10 + numbers++ % 80)));
                case 3 -> box.s.routing().ready(agent, agent);
                case 4 -> {
                    if (dice.nextInt(3) == 0) box.s.routing().takeBreak(agent, "rest", agent);
                }
                case 5, 6, 7 ->
                    box.line.phone(agent).filter(SimulatedLeg::isRinging).ifPresent(SimulatedLeg::pickUp);
                case 8, 9 ->
                    outside().filter(SimulatedLeg::isRinging).findFirst().ifPresent(leg -> {
                        if (dice.nextInt(3) > 0) leg.pickUp();
                        else leg.end(dice.nextBoolean() ? EndCause.BUSY : EndCause.NO_ANSWER);
                    });
                case 10 -> {
                    if (dice.nextBoolean()) box.line.phone(agent).ifPresent(SimulatedLeg::leave);
                    else callers.stream().filter(leg -> !leg.isOver()).findAny().ifPresent(SimulatedLeg::leave);
                }
                default ->
                    box.s.callbacks().listLive().stream()
                            .skip(dice.nextInt(4))
                            .findFirst()
                            .ifPresent(one -> {
                                if (one.state() == CallbackState.WAITING)
                                    box.s.callbacks().callNow(one.id());
                                else if (dice.nextInt(4) == 0) box.s.callbacks().cancel(one.id());
                            });
            }
        }

        private Stream<SimulatedLeg> outside() {
            return box.line.legs().stream().filter(leg -> leg.isOutside() && !leg.isOver());
        }

        private void check() {
            var called = new HashSet<String>();
            // who talks already may have asked again
            outside()
                    .filter(leg -> leg.partner() == null)
                    .forEach(leg -> assertThat(called.add(leg.to()))
                            .as("twice at once: " + leg.to())
                            .isTrue());
            var live = box.s.callbacks().listLive();
            var keys = new HashSet<String>();
            for (Callback one : live)
                assertThat(keys.add(one.queue() + one.number())).isTrue();
            long calling = live.stream().filter(one -> one.state().isCalling()).count();
            long reserved = box.s.routing().snapshot().items().stream()
                    .filter(now -> Callback.isItem(now.item().id()) && now.phase() != ItemNow.Phase.WAITING)
                    .count();
            assertThat(calling)
                    .as("attempts and the agents for them")
                    .isLessThanOrEqualTo(Math.min(reserved + 1, AGENTS));
            assertThat(outside().count()).isLessThanOrEqualTo(AGENTS);
        }

        /** Whoever is offered has waited longest of all that wait just then, but for those whom this agent missed. */
        private void inOrder(RoutingEvent.Offered offer) {
            var now = box.s.routing().snapshot();
            Instant mine =
                    now.findItem(offer.item()).map(i -> i.item().queuedAt()).orElse(Instant.MIN);
            for (ItemNow other : now.items())
                if (other.phase() == ItemNow.Phase.WAITING
                        && other.item().queuedAt().isBefore(mine))
                    assertThat(missed(other.item().id(), offer))
                            .as(offer + " ahead of " + other)
                            .isTrue();
        }

        /** By this agent; or the snapshot does not show yet that it was offered a moment ago. */
        private boolean missed(String item, RoutingEvent.Offered offer) {
            Instant justNow = offer.at().minusMillis(100);
            return box.offers.stream()
                    .anyMatch(o ->
                            o.item().equals(item) && (o.agent().equals(offer.agent()) || !o.at().isBefore(justNow)));
        }
    }
}
