package org.firstline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.firstline.base.Db;
import org.firstline.flows.Again;
import org.firstline.flows.Facts;
import org.firstline.flows.Flow;
import org.firstline.flows.Prompt;
import org.firstline.flows.Question;
import org.firstline.flows.Step;
import org.firstline.flows.Wish;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers led through flows of every kind of step, on simulated legs. */
class FlowWalkTest {
    private static final Duration WAIT = Duration.ofSeconds(5);
    private final List<Question> asked = new ArrayList<>();
    private static Db db;
    private House house;

    @BeforeAll
    static void openDatabase() {
        db = Db.inMemory("flow-walk-test");
    }

    @AfterAll
    static void closeDatabase() {
        db.close();
    }

    @BeforeEach
    void open() throws LineException {
        db.run(h -> h.execute("delete from phone_call"));
        house = new House(db);
    }

    @Test
    void anAccountNumberFindsTheSubscriberAndTheDebtDecides() {
        house.flow = flow(Map.of(
                "account", digits("look", "end"),
                "look", new Step.LookUp(Step.By.ACCOUNT, "account", "debt", "account-wrong"),
                "account-wrong", say("no-such-account", "end"),
                "debt", new Step.Branch(Facts.DEBT, Map.of("yes", "billing"), "end"),
                "billing", new Step.Queue("billing", "billing", new Wish(3, Map.of())),
                "end", new Step.Queue("internet", "internet")));
        house.answers = (call, caller, question, answer) -> {
            asked.add(question);
            var anna = new CallerFacts(7L, "Anna", Locale.ENGLISH, null, Map.of(Facts.DEBT, "yes"));
            answer.accept(new FlowAnswers.Answered(Map.of(Facts.KNOWN, "yes"), anna));
        };
        var caller = house.line.call("+73512000102", "2000000");
        house.pass(100);
        for (char key : "4711#".toCharArray()) caller.press(key);
        house.pass(100);
        assertThat(asked).containsExactly(new Question.WhoIs(Step.By.ACCOUNT, "4711"));
        assertThat(house.only().queue()).isEqualTo("billing");
        assertThat(house.only().subscriber()).isEqualTo(7);
        assertThat(house.news(CallEvent.Queued.class).getFirst().wish().priority())
                .isEqualTo(3);
        assertThat(house.walked).singleElement().satisfies(one -> {
            assertThat(one.trail()).isEqualTo("account=ok look debt billing");
            assertThat(one.call()).isEqualTo(house.only().id());
        });
    }

    @Test
    void anAnswerThatNeverComesIsNotWaitedFor() {
        house.flow = flow(Map.of(
                "account", digits("look", "end"),
                "look", new Step.LookUp(Step.By.ACCOUNT, "account", "end", "other"),
                "other", new Step.Queue("tv", "tv"),
                "end", new Step.Queue("internet", "internet")));
        house.answers = (call, caller, question, answer) -> {};
        var caller = house.line.call("1", "2");
        house.pass(100);
        for (char key : "4711#".toCharArray()) caller.press(key);
        house.pass(3000);
        assertThat(house.only().queue()).isEqualTo("tv");
    }

    @Test
    void keysPressedWhileNobodyListensAreTakenByTheNextQuestion() {
        house.flow = flow(Map.of(
                "account", digits("look", "end"),
                "look", new Step.LookUp(Step.By.ACCOUNT, "account", "menu", "menu"),
                "menu", new Step.Menu(List.of(new Prompt.Recorded("menu")), Map.of('2', "tv"), "end", WAIT),
                "tv", new Step.Queue("tv", "tv"),
                "end", new Step.Queue("internet", "internet")));
        house.answers = (call, caller, question, answer) ->
                house.time.after("lookup", Duration.ofMillis(300), () -> answer.accept(FlowAnswers.Answered.NOTHING));
        var caller = house.line.call("1", "2");
        house.pass(100);
        for (char key : "4711#2".toCharArray()) caller.press(key);
        house.pass(500);
        assertThat(house.only().queue()).isEqualTo("tv");
    }

    @Test
    void aTransferThatNobodyAnswersGoesOnAndOneThatIsAnsweredTalks() {
        house.flow = flow(Map.of(
                "account", new Step.Transfer("101", Duration.ofSeconds(10), "second"),
                "second", new Step.Transfer("102", Duration.ofSeconds(10), "end"),
                "end", new Step.Queue("internet", "internet")));
        var caller = house.line.call("1", "2");
        house.pass(100);
        assertThat(house.only().agent()).isEqualTo("101");
        house.pass(10_000);
        assertThat(house.line.phone("101")).isEmpty();
        house.phone("102").pickUp();
        house.pass(100);
        assertThat(house.only().answeredAt()).isNotNull();
        caller.leave();
        house.pass(1000);
        assertThat(house.last().outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(house.last().agent()).isEqualTo("102");
        assertThat(house.walked)
                .singleElement()
                .satisfies(one -> assertThat(one.trail()).isEqualTo("account=no second"));
    }

    @Test
    void whoHangsUpInTheFlowLeavesAMarkWhere() {
        house.flow = flow(Map.of("account", digits("end", "end"), "end", new Step.Queue("internet", "internet")));
        var caller = house.line.call("1", "2");
        house.pass(100);
        caller.press('4');
        house.pass(100);
        caller.leave();
        house.pass(1000);
        assertThat(house.last().outcome()).isEqualTo(Outcome.LEFT_MENU);
        assertThat(house.walked)
                .singleElement()
                .satisfies(one -> assertThat(one.trail()).isEqualTo("account!"));
    }

    @Test
    void theLanguageOfTheFlowIsTheOneOfTheMusicAndTheAgent() {
        house.flow = flow(Map.of(
                "account",
                say("hello", "russian"),
                "russian",
                new Step.SetLanguage("ru", "words"),
                "words",
                say("words", "end"),
                "end",
                new Step.Queue("internet", "internet")));
        house.line.call("1", "2");
        house.pass(20_000);
        assertThat(house.news(CallEvent.CallerKnown.class).getLast().caller().language())
                .isEqualTo(Locale.of("ru"));
        assertThat(house.only().queue()).isEqualTo("internet");
    }

    private static Step digits(String next, String otherwise) {
        return new Step.Digits(
                List.of(new Prompt.Recorded("account")), "account", 3, 8, WAIT, WAIT, Again.NEVER, next, otherwise);
    }

    private static Step say(String words, String next) {
        return new Step.Say(List.of(new Prompt.Recorded(words)), next);
    }

    private static Flow flow(Map<String, Step> steps) {
        return new Flow("test", "account", "end", steps);
    }
}
