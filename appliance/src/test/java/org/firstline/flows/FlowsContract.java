package org.firstline.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.SimulatedTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What flows, versions and walks must keep, whichever database keeps them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FlowsContract {
    private static final Stock STOCK = new Stock(
            List.of("en", "ru"), Set.of("internet", "tv", "billing"), (name, language) -> !name.equals("gone"));

    private final SimulatedTime time = new SimulatedTime();
    private final List<FlowEvent> news = new ArrayList<>();
    private Db db;
    private Flows flows;

    abstract Db db();

    @BeforeAll
    void open() {
        db = db();
    }

    @AfterAll
    void close() {
        db.close();
    }

    @BeforeEach
    void empty() {
        db.run(h -> {
            for (String table : List.of("flow_walk", "flow_number", "flow_change", "flow_version", "flow"))
                h.execute("delete from " + table);
        });
        news.clear();
        flows = made();
    }

    private Flows made() {
        var bus = new Bus(time);
        bus.on("listener", FlowEvent.class, news::add);
        return new Flows(db, bus, time, () -> STOCK);
    }

    @Test
    void aNewBoxHasTheMainFlowAsItsFirstVersion() {
        assertThat(flows.list()).singleElement().isEqualTo(new FlowInfo("main", 1, null, null));
        assertThat(flows.flowFor("2000000", "").flow()).isEqualTo(Flow.main());
        assertThat(flows.check(flows.version("main", 1))).isEmpty();
        assertThat(made().list()).as("made once").hasSize(1);
    }

    @Test
    void aDraftIsPublishedRolledBackAndTheFlowOfACallIsTheOneOfItsArrival() {
        var before = flows.flowFor("2000000", "");
        var draft = flows.saveDraft("main", end("tv"), flows.draft("main").at(), "admin");
        assertThat(flows.flowFor("2000000", "")).as("a draft leads nobody").isEqualTo(before);
        assertThat(flows.get("main").draftBy()).isEqualTo("admin");
        assertThat(flows.draft("main")).isEqualTo(draft);
        assertThat(flows.publish("main", "shorter", "admin").version()).isEqualTo(2);
        assertThat(flows.flowFor("2000000", "").version()).isEqualTo(2);
        assertThat(flows.get("main").draftBy()).isNull();
        flows.rollBack("main", 1, "head");
        assertThat(made().flowFor("2000000", "")).as("after a restart too").isEqualTo(before);
        assertThat(flows.versions("main")).extracting(FlowVersion::version).containsExactly(2, 1);
        assertThat(flows.versions("main").getFirst().note()).isEqualTo("shorter");
        assertThat(flows.history("main"))
                .extracting(c -> c.actor() + " " + c.what() + " " + c.version())
                .containsExactly("head rolled-back 1", "admin published 2", "box published 1");
        time.settle();
        assertThat(news)
                .containsExactly(
                        new FlowEvent.Published("main", 2, "admin"), new FlowEvent.Published("main", 1, "head"));
    }

    @Test
    void nobodyWritesOverAnothersDraft() {
        var mine = flows.saveDraft("main", end("tv"), null, "anna");
        time.pass(Duration.ofSeconds(1));
        flows.saveDraft("main", end("billing"), mine.at(), "boris");
        refused("flows.changed-meanwhile", () -> flows.saveDraft("main", end("tv"), mine.at(), "anna"));
        refused("flows.changed-meanwhile", () -> flows.saveDraft("main", end("tv"), null, "anna"));
        flows.discardDraft("main", "boris");
        assertThat(flows.draft("main").sketch()).isEqualTo(flows.version("main", 1));
    }

    @Test
    void whatWouldFailACallerIsNotPublished() {
        flows.create("evening", "admin");
        assertThat(flows.flowFor("2000000", "").flow().name()).isEqualTo("main");
        flows.saveDraft("evening", end("nowhere"), flows.draft("evening").at(), "admin");
        refused("flows.unknown-queue", () -> flows.publish("evening", "", "admin"));
        var wordless = new Sketch(
                "hello",
                "end",
                Map.of("hello", new Step.Say(List.of(new Prompt.Recorded("gone")), "end"), "end", new Step.HangUp()));
        assertThat(flows.check(wordless))
                .containsExactly(
                        Problem.of("hello", "flows.no-prompt", "hello", "gone", "en"),
                        Problem.of("hello", "flows.no-prompt", "hello", "gone", "ru"));
        refused("flows.no-draft", () -> flows.publish("main", "", "admin"));
        refused("flows.taken", () -> flows.create("main", "admin"));
        refused("flows.bad-name", () -> flows.create("No Name", "admin"));
        refused("flows.no-version", () -> flows.rollBack("main", 9, "admin"));
        refused("flows.never-published", () -> flows.setNumbers(List.of(new NumberRule("1", "", "evening")), "admin"));
    }

    @Test
    void theLongestNumberThenTheTrunkDecideOnTheFlow() {
        for (String name : List.of("night", "vip", "second")) {
            flows.create(name, "admin");
            flows.saveDraft(name, end("tv"), flows.draft(name).at(), "admin");
            flows.publish(name, "", "admin");
        }
        flows.setNumbers(
                List.of(
                        new NumberRule("+7 351 200-00-01", "", "vip"),
                        new NumberRule("", "second", "second"),
                        new NumberRule("01", "", "night")),
                "admin");
        assertThat(name("+73512000001", "")).isEqualTo("vip");
        assertThat(name("83512000001", ""))
                .as("as a provider at home writes it")
                .isEqualTo("vip");
        assertThat(name("101", "")).isEqualTo("night");
        assertThat(name("73512000099", "second")).isEqualTo("second");
        assertThat(name("73512000099", "first")).isEqualTo("main");
        assertThat(made().numbers()).hasSize(3);
        refused(
                "flows.rule-twice",
                () -> flows.setNumbers(
                        List.of(new NumberRule("1", "", "vip"), new NumberRule("1", "", "main")), "admin"));
    }

    @Test
    void walksAreKeptAndCountedStepByStep() {
        var at = time.now();
        walked("c1", "greeting menu=9=2 tv", 0);
        walked("c2", "greeting menu=-!", 1);
        walked("c3", "greeting menu!", 2);
        flows.walked(new Guide.Walked("c4", "main", 2, "menu=1 internet", at));
        time.pass(Duration.ofSeconds(1));
        assertThat(flows.walksOf("c1")).containsExactly(new Guide.Walked("c1", "main", 1, "greeting menu=9=2 tv", at));
        var report = flows.report("main", 1, at, at.plusSeconds(10));
        assertThat(report.walks()).isEqualTo(3);
        assertThat(report.steps().get("menu"))
                .isEqualTo(new FlowReport.Counts(3, 2, 0, Map.of("9", 1, "2", 1, "-", 1), Map.of("tv", 1)));
        assertThat(report.steps().get("tv").ended()).isEqualTo(1);
        assertThat(report.steps().get("greeting").next()).isEqualTo(Map.of("menu", 3));
        assertThat(flows.report("main", 1, at, at.plusSeconds(1)).walks()).isEqualTo(1);
    }

    @Test
    void whatWaitsToBeWrittenIsWrittenWhenTheBoxStops() {
        walked("c1", "greeting menu!", 0);
        time.settle();
        assertThat(flows.walksOf("c1"))
                .as("shares a transaction with those to come")
                .isEmpty();
        flows.stop();
        time.settle();
        assertThat(flows.walksOf("c1")).hasSize(1);
        time.pass(Duration.ofSeconds(1));
        assertThat(flows.walksOf("c1")).as("not written again").hasSize(1);
    }

    @Test
    void anySketchComesBackAsItWasDrawn() {
        flows.create("random", "admin");
        for (long seed = 1; seed <= 40; seed++) {
            var random = new Random(seed);
            var sketch = RandomFlows.sketch(random);
            var spots = new HashMap<String, Spot>();
            sketch.steps().keySet().forEach(k -> spots.put(k, new Spot(random.nextInt(2000), random.nextInt(2000))));
            var placed = new Sketch(sketch.start(), sketch.fallback(), sketch.steps(), spots);
            flows.saveDraft("random", placed, flows.draft("random").at(), "admin");
            assertThat(flows.draft("random").sketch()).as("seed %d", seed).isEqualTo(placed);
            time.pass(Duration.ofMillis(10));
        }
    }

    private void walked(String call, String trail, int second) {
        flows.walked(new Guide.Walked(call, "main", 1, trail, time.now().plusSeconds(second)));
    }

    private String name(String called, String trunk) {
        return flows.flowFor(called, trunk).flow().name();
    }

    private static Sketch end(String queue) {
        return new Sketch("end", "end", Map.of("end", new Step.Queue(queue, queue)));
    }

    private static void refused(String code, Runnable verb) {
        assertThatThrownBy(verb::run)
                .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.code()).isEqualTo(code));
    }
}
