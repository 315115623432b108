package org.firstline.calls;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Health;
import org.firstline.base.RealTime;
import org.firstline.calls.guard.GuardSettings;
import org.firstline.calls.rtp.Clip;
import org.firstline.calls.rtp.RtpPump;
import org.firstline.calls.sip.AddressRange;
import org.firstline.calls.sip.Farewells;
import org.firstline.calls.sip.SipLine;
import org.firstline.calls.sip.SipSettings;
import org.firstline.flows.Flow;
import org.firstline.flows.Guide;

/**
 * The box's telephone half in a process of its own, to be killed: takes calls from the loopback, says "up" when it does,
 * and stops cleanly when its standard input ends.
 */
final class CallsCrashChild {
    private CallsCrashChild() {}

    /** @param args the database's folder, the SIP port, the first of 400 RTP ports */
    public static void main(String[] args) throws Exception {
        var loopback = InetAddress.getLoopbackAddress();
        int rtp = Integer.parseInt(args[2]);
        try (var time = new RealTime(Set.of("switchboard"), (who, failure) -> {
                    failure.printStackTrace();
                    Runtime.getRuntime().halt(3);
                });
                var db = Db.derby(Path.of(args[0]));
                var pump = new RtpPump(loopback, rtp, rtp + 399)) {
            var bus = new Bus(time);
            var settings = new SipSettings(
                            loopback, Integer.parseInt(args[1]), "firstline", List.of(AddressRange.parse("127.0.0.1")))
                    .withGuard(GuardSettings.STANDARD, List.of());
            var line = new SipLine(settings, time, extension -> Optional.empty(), pump)
                    .remembering(new Farewells(db, time, Duration.ofMillis(50)));
            var standard = CallSettings.standard(Locale.ENGLISH, ZoneId.of("UTC"));
            // a call is answered when its row is there, however long that takes on a busy machine
            var patient = new CallSettings(
                    400,
                    standard.ring(),
                    Duration.ofMinutes(1),
                    standard.menu(),
                    standard.announce(),
                    standard.language(),
                    standard.zone());
            var calls = new Calls(
                    db,
                    bus,
                    time,
                    new Health(time, bus).part("calls"),
                    new CallPorts(
                            line,
                            (number, answer) -> answer.accept(CallerFacts.unknown(Locale.ENGLISH)),
                            Guide.always(Flow.main()),
                            (call, caller, question, answer) -> answer.accept(FlowAnswers.Answered.NOTHING),
                            new Mumbling(),
                            call -> 0,
                            new NoTickets()),
                    patient);
            pump.start();
            calls.start();
            System.out.println("up");
            System.in.read();
            calls.stop(Duration.ofSeconds(1), Duration.ofSeconds(20));
            time.close(Duration.ofSeconds(10));
        }
    }

    private static final class Mumbling implements Voice {
        private final Clip second = Clip.ofPcm(new short[8000]);

        @Override
        public void prepare(List<Phrase> phrases, Locale language, Consumer<List<Clip>> ready) {
            ready.accept(List.of(second));
        }

        @Override
        public boolean speaks(Clip clip) {
            return true;
        }

        @Override
        public Clip music() {
            return second;
        }
    }

    private static final class NoTickets implements CallTickets {
        @Override
        public Map<String, Long> open(List<Call> answered) {
            return Map.of();
        }

        @Override
        public Map<String, Long> close(List<Call> finished) {
            return Map.of();
        }
    }
}
