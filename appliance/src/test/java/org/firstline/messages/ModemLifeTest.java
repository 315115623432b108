package org.firstline.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.firstline.bridge.sms.ModemException;
import org.firstline.bridge.sms.ModemException.Kind;
import org.junit.jupiter.api.Test;

class ModemLifeTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private static ModemLife ready() {
        return ModemLife.born(NOW).opening(NOW).opened(NOW);
    }

    @Test
    void aModemThatIsOpenedIsReadyAtOnce() {
        assertThat(ModemLife.born(NOW).state()).isEqualTo(ModemState.ABSENT);
        assertThat(ready().state()).isEqualTo(ModemState.READY);
        assertThat(ready().isUsable(NOW)).isTrue();
    }

    @Test
    void oneThatIsGoneIsLookedForSoonAndThenLessOften() {
        ModemLife life = ready();
        var waits = new java.util.ArrayList<Long>();
        for (int i = 0; i < 6; i++) {
            life = life.failed(new ModemException(Kind.GONE, "unplugged"), NOW);
            assertThat(life.state()).isEqualTo(ModemState.ABSENT);
            waits.add(Duration.between(NOW, life.next()).toSeconds());
        }
        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 10L, 10L);
    }

    @Test
    void aTryInVainIsNoNews() {
        ModemLife absent = ready().failed(new ModemException(Kind.GONE, "unplugged"), NOW);
        ModemLife again = absent.opening(NOW.plusSeconds(1))
                .failed(new ModemException(Kind.GONE, "unplugged"), NOW.plusSeconds(1));
        assertThat(again.since()).isEqualTo(NOW);
        assertThat(again.isNewsAfter(absent.opening(NOW))).isFalse();
        assertThat(absent.isNewsAfter(ready())).isTrue();
    }

    @Test
    void silenceTwiceIsAHangAndItsPowerIsTakenAway() {
        ModemLife once = ready().failed(new ModemException(Kind.SILENT, "no answer"), NOW);
        assertThat(once.state()).isEqualTo(ModemState.PRESENT);
        ModemLife twice = once.opening(NOW).failed(new ModemException(Kind.SILENT, "no answer"), NOW);
        assertThat(twice.state()).isEqualTo(ModemState.POWER_CYCLING);
        assertThat(twice.next()).isEqualTo(NOW);
        ModemLife cycled = twice.cycled(Duration.ofSeconds(10), NOW);
        assertThat(cycled.state()).isEqualTo(ModemState.PRESENT);
        assertThat(cycled.next()).isEqualTo(NOW.plusSeconds(10));
        ModemLife again = cycled.failed(new ModemException(Kind.SILENT, "no answer"), NOW)
                .failed(new ModemException(Kind.SILENT, "no answer"), NOW);
        assertThat(again.state()).isEqualTo(ModemState.POWER_CYCLING);
        assertThat(again.next()).as("not at once again").isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void oneThatRefusesRestsAndAfterThreeIsPassedOver() {
        ModemLife once = ready().refused("+CMS ERROR: 500", NOW);
        assertThat(once.state()).isEqualTo(ModemState.READY);
        assertThat(once.isUsable(NOW)).isFalse();
        assertThat(once.isUsable(NOW.plusSeconds(1))).isTrue();
        ModemLife thrice = once.refused("+CMS ERROR: 500", NOW).refused("+CMS ERROR: 500", NOW);
        assertThat(thrice.state()).isEqualTo(ModemState.DEGRADED);
        assertThat(once.served().refused("+CMS ERROR: 500", NOW).refusals()).isEqualTo(1);
    }

    @Test
    void oneThatSwallowsMessagesGetsFewerAndFewer() {
        ModemLife life = ready();
        var waits = new java.util.ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            life = life.swallowed("no answer", NOW);
            assertThat(life.state()).isEqualTo(ModemState.DEGRADED);
            waits.add(Duration.between(NOW, life.next()).toSeconds());
            life = life.opening(NOW).opened(NOW);
        }
        assertThat(waits).containsExactly(1L, 60L, 120L, 240L, 480L);
    }

    @Test
    void whateverHappensItIsTriedAgainWithinHalfAnHourAndComesBackWhenItIsOpened() {
        for (long seed = 1; seed <= 200; seed++) {
            var random = new Random(seed);
            ModemLife life = ready();
            Instant now = NOW;
            for (int i = 0; i < 100; i++) {
                now = now.plusSeconds(random.nextInt(100));
                life = switch (random.nextInt(6)) {
                    case 0 ->
                        life.failed(
                                new ModemException(Kind.values()[random.nextInt(Kind.values().length)], "why"), now);
                    case 1 -> life.swallowed("why", now);
                    case 2 -> life.refused("why", now);
                    case 3 -> life.opening(now);
                    case 4 -> life.cycled(Duration.ofSeconds(20), now);
                    default -> life.served();
                };
                assertThat(life.next()).as("seed " + seed).isBeforeOrEqualTo(now.plusSeconds(1800));
                assertThat(life.since()).as("seed " + seed).isBeforeOrEqualTo(now);
            }
            assertThat(life.opening(now).opened(now).isUsable(now))
                    .as("seed " + seed)
                    .isTrue();
        }
    }
}
