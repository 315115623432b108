package org.firstline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Random hands on every phone at once, often within one instant: whatever they do, calls are conserved, phones ring for
 * live callers only, and nothing is left when all is over. A failure names its seed; {@code -Dseed=N} runs it alone.
 */
class SwitchboardPropertyTest {
    private static final int TRACES = 150;
    private static final int STEPS = 60;
    private static final String OUTSIDE = "+73510000001";
    private static final List<String> PHONES = List.of("101", "102", "103", "109");

    private static Db db;

    @BeforeAll
    static void open() {
        db = Db.inMemory("switchboard-property-test");
    }

    @AfterAll
    static void close() {
        db.close();
    }

    @Test
    void whateverHappensEveryCallEndsOnceAndNothingIsLeft() throws LineException {
        var only = Long.getLong("seed");
        long first = only == null ? 1 : only;
        long last = only == null ? TRACES : only;
        int answered = 0;
        int missed = 0;
        for (long seed = first; seed <= last; seed++) {
            var trace = new Trace(seed);
            trace.run();
            answered += trace.house.news(CallEvent.Answered.class).size();
            missed += trace.house.news(CallEvent.OfferMissed.class).size();
        }
        if (only == null)
            assertThat(Math.min(answered, missed)).as("traces worth the name").isGreaterThan(TRACES);
    }

    private static final class Trace {
        final long seed;
        final Random random;
        final House house;
        final List<SimulatedLeg> callers = new ArrayList<>();
        int refused;

        Trace(long seed) throws LineException {
            this.seed = seed;
            this.random = new Random(seed);
            db.run(h -> {
                h.execute("delete from phone_call");
                h.execute("delete from phone_call_segment");
                h.execute("delete from phone_queue_rules");
                h.execute("delete from phone_mark");
            });
            house = new House(db, CallSettings.standard(Locale.ENGLISH, ZoneId.of("UTC")));
            house.line.register("103", true);
            if (random.nextBoolean())
                house.calls.rules().save(QueueRules.usual("internet").withSurvey(true));
            if (random.nextInt(3) == 0)
                house.facts = new CallerFacts(
                        1L,
                        "Anna",
                        Locale.ENGLISH,
                        new OutageNotice(9L, null, OutageNotice.Told.NO, java.util.Map.of()));
        }

        void run() {
            for (int i = 0; i < STEPS; i++) {
                // what is done before anything is told falls into one instant
                for (int hands = 1 + random.nextInt(4); hands > 0; hands--) act();
                if (random.nextBoolean())
                    house.pass(random.nextInt(4) == 0 ? random.nextInt(9000) : random.nextInt(150));
                house.time.settle();
                check();
            }
            for (var leg : house.line.legs()) leg.leave();
            house.pass(60_000);
            checkEnd();
        }

        private void act() {
            switch (random.nextInt(21)) {
                case 0, 1 -> callers.add(house.line.call("+7351200" + (1000 + callers.size()), "2000000"));
                case 2 -> anyLeg().ifPresent(SimulatedLeg::leave);
                case 3 -> anyLeg().ifPresent(leg -> leg.press("0123456789*#".charAt(random.nextInt(12))));
                case 4, 5, 6 -> waitingCall().or(this::anyCall).ifPresent(call -> house.calls.offer(call, phone()));
                case 7 -> anyCall().ifPresent(call -> house.calls.withdrawOffer(call, phone()));
                case 8 ->
                    house.line
                            .phone(phone())
                            .ifPresent(leg -> leg.end(EndCause.values()[random.nextInt(EndCause.values().length)]));
                case 9, 10, 11 -> house.line.phone(phone()).ifPresent(SimulatedLeg::pickUp);
                case 13, 14, 15, 16 -> anyCall().ifPresent(call -> tried(() -> control(call)));
                case 17, 18 ->
                    tried(() -> house.calls.control().transfer(anyCall().orElse("none"), target(), "test"));
                case 19 -> tried(() -> house.calls.control().consult(anyCall().orElse("none"), target(), "test"));
                case 12 ->
                    house.line.outside(OUTSIDE).ifPresent(leg -> {
                        if (random.nextInt(4) == 0) leg.hearEarly();
                        else leg.pickUp();
                    });
                default -> {
                    if (random.nextInt(4) == 0) tried(() -> rare(anyCall().orElse("none")));
                    else if (random.nextInt(6) == 0) anyCall().ifPresent(house.calls::hangUp);
                    else if (random.nextInt(3) == 0) house.line.dialFrom(phone(), dialled());
                    else house.line.phone(phone()).ifPresent(SimulatedLeg::alert);
                }
            }
        }

        private void control(String call) {
            Act act = Act.values()[random.nextInt(Act.values().length)];
            switch (act) {
                case TRANSFER, CONSULT -> house.calls.control().consult(call, target(), "test");
                case DIGIT -> house.calls.control().digits(call, "1#", "test");
                case DROP -> house.calls.control().drop(call, target(), "test");
                case WATCH -> house.calls.control().watch(call, phone(), Watch.values()[random.nextInt(3)], "test");
                default -> house.calls.control().act(call, act, "test");
            }
        }

        private void rare(String call) {
            switch (random.nextInt(5)) {
                case 0 -> house.calls.control().call(phone(), new Target.Number(OUTSIDE), null, null);
                case 1 -> house.calls.control().call(phone(), new Target.Agent(phone()), null, null);
                case 2 -> house.calls.control().redirect(call, target(), "test");
                case 3 -> house.calls.control().answer(call, phone());
                default -> house.calls.control().unwatch(call, phone());
            }
        }

        private String dialled() {
            return switch (random.nextInt(3)) {
                case 0 -> "*1";
                case 1 -> "83510000001";
                default -> phone();
            };
        }

        private Target target() {
            return switch (random.nextInt(4)) {
                case 0 -> new Target.Queue("tv");
                case 1 -> new Target.Number(OUTSIDE);
                default -> new Target.Agent(phone());
            };
        }

        /** What makes no sense is refused, and then nothing has happened. */
        private void tried(Runnable verb) {
            try {
                verb.run();
            } catch (Refused e) {
                refused++;
            }
        }

        private Optional<SimulatedLeg> anyLeg() {
            var alive = house.line.legs().stream().filter(l -> !l.isOver()).toList();
            return alive.isEmpty() ? Optional.empty() : Optional.of(alive.get(random.nextInt(alive.size())));
        }

        private Optional<String> waitingCall() {
            return house.calls.liveCalls().stream()
                    .filter(c -> c.queuedAt() != null && c.agent() == null && random.nextInt(4) > 0)
                    .map(Call::id)
                    .findFirst();
        }

        /** Now and then one that is over. */
        private Optional<String> anyCall() {
            var ids = house.news(CallEvent.Arrived.class).stream()
                    .map(a -> a.call().id())
                    .toList();
            if (ids.isEmpty()) return Optional.empty();
            return Optional.of(ids.get(Math.max(0, ids.size() - 1 - random.nextInt(5))));
        }

        private String phone() {
            return PHONES.get(random.nextInt(PHONES.size()));
        }

        /** Between two steps, when all that was due has run. */
        private void check() {
            var live = house.calls.liveCalls().stream().collect(Collectors.toMap(Call::id, c -> c));
            Set<String> numbers = new HashSet<>();
            for (var call : live.values()) {
                assertThat(call.outcome()).as(this::where).isEqualTo(Outcome.IN_PROGRESS);
                numbers.add(call.outside());
            }
            for (var leg : house.line.legs()) {
                if (leg.isOver() || !leg.isDialled() || leg.from().length() == 3) continue;
                assertThat(numbers)
                        .as("a phone rings or talks for a live call only, %s", where())
                        .contains(leg.from());
            }
            for (String call : live.keySet())
                house.calls.control().findTalk(call).ifPresent(this::isSound);
            for (var caller : callers)
                if (caller.partner() != null)
                    assertThat(caller.partner().partner()).as(this::where).isEqualTo(caller);
        }

        /** A caller hears his agent unless he waits for her, and never two of the house who are not in conference. */
        private void isSound(TalkNow now) {
            var caller = callers.stream()
                    .filter(c -> !c.isOver())
                    .filter(c ->
                            house.calls.find(now.call()).orElseThrow().caller().equals(c.from()))
                    .findFirst()
                    .orElse(null);
            if (caller == null) return;
            long company = now.guests().size() + (now.agent() != null && now.heldSince() == null ? 1 : 0);
            assertThat(caller.hearsWhom().size())
                    .as("whom the caller hears in %s, %s", now, where())
                    .isLessThanOrEqualTo((int) company
                            + (int) now.watchers().stream()
                                    .filter(w -> w.connected())
                                    .count());
            if (company == 0)
                assertThat(caller.hearsMusic()).as("he waits, %s", where()).isTrue();
        }

        /** Whoever was busy is free again, and whoever talked has it to write up (I9, I10). */
        private void checkAgents() {
            var busy = new HashSet<String>();
            var wrapped = new HashSet<String>();
            for (var event : house.everything)
                switch (event) {
                    case CallEvent.Engaged(Call call, String agent) -> busy.add(call.id() + " " + agent);
                    case CallEvent.Answered(Call call) -> {
                        if (call.agent() != null) busy.add(call.id() + " " + call.agent());
                    }
                    case CallEvent.Released(Call call, String agent, boolean talked) -> {
                        busy.remove(call.id() + " " + agent);
                        if (talked) wrapped.add(call.id() + " " + agent);
                    }
                    case CallEvent.Ended(Call call) -> {
                        busy.remove(call.id() + " " + call.agent());
                        if (call.answeredAt() != null) wrapped.add(call.id() + " " + call.agent());
                    }
                    default -> {}
                }
            assertThat(busy).as("agents whom nobody has let go, %s", where()).isEmpty();
            for (var answer : house.news(CallEvent.Answered.class))
                if (answer.call().agent() != null)
                    assertThat(wrapped)
                            .as("who talked wraps up, %s", where())
                            .contains(answer.call().id() + " " + answer.call().agent());
        }

        private void checkEnd() {
            checkAgents();
            assertThat(house.line.legs()).as(this::where).allMatch(SimulatedLeg::isOver);
            assertThat(house.calls.liveCalls()).as(this::where).isEmpty();
            var arrived = house.news(CallEvent.Arrived.class).stream()
                    .map(a -> a.call().id())
                    .toList();
            assertThat(arrived)
                    .as(this::where)
                    .hasSizeGreaterThanOrEqualTo(callers.size())
                    .doesNotHaveDuplicates();
            assertThat(house.news(CallEvent.Ended.class))
                    .as(this::where)
                    .extracting(e -> e.call().id())
                    .containsExactlyInAnyOrderElementsOf(arrived);
            assertThat(house.news(CallEvent.Recorded.class))
                    .as(this::where)
                    .extracting(e -> e.call().id())
                    .containsExactlyInAnyOrderElementsOf(arrived);
            assertThat(house.closed).as(this::where).extracting(Call::id).containsExactlyInAnyOrderElementsOf(arrived);
            // what the dial plan refuses leaves a record, and is no call
            var records = house.calls.list(CallFilter.ALL, null, Calls.MAX_PAGE).stream()
                    .filter(r -> r.outcome() != Outcome.REFUSED)
                    .toList();
            assertThat(records).as(this::where).extracting(Call::id).containsExactlyInAnyOrderElementsOf(arrived);
            for (var record : records) {
                assertThat(record.outcome()).as(this::where).isNotIn(Outcome.IN_PROGRESS, Outcome.LOST);
                long answers = house.news(CallEvent.Answered.class).stream()
                        .filter(a -> a.call().id().equals(record.id()))
                        .count();
                assertThat(answers > 0).as(this::where).isEqualTo(record.outcome() == Outcome.ANSWERED);
                assertThat(record.answeredAt() != null).as(this::where).isEqualTo(answers > 0);
                if (record.queuedAt() == null)
                    assertThat(record.offeredAt()).as(this::where).isNull();
            }
            long queued = house.news(CallEvent.Queued.class).stream()
                    .map(e -> e.call().id())
                    .distinct()
                    .count();
            assertThat(queued)
                    .as("offered = answered + abandoned + failed, %s", where())
                    .isEqualTo(records.stream()
                            .filter(r -> r.queuedAt() != null)
                            .filter(r -> List.of(Outcome.ANSWERED, Outcome.ABANDONED, Outcome.FAILED)
                                    .contains(r.outcome()))
                            .count());
        }

        private String where() {
            return "seed " + seed + ", " + house.news.size() + " news, the last: "
                    + house.news.subList(Math.max(0, house.news.size() - 5), house.news.size());
        }
    }
}
