package org.firstline.calls.dial;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.firstline.calls.dial.DialSettings.Limits;
import org.firstline.calls.dial.DialSettings.Night;
import org.firstline.calls.dial.DialSettings.Rate;
import org.junit.jupiter.api.Test;

/** What may be called, decided without any telephone. */
class DialPlanTest {
    static final ZoneId ZONE = ZoneId.of("Asia/Yekaterinburg");
    private static final LocalTime NOON = LocalTime.NOON;

    static DialSettings settings(String prefix, Night night) {
        return new DialSettings(
                prefix,
                "RU",
                "351",
                List.of(
                        new Rate("+7", new BigDecimal("1.50")),
                        new Rate("+7800", BigDecimal.ZERO),
                        new Rate("+375", new BigDecimal("20"))),
                List.of("+7809", "+37529"),
                new Limits(1, 60, new BigDecimal("100")),
                new Limits(3, 120, new BigDecimal("300")),
                night,
                DialSettings.EMERGENCY,
                Map.of("tv", "+73512000001"),
                ZONE);
    }

    private final DialPlan plan = new DialPlan(settings("9", null));

    private String says(Dialled dialled, Usage agent, Usage all, LocalTime at, DialPlan which) {
        return switch (which.decide(dialled, agent, all, at)) {
            case Verdict.Allowed(var number, var emergency, var price, var longest) ->
                number + (emergency ? " emergency" : " " + price.toPlainString() + " " + longest.toSeconds());
            case Verdict.Denied(var why, var because) -> why.code().substring("calls.dial-".length()) + " " + because;
        };
    }

    private String says(String number) {
        return says(plan.of(number), Usage.NOTHING, Usage.NOTHING, NOON, plan);
    }

    private String says(Usage agent, Usage all) {
        return says(plan.of("+73512000102"), agent, all, NOON, plan);
    }

    @Test
    void aPlanThatAllowsNothingYetTurnsNobodyAwayWhoWantsToBeCalled() {
        var s = settings("", null);
        var none = new DialPlan(new DialSettings(
                "", "RU", "", List.of(), List.of(), s.agent(), s.all(), null, Set.of(), Map.of(), ZONE));
        assertThat(none.isForCallbacks("+73512000102")).isTrue();
        assertThat(says(none.of("+73512000102"), Usage.NOTHING, Usage.NOTHING, NOON, none))
                .isEqualTo("denied FORBIDDEN");
    }

    private static Usage used(int calls, int minutes, String spent) {
        return new Usage(calls, Duration.ofMinutes(minutes), new BigDecimal(spent));
    }

    @Test
    void numbersBecomeOneHoweverTheyAreWritten() {
        for (String text : List.of("+7 351 200-01-02", "8 (351) 200-01-02", "83512000102", "2000102", "200-01-02"))
            assertThat(plan.of(text)).as(text).isEqualTo(new Dialled.Outside("+73512000102"));
        for (String text : List.of("", "abc", "12", "+", "*72", "x".repeat(200), "12345678901234567890"))
            assertThat(plan.of(text)).as(text).isInstanceOf(Dialled.Nothing.class);
    }

    @Test
    void phonesDialThePrefixFirst() {
        assertThat(plan.ofPhone("983512000102")).isEqualTo(new Dialled.Outside("+73512000102"));
        assertThat(plan.ofPhone("83512000102")).isInstanceOf(Dialled.Nothing.class);
        assertThat(plan.ofPhone("112")).isEqualTo(new Dialled.Emergency("112"));
        assertThat(plan.ofPhone("9112")).isEqualTo(new Dialled.Emergency("112"));
        assertThat(plan.ofPhone("9101")).isEqualTo(new Dialled.Emergency("101"));
        var plain = new DialPlan(settings("", null));
        assertThat(plain.ofPhone("83512000102")).isEqualTo(new Dialled.Outside("+73512000102"));
        assertThat(plain.ofPhone("911")).isEqualTo(new Dialled.Emergency("911"));
    }

    @Test
    void whatIsNotAllowedIsDeniedAndTheLongestPrefixDecides() {
        assertThat(says("+73512000102")).isEqualTo("+73512000102 1.50 3600");
        assertThat(says("+78003000600")).isEqualTo("+78003000600 0 3600");
        assertThat(says("+78095550000")).isEqualTo("denied FORBIDDEN");
        assertThat(plan.isForCallbacks("+73512000102")).isTrue();
        assertThat(plan.isForCallbacks("+78095550000")).isFalse();
        assertThat(says("+375172000000")).isEqualTo("+375172000000 20 300");
        assertThat(says("+375291234567")).as("+37529 is longer than +375").isEqualTo("denied FORBIDDEN");
        assertThat(says("+5355512345")).as("another country").isEqualTo("denied FORBIDDEN");
        var closed = new DialPlan(DialSettings.none("RU", ZONE));
        assertThat(says(closed.of("+73512000102"), Usage.NOTHING, Usage.NOTHING, NOON, closed))
                .isEqualTo("denied FORBIDDEN");
    }

    @Test
    void limitsHoldForEachAgentAndForAll() {
        assertThat(says(used(1, 0, "0"), used(1, 0, "0"))).isEqualTo("agent-calls OTHER");
        assertThat(says(Usage.NOTHING, used(3, 0, "0"))).isEqualTo("all-calls OTHER");
        assertThat(says(used(0, 60, "0"), used(0, 60, "0"))).isEqualTo("agent-minutes AGENT_LIMIT");
        assertThat(says(Usage.NOTHING, used(0, 120, "0"))).isEqualTo("all-minutes COMMON_LIMIT");
        assertThat(says(used(0, 0, "100"), used(0, 0, "100"))).isEqualTo("agent-spend AGENT_LIMIT");
        assertThat(says(Usage.NOTHING, used(0, 0, "300"))).isEqualTo("all-spend COMMON_LIMIT");
    }

    @Test
    void aCallMayLastAsLongAsTheNarrowestLimitLeaves() {
        assertThat(says(used(0, 50, "0"), used(0, 50, "0"))).isEqualTo("+73512000102 1.50 600");
        assertThat(says(used(0, 0, "97"), used(0, 0, "97"))).isEqualTo("+73512000102 1.50 120");
        assertThat(says(Usage.NOTHING, used(0, 119, "0"))).isEqualTo("+73512000102 1.50 60");
    }

    @Test
    void theNightMayPassMidnight() {
        var nightly = new DialPlan(settings("", new Night(LocalTime.of(22, 0), LocalTime.of(7, 0))));
        for (String at : List.of("22:00", "23:59", "00:00", "06:59"))
            assertThat(says(nightly.of("2000102"), Usage.NOTHING, Usage.NOTHING, LocalTime.parse(at), nightly))
                    .isEqualTo("night OTHER");
        for (String at : List.of("07:00", "12:00", "21:59"))
            assertThat(says(nightly.of("2000102"), Usage.NOTHING, Usage.NOTHING, LocalTime.parse(at), nightly))
                    .startsWith("+7351");
    }

    @Test
    void nothingStandsBeforeAnEmergency() {
        var random = new Random(112);
        var nightly = new DialPlan(settings("9", new Night(LocalTime.MIN, LocalTime.of(23, 59))));
        for (String number : Set.of("112", "911", "01", "02", "03", "101", "102", "103"))
            for (int i = 0; i < 200; i++) {
                var agent = used(random.nextInt(100), random.nextInt(10_000), "" + random.nextInt(100_000));
                var all = used(random.nextInt(100), random.nextInt(10_000), "" + random.nextInt(100_000));
                var at = LocalTime.ofSecondOfDay(random.nextInt(86_400));
                assertThat(says(nightly.ofPhone(number), agent, all, at, nightly))
                        .isEqualTo(number + " emergency");
            }
    }

    @Test
    void noNumberOutsideOfTheAllowedPrefixesEverGoesOut() {
        long seed = 4711;
        var random = new Random(seed);
        for (int i = 0; i < 50_000; i++) {
            var text = new StringBuilder(random.nextBoolean() ? "+" : "");
            for (int n = 1 + random.nextInt(15); n > 0; n--) text.append(random.nextInt(10));
            if (plan.decide(plan.of(text.toString()), Usage.NOTHING, Usage.NOTHING, NOON)
                    instanceof Verdict.Allowed(var number, var emergency, var price, var longest))
                assertThat(emergency
                                || (number.startsWith("+7") && !number.startsWith("+7809"))
                                || (number.startsWith("+375") && !number.startsWith("+37529")))
                        .as(text + " became " + number + ", seed " + seed)
                        .isTrue();
        }
    }
}
