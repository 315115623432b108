package org.firstline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.firstline.routing.AgentDay.Stretch;
import org.firstline.routing.AgentDays.Move;
import org.junit.jupiter.api.Test;

class AgentDaysTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Yekaterinburg");
    /** Ten in the morning on the site's wall. */
    private static final Instant TEN = Instant.parse("2026-11-25T05:00:00Z");

    @Test
    void aDayIsItsStretchesAndTheirSums() {
        var days = new AgentDays(
                ZONE,
                List.of(
                        move(0, Presence.READY, "", Cause.CHOSEN),
                        move(60, Presence.RINGING, "", Cause.OFFERED),
                        move(65, Presence.TALKING, "", Cause.ACCEPTED),
                        move(165, Presence.WRAP_UP, "", Cause.FINISHED),
                        move(175, Presence.READY, "", Cause.WRAP_UP_OVER),
                        move(200, Presence.READY, "", Cause.QUEUES_SET),
                        move(275, Presence.BREAK, "lunch", Cause.CHOSEN),
                        move(375, Presence.BREAK, "rest", Cause.CHOSEN),
                        move(385, Presence.LOGGED_OUT, "", Cause.CHOSEN)));
        var day = days.day("101", TEN.plusSeconds(1000));
        assertThat(day.stretches())
                .hasSize(8)
                .startsWith(new Stretch(TEN, TEN.plusSeconds(60), Presence.READY, ""))
                .contains(new Stretch(TEN.plusSeconds(175), TEN.plusSeconds(275), Presence.READY, ""))
                .endsWith(new Stretch(TEN.plusSeconds(385), TEN.plusSeconds(1000), Presence.LOGGED_OUT, ""));
        var sums = day.figures();
        assertThat(sums).isEqualTo(days.figures("101", TEN.plusSeconds(1000)));
        assertThat(sums.answered()).isEqualTo(1);
        assertThat(sums.in(Presence.BREAK)).hasSeconds(110);
        assertThat(sums.login()).hasSeconds(385);
        assertThat(sums.averageHandling()).hasSeconds(110);
        assertThat(sums.occupancy()).isEqualTo(110 / 270.0);
        assertThat(days.day("999", TEN).figures().averageHandling()).isNull();
        assertThat(days.figures("999", TEN).occupancy()).isNull();
    }

    @Test
    void whoListensCallsOutOrIsAskedHasAnsweredNothing() {
        var days = new AgentDays(
                ZONE,
                List.of(
                        move(0, Presence.READY, "", Cause.CHOSEN),
                        move(10, Presence.TALKING, "", Cause.ACCEPTED),
                        move(40, Presence.WRAP_UP, "", Cause.FINISHED),
                        move(50, Presence.READY, "", Cause.WRAP_UP_OVER),
                        move(100, Presence.TALKING, "", Cause.ENGAGED)));
        var talking = days.figures("101", TEN.plusSeconds(400));
        assertThat(talking.answered()).isEqualTo(1);
        assertThat(talking.averageHandling()).hasSeconds(40);
        assertThat(talking).isEqualTo(days.day("101", TEN.plusSeconds(400)).figures());
        days.add(move(500, Presence.TALKING, "lunch", Cause.CHOSEN));
        days.add(move(700, Presence.READY, "", Cause.FINISHED));
        var after = days.figures("101", TEN.plusSeconds(800));
        assertThat(after.in(Presence.TALKING)).as("she talked all the same").hasSeconds(630);
        assertThat(after.averageHandling()).hasSeconds(40);
    }

    @Test
    void whatIsWrittenUpAfterACallOfHersBelongsToNoAnsweredItem() {
        var days = new AgentDays(
                ZONE,
                List.of(
                        move(0, Presence.READY, "", Cause.CHOSEN),
                        move(10, Presence.TALKING, "", Cause.ACCEPTED),
                        move(40, Presence.READY, "", Cause.FINISHED),
                        move(100, Presence.TALKING, "", Cause.CALLED),
                        move(160, Presence.WRAP_UP, "", Cause.FINISHED),
                        move(170, Presence.READY, "", Cause.WRAP_UP_OVER)));
        var sums = days.figures("101", TEN.plusSeconds(300));
        assertThat(sums.answered()).isEqualTo(1);
        assertThat(sums.in(Presence.WRAP_UP)).hasSeconds(10);
        assertThat(sums.averageHandling()).hasSeconds(30);
    }

    @Test
    void whoTakesOverACallerOfAQueueHasHandledHim() {
        var days = new AgentDays(
                ZONE,
                List.of(
                        move(0, Presence.READY, "", Cause.CHOSEN),
                        move(100, Presence.TALKING, "", Cause.ENGAGED),
                        move(160, Presence.TALKING, "lunch", Cause.CHOSEN),
                        move(200, Presence.WRAP_UP, "", Cause.FINISHED),
                        move(220, Presence.READY, "", Cause.WRAP_UP_OVER)));
        var sums = days.figures("101", TEN.plusSeconds(300));
        assertThat(sums.answered()).isEqualTo(1);
        assertThat(sums.averageHandling()).hasSeconds(120);
    }

    @Test
    void atMidnightTheDayBeginsAnewInTheStateThatStood() {
        var days = new AgentDays(ZONE, List.of(move(-20 * 3600, Presence.BREAK, "lunch", Cause.CHOSEN)));
        assertThat(days.figures("101", TEN).in(Presence.BREAK)).isEqualTo(Duration.ofHours(10));
        days.add(move(10, Presence.READY, "", Cause.CHOSEN));
        Instant tomorrow = TEN.plus(Duration.ofDays(1));
        assertThat(days.day("101", tomorrow).stretches())
                .containsExactly(new Stretch(tomorrow.minus(Duration.ofHours(10)), tomorrow, Presence.READY, ""));
    }

    /** The promise of the issue: whatever happens, the states add up to the login time, and nothing is counted twice. */
    @Test
    void theSumOfTheStatesIsTheLoginTime() {
        long seed = 20261125;
        var random = new Random(seed);
        for (int trace = 0; trace < 500; trace++) {
            var days = new AgentDays(ZONE, List.of());
            var moves = new ArrayList<Move>();
            long at = 0;
            for (int i = 0; i < 40; i++) {
                at += random.nextInt(3) == 0 ? 0 : random.nextInt(900);
                var presence = Presence.values()[random.nextInt(Presence.values().length)];
                var move = move(at, presence, presence == Presence.BREAK ? "r" + random.nextInt(3) : "", Cause.CHOSEN);
                moves.add(move);
                days.add(move);
            }
            Instant end = TEN.plusSeconds(at + random.nextInt(100));
            Duration naive = Duration.ZERO;
            for (int i = 0; i < moves.size(); i++) {
                Instant until = i + 1 < moves.size() ? moves.get(i + 1).at() : end;
                if (moves.get(i).presence() != Presence.LOGGED_OUT)
                    naive = naive.plus(Duration.between(moves.get(i).at(), until));
            }
            var day = days.day("101", end);
            assertThat(day.figures().login())
                    .as("seed %d trace %d", seed, trace)
                    .isEqualTo(naive);
            assertThat(day.figures()).isEqualTo(days.figures("101", end));
            for (int i = 1; i < day.stretches().size(); i++)
                assertThat(day.stretches().get(i).from())
                        .isEqualTo(day.stretches().get(i - 1).until());
        }
    }

    @Test
    void aDayThatIsTooBusyKeepsItsSums() {
        var days = new AgentDays(ZONE, List.of());
        for (int i = 0; i < AgentDays.MOST + 100; i++)
            days.add(move(i, i % 2 == 0 ? Presence.READY : Presence.RINGING, "", Cause.OFFERED));
        Instant end = TEN.plusSeconds(AgentDays.MOST + 100);
        assertThat(days.day("101", end).stretches().size()).isLessThanOrEqualTo(AgentDays.MOST + 1);
        assertThat(days.figures("101", end).login()).hasSeconds(AgentDays.MOST + 100);
    }

    private static Move move(long second, Presence presence, String reason, Cause cause) {
        return new Move("101", TEN.plusSeconds(second), presence, reason, cause);
    }
}
