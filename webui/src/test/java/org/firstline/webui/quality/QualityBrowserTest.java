package org.firstline.webui.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.firstline.appliance.TestBox;
import org.firstline.base.Db;
import org.firstline.base.RealTime;
import org.firstline.calls.Call;
import org.firstline.calls.CallAct;
import org.firstline.calls.Outcome;
import org.firstline.calls.RecordingSettings;
import org.firstline.calls.SimulatedLine;
import org.firstline.people.NewAgent;
import org.firstline.people.Role;
import org.firstline.quality.Answer;
import org.firstline.quality.CardDraft;
import org.firstline.quality.DisputeState;
import org.firstline.quality.EvaluationFilter;
import org.firstline.quality.Question;
import org.firstline.quality.Sampling;
import org.firstline.quality.Scorecard;
import org.firstline.quality.Subject;
import org.firstline.routing.QueueSettings;
import org.firstline.services.Services;
import org.firstline.webui.Browser;
import org.firstline.webui.TestSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/** A head judges a call, its agent disputes it, another head answers; and who sees what; in a real browser. */
class QualityBrowserTest {
    @RegisterExtension
    static final TestSite site = TestSite.over(QualityBrowserTest::start);

    private static final String WIDER = """
        return [...document.querySelectorAll('vaadin-grid')].filter(grid => grid.offsetWidth > 0)
            .map(grid => grid.shadowRoot.querySelector('#table')).map(table => table.scrollWidth - table.clientWidth)
            .filter(more => more > 0);
        """;
    private static final String CUT = """
        return [...document.querySelectorAll('vaadin-grid .state > span')]
            .filter(word => word.scrollWidth > word.clientWidth).map(word => word.textContent);
        """;
    private static final Path SHOTS = Path.of("target", "shots");

    @TempDir
    static Path folder;

    private static Services services;
    private static Scorecard card;

    private static Services start() throws Exception {
        var time = new RealTime(Set.of(), (who, failure) -> failure.printStackTrace());
        services = TestBox.services(
                Db.inMemory("QualityBrowserTest"),
                time,
                new SimulatedLine(time),
                new RecordingSettings(folder.resolve("recordings"), 30));
        services.people()
                .createAll(List.of(
                        person("admin", "Anna Petrova", null, Role.ADMIN),
                        person("head", "Ilya Sorokin", null, Role.SHIFT_HEAD),
                        person("agent101", "Maria Ivanova", "101", Role.AGENT),
                        person("agent102", "Olga Smirnova", "102", Role.AGENT)));
        services.routing().saveQueue(QueueSettings.of("internet", "Internet", "Интернет"));
        card = services.quality()
                .addCard(
                        new CardDraft(
                                "First line",
                                List.of(
                                        new Question("Greeted the caller", 20, false),
                                        new Question("What she said was right", 80, true)),
                                new Sampling(2, Duration.ofSeconds(20))),
                        "admin");
        services.calls().rules().save(services.calls().rules().of("internet").withRecording(true, false));
        record(call("CALL1", "101", services.time().now()));
        call("CALL2", "102", services.time().now().minusMillis(1));
        return services;
    }

    private static NewAgent person(String login, String name, String extension, Role role) {
        return new NewAgent(login, name, extension, role, "en", List.of(), "firstline");
    }

    /** An empty sound is one too. */
    private static void record(Call call) {
        services.calls().recordings().begin(call);
        services.calls().recordings().end(call.id());
        awaited(() -> services.calls().recordings().findFile(call.id()).isPresent());
    }

    private static void awaited(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(20)) throw new AssertionError("waited in vain");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static Call call(String id, String extension, Instant at) {
        var call = new Call(
                id,
                "+73512000101",
                "100",
                "internet",
                "internet",
                extension,
                Outcome.ANSWERED,
                null,
                null,
                null,
                at,
                at.plusSeconds(1),
                at.plusSeconds(10),
                at.plusSeconds(20),
                at.plusSeconds(30),
                at.plusSeconds(120));
        services.calls().history().record(List.of(call));
        return call;
    }

    private static Browser browser(String login) {
        var browser = site.browser("en");
        browser.open("sign-in").click("#language-en").reads("Login");
        return browser.signIn(login, "firstline").size(1280, 900);
    }

    private static void answer(Browser browser, int question, String word) {
        browser.clickWord("#answer-" + question + " vaadin-radio-button", word);
    }

    @Test
    void aHeadJudgesTheAgentDisputesAndAnotherHeadAnswers() {
        var agent = browser("agent101");
        agent.open("tickets").find("vaadin-grid");
        var head = browser("head");
        head.open("quality").reads("0 of 2 evaluated").reads("Maria Ivanova");
        head.screenshot(SHOTS.resolve("quality-sample.png"));
        head.click("#sample vaadin-button.judge").reads("Greeted the caller");
        head.reads("2 answers are missing").click("#evaluate-save").reads("Each of the 2 questions");
        hear(head);
        answer(head, 1, "No");
        answer(head, 2, "Yes");
        head.reads("80 %").screenshot(SHOTS.resolve("quality-evaluate.png"));
        head.click("#evaluate-save").reads("1 of 2 evaluated");
        head.clickWord("vaadin-tab", "Evaluations").reads("Maria Ivanova");
        head.screenshot(SHOTS.resolve("quality-given.png"));
        var one = services.quality()
                .list(EvaluationFilter.of("agent101"), null, 1)
                .getFirst();
        assertThat(one.answers()).containsExactly(Answer.NO, Answer.YES);
        assertThat(one.evaluator()).isEqualTo("head");
        agent.reads("Your work was evaluated").screenshot(SHOTS.resolve("quality-notice.png"));
        agent.open("my-evaluations").reads("80 %").reads("Ilya Sorokin");
        agent.open("evaluations/" + one.id()).reads("What she said was right");
        agent.click("#dispute").click("#dispute-send").reads("Say why, in a sentence.");
        agent.keys("#reason textarea", "I did greet him").screenshot(SHOTS.resolve("quality-dispute.png"));
        agent.click("#dispute-send").reads("unanswered").reads("I did greet him");
        assertThat(agent.all("#dispute")).noneMatch(WebElement::isDisplayed);
        head.reads("An evaluation of yours is disputed");
        assertThat(agent.faults()).isEmpty();
        var admin = browser("admin");
        admin.open("quality").clickWord("vaadin-tab", "Disputes (1)").reads("Maria Ivanova");
        admin.screenshot(SHOTS.resolve("quality-disputes.png"));
        admin.open("evaluations/" + one.id()).click("#ruling").reads("I did greet him");
        answer(admin, 1, "Yes");
        admin.keys("#ruling-text textarea", "I hear it now").screenshot(SHOTS.resolve("quality-ruling.png"));
        admin.click("#ruling-save").reads("The evaluation is changed.").reads("100 %");
        admin.screenshot(SHOTS.resolve("quality-evaluation.png"));
        assertThat(head.faults()).isEmpty();
        agent.reads("Your dispute of an evaluation was answered.");
        assertThat(admin.faults()).isEmpty();
        var after = services.quality().get(one.id());
        assertThat(after.dispute()).isEqualTo(DisputeState.CHANGED);
        assertThat(after.answers()).containsExactly(Answer.YES, Answer.YES);
        assertThat(services.quality().steps(one.id()))
                .extracting(step -> step.actor() + " " + step.text())
                .containsExactly("head ", "agent101 I did greet him", "admin I hear it now");
    }

    /** The sound can be asked for in parts, and that it was heard is written down once. */
    private static void hear(Browser browser) {
        String sound = browser.find("audio").getDomProperty("src");
        for (int i = 0; i < 2; i++)
            assertThat(browser.script(
                            "var r = new XMLHttpRequest(); r.open('GET', arguments[0], false);"
                                    + " r.setRequestHeader('Range', 'bytes=4-11'); r.send();"
                                    + " return r.status + ' ' + r.responseText.length + ' '"
                                    + " + r.getResponseHeader('Content-Range').replace(/\\d+$/, 'n')",
                            sound))
                    .isEqualTo("206 8 bytes 4-11/n");
        awaited(() -> !services.calls().control().acts("CALL1").isEmpty());
        assertThat(services.calls().control().acts("CALL1"))
                .extracting(CallAct::act)
                .containsExactly("recording-played");
    }

    @Test
    void onASmallNotebookInRussianTablesFit() {
        call("CALL4", "101", services.time().now().minus(Duration.ofDays(60)));
        var bad = services.quality()
                .evaluate(card.id(), 1, new Subject.OfCall("CALL4"), List.of(Answer.NO, Answer.NO), "", "head");
        services.quality().dispute(bad.id(), "a reason that is long enough to be cut ".repeat(9), "agent101");
        services.quality().uphold(bad.id(), "no", "admin");
        try (var browser = site.browser("ru")) {
            browser.open("sign-in").click("#language-ru").size(1280, 900).signIn("head", "firstline");
            for (String tab : List.of("К оценке", "Оценки", "Отчёт", "Карты")) {
                browser.open("quality").clickWord("vaadin-tab", tab);
                browser.find("vaadin-tabsheet vaadin-grid vaadin-grid-cell-content");
                assertThat(browser.script(WIDER)).as(tab).asString().isEqualTo("[]");
                assertThat(browser.script(CUT)).as(tab).asString().isEqualTo("[]");
            }
        }
    }

    @Test
    void anAgentSeesOnlyWhatIsHers() {
        call("CALL3", "102", services.time().now().minus(Duration.ofDays(30)));
        var hers = services.quality()
                .evaluate(
                        card.id(),
                        card.version(),
                        new Subject.OfCall("CALL3"),
                        List.of(Answer.YES, Answer.NO),
                        "not for other eyes",
                        "head");
        var agent = browser("agent101");
        agent.open("evaluations/" + hers.id()).reads("There is no such page");
        assertThat(agent.text()).doesNotContain("not for other eyes");
        agent.open("my-evaluations").find("#my-evaluations");
        assertThat(agent.text()).doesNotContain("#" + hers.id() + "\n");
        agent.open("quality").reads("Not for you");
        var owner = browser("agent102");
        owner.open("evaluations/" + hers.id()).reads("not for other eyes").reads("0 %, critical");
        assertThat(owner.all("#ruling")).isEmpty();
        owner.find("#dispute");
    }

    @Test
    void aHeadWritesACardAndReadsTheReport() {
        var head = browser("head");
        head.open("quality")
                .clickWord("vaadin-tab", "Scorecards")
                .click("#card-add")
                .find("#card-name");
        head.click("#card-save").reads("A question has 1 to 300 characters");
        head.type("#card-name", "Tickets").type("#question-1", "The ticket tells what was done");
        head.click("#card-more").type("#question-2", "No spelling mistakes");
        head.screenshot(SHOTS.resolve("quality-card.png"));
        head.click("#card-save").reads("The scorecard is saved.");
        head.screenshot(SHOTS.resolve("quality-cards.png"));
        assertThat(services.quality().cards())
                .filteredOn(one -> one.name().equals("Tickets"))
                .flatExtracting(Scorecard::questions)
                .extracting(Question::text)
                .containsExactly("The ticket tells what was done", "No spelling mistakes");
        head.clickWord("vaadin-tab", "Report").find("#report-agents");
        head.screenshot(SHOTS.resolve("quality-report.png"));
        String file = head.find("#report-csv").getDomProperty("href");
        Object text = head.script(
                "var r = new XMLHttpRequest(); r.open('GET', arguments[0], false); r.send(); return r.responseText",
                file);
        assertThat(String.valueOf(text)).contains("Quality of calls and tickets", "Mean score, %");
        head.clickWord("vaadin-tab", "Calibration").reads("by the same scorecard");
        head.screenshot(SHOTS.resolve("quality-compare.png"));
        assertThat(head.faults()).isEmpty();
    }
}
