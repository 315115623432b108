package org.firstline.calls;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Health;
import org.firstline.base.SimulatedTime;
import org.firstline.calls.dial.DialSettings;
import org.firstline.calls.dial.Dialling;
import org.firstline.flows.Flow;
import org.firstline.flows.Guide;
import org.firstline.flows.Published;
import org.jspecify.annotations.Nullable;

/** A switchboard with everything around it, on simulated time; what others would answer is a field. */
final class House {
    /** Numbers at home and next door, an hour for each agent. */
    static final DialSettings PLAN = new DialSettings(
            "",
            "RU",
            "",
            List.of(new DialSettings.Rate("+7", BigDecimal.ONE), new DialSettings.Rate("+375", BigDecimal.TEN)),
            List.of(),
            new DialSettings.Limits(5, 60, BigDecimal.ZERO),
            new DialSettings.Limits(10, 300, BigDecimal.ZERO),
            null,
            DialSettings.EMERGENCY,
            Map.of(),
            ZoneId.of("Asia/Yekaterinburg"));

    final SimulatedTime time = new SimulatedTime();
    final Bus bus = new Bus(time);
    final SimulatedLine line = new SimulatedLine(time);
    final SpokenVoice voice = new SpokenVoice();
    final Health health = new Health(time, bus);
    final List<CallEvent> news = new ArrayList<>();
    final List<CallEvent> control = new ArrayList<>();
    /** Both, in order. */
    final List<CallEvent> everything = new ArrayList<>();

    final List<Call> closed = new ArrayList<>();
    final Map<String, Integer> places = new HashMap<>();
    final Db db;
    final Calls calls;
    CallerFacts facts = CallerFacts.unknown(Locale.ENGLISH);
    Duration lookupTakes = Duration.ofMillis(20);
    Flow flow = Flow.main();
    final Map<String, Flow> flows = new HashMap<>();
    final Map<String, String> homes = new HashMap<>();
    final Map<String, Studio.Take> takes = new HashMap<>();
    final Map<Studio.Take, byte[]> spoken = new HashMap<>();
    final List<Guide.Walked> walked = new ArrayList<>();
    FlowAnswers answers = (call, caller, question, answer) -> answer.accept(FlowAnswers.Answered.NOTHING);
    private final Guide guide = new Guide() {
        @Override
        public Published flowFor(String called, String trunk) {
            return new Published(flow, 1);
        }

        @Override
        public Published flowFor(String called, String trunk, String named) {
            return new Published(flows.getOrDefault(named, flow), 1);
        }

        @Override
        public void walked(Guide.Walked one) {
            walked.add(one);
        }
    };
    Function<Call, @Nullable Long> closing = call -> {
        closed.add(call);
        return (long) closed.size();
    };

    House(Db db) throws LineException {
        this(db, CallSettings.standard(Locale.ENGLISH, ZoneId.of("UTC")));
    }

    House(Db db, CallSettings settings) throws LineException {
        this(db, settings, RecordingSettings.NONE);
    }

    House(Db db, CallSettings settings, RecordingSettings recordings) throws LineException {
        this.db = db;
        bus.on("listener", CallEvent.class, everything::add);
        bus.on("listener", CallEvent.class, one -> (one instanceof CallEvent.Control ? control : news).add(one));
        var ports = new CallPorts(
                line,
                (number, answer) -> lookUp(answer),
                guide,
                (call, caller, question, answer) -> answers.answer(call, caller, question, answer),
                voice,
                new Places() {
                    @Override
                    public int position(String call) {
                        return places.getOrDefault(call, 0);
                    }

                    @Override
                    public boolean hasQueue(String name) {
                        return List.of("internet", "tv", "billing").contains(name);
                    }

                    @Override
                    public @Nullable String homeQueue(String extension) {
                        return homes.get(extension);
                    }
                },
                new Ticketing(),
                new Studio() {
                    @Override
                    public Studio.@Nullable Take find(String extension, String code) {
                        return takes.get(extension + code);
                    }

                    @Override
                    public void keep(Studio.Take take, byte[] wav) {
                        spoken.put(take, wav);
                    }
                });
        calls = new Calls(
                db, bus, time, health.part("records"), ports, settings, new Dialling(db, bus, time, PLAN), recordings);
        calls.start();
        for (String extension : List.of("101", "102")) line.register(extension, true);
        time.settle();
        news.clear();
    }

    /** Tickets are opened when calls end, as {@link #closing} says. */
    private final class Ticketing implements CallTickets {
        @Override
        public Map<String, Long> open(List<Call> answered) {
            return Map.of();
        }

        @Override
        public Map<String, Long> close(List<Call> finished) {
            var tickets = new HashMap<String, Long>();
            for (Call call : finished) {
                Long ticket = closing.apply(call);
                if (ticket != null) tickets.put(call.id(), ticket);
            }
            return tickets;
        }
    }

    private void lookUp(Consumer<CallerFacts> answer) {
        time.after("lookup", lookupTakes, () -> answer.accept(facts));
    }

    /** A caller who has pressed a digit and waits in its queue. */
    SimulatedLeg waitingCaller(char digit) {
        var caller = line.call("+73512000102", "2000000");
        pass(100);
        caller.press(digit);
        pass(100);
        return caller;
    }

    /** A caller who talks with this agent. */
    SimulatedLeg talkingCaller(String extension) {
        var caller = waitingCaller('1');
        calls.offer(only().id(), extension);
        time.settle();
        phone(extension).pickUp();
        time.settle();
        return caller;
    }

    SimulatedLeg phone(String extension) {
        return line.phone(extension).orElseThrow(() -> new AssertionError("the phone " + extension + " is still"));
    }

    /** The one call in progress. */
    Call only() {
        var live = calls.liveCalls();
        if (live.size() != 1) throw new AssertionError("calls in progress: " + live);
        return live.iterator().next();
    }

    /** The newest record, as it is stored. */
    Call last() {
        return calls.list(CallFilter.ALL, null, 1).getFirst();
    }

    <E extends CallEvent> List<E> news(Class<E> type) {
        return news.stream().filter(type::isInstance).map(type::cast).toList();
    }

    void pass(long millis) {
        time.pass(Duration.ofMillis(millis));
    }
}
