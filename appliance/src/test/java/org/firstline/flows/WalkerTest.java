package org.firstline.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WalkerTest {
    private static final Flow MAIN = Flow.main();
    private static final Prompt GREETING = new Prompt.Recorded("greeting");
    private static final Prompt MENU = new Prompt.Recorded("menu");

    @Test
    void greetsAndOffersTheMenuInOneStretchSoThatADigitInterruptsBoth() {
        var walk = Walker.begin(MAIN, Map.of());
        assertThat(walk.say()).containsExactly(GREETING, MENU);
        assertThat(walk.then()).isEqualTo(new Walk.Listen(Duration.ofSeconds(5)));
    }

    @Test
    void eachDigitLeadsToItsQueueAndAnythingElseToInternet() {
        assertThat(afterMenu(new Input.Digit('1'))).isEqualTo(new Walk.Enqueue("internet", "internet"));
        assertThat(afterMenu(new Input.Digit('2'))).isEqualTo(new Walk.Enqueue("tv", "tv"));
        assertThat(afterMenu(new Input.Digit('3'))).isEqualTo(new Walk.Enqueue("billing", "billing"));
        assertThat(afterMenu(new Input.Digit('9'))).isEqualTo(new Walk.Enqueue("internet", "internet"));
        assertThat(afterMenu(new Input.Digit('#'))).isEqualTo(new Walk.Enqueue("internet", "internet"));
        assertThat(afterMenu(new Input.Silence())).isEqualTo(new Walk.Enqueue("internet", "internet"));
        assertThat(afterMenu(new Input.TooLong())).isEqualTo(new Walk.Enqueue("internet", "internet"));
    }

    @Test
    void whoSitsBehindAnOutageHearsOfItBeforeAnythingElse() {
        var outage = Walker.begin(MAIN, Map.of("outage", "yes"));
        assertThat(outage.say()).containsExactly(new Prompt.Known("outage"), new Prompt.Recorded("outage-choices"));
        assertThat(outage.then()).isInstanceOf(Walk.Listen.class);
        for (Input input : List.of(new Input.Silence(), new Input.Digit('2')))
            assertThat(Walker.next(MAIN, outage.position(), input).say()).containsExactly(GREETING, MENU);
    }

    @Test
    void anInputAfterTheEndChangesNothing() {
        var menu = Walker.begin(MAIN, Map.of());
        var queued = Walker.next(MAIN, menu.position(), new Input.Digit('2'));
        var again = Walker.next(MAIN, queued.position(), new Input.Digit('3'));
        assertThat(again.position()).isEqualTo(queued.position());
        assertThat(again.then()).isEqualTo(queued.then());
        assertThat(again.say()).isEmpty();
    }

    @Test
    void aPositionOfAnotherFlowIsABug() {
        assertThatThrownBy(() -> Walker.next(MAIN, new Position("nowhere", Map.of()), new Input.Silence()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Walker.next(MAIN, new Position("greeting", Map.of()), new Input.Silence()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Walk.Then afterMenu(Input input) {
        return Walker.next(MAIN, Walker.begin(MAIN, Map.of()).position(), input).then();
    }

    private static final Step QUEUE = new Step.Queue("internet", "internet");
    private static final Prompt ASK = new Prompt.Recorded("ask");
    private static final Prompt WRONG = new Prompt.Recorded("wrong");

    @Test
    void aMenuAsksAgainAsOftenAsItShouldAndSaysWhy() {
        var flow = flow(new Step.Menu(
                List.of(ASK), Map.of('1', "end"), "late", Duration.ofSeconds(5), new Again(2, List.of(WRONG))));
        var walk = Walker.begin(flow, Map.of());
        walk = Walker.next(flow, walk.position(), new Input.Digit('9'));
        assertThat(walk.say()).containsExactly(WRONG, ASK);
        walk = Walker.next(flow, walk.position(), new Input.Silence());
        assertThat(walk.say()).containsExactly(WRONG, ASK);
        walk = Walker.next(flow, walk.position(), new Input.Digit('8'));
        assertThat(walk.position().step()).isEqualTo("late");
    }

    @Test
    void aNumberIsTakenDigitByDigit() {
        var flow = flow(number(new Again(1, List.of(WRONG))));
        assertThat(typed(flow, "123#").position().facts()).containsEntry("account", "123");
        assertThat(typed(flow, "12345").position().facts())
                .as("the last that fits ends it")
                .containsEntry("account", "12345");
        assertThat(typed(flow, "99*123#").position().facts())
                .as("* begins anew")
                .containsEntry("account", "123");
        assertThat(typed(flow, "1234-").position().facts())
                .as("a pause ends it")
                .containsEntry("account", "1234");
        assertThat(typed(flow, "12#").say()).as("too short").containsExactly(WRONG, ASK);
        assertThat(typed(flow, "12#-").position().step()).isEqualTo("late");
        assertThat(typed(flow, "1").then()).isEqualTo(new Walk.Listen(Duration.ofSeconds(3)));
    }

    @Test
    void whoIsLookedUpIsKnownFromThereOn() {
        var flow = new Flow(
                "test",
                "number",
                "late",
                Map.of(
                        "number", number(Again.NEVER).retargeted(t -> t.equals("end") ? "look" : t),
                        "look", new Step.LookUp(Step.By.ACCOUNT, "account", "debt", "late"),
                        "debt", new Step.Branch("debt", Map.of("yes", "billing"), "end"),
                        "billing", new Step.Queue("billing", "billing"),
                        "late", new Step.HangUp(),
                        "end", QUEUE));
        var asked = typed(flow, "12345");
        assertThat(asked.then()).isEqualTo(new Walk.Ask(new Question.WhoIs(Step.By.ACCOUNT, "12345")));
        var debtor = new Input.Answer(Map.of("known", "yes", "debt", "yes"));
        assertThat(Walker.next(flow, asked.position(), debtor).then())
                .isEqualTo(new Walk.Enqueue("billing", "billing"));
        var fine = new Input.Answer(Map.of("known", "yes"));
        assertThat(Walker.next(flow, asked.position(), fine).then())
                .isEqualTo(new Walk.Enqueue("internet", "internet"));
        assertThat(Walker.next(flow, asked.position(), Input.Answer.NONE).then())
                .isEqualTo(new Walk.End());
    }

    @Test
    void wordsBeforeAnotherLanguageAreSaidInTheOldOne() {
        var flow = new Flow(
                "test",
                "hello",
                "end",
                Map.of(
                        "hello", new Step.Say(List.of(ASK), "english"),
                        "english", new Step.SetLanguage("en", "more"),
                        "more", new Step.Say(List.of(WRONG), "end"),
                        "end", QUEUE));
        var first = Walker.begin(flow, Map.of("language", "ru"));
        assertThat(first.say()).containsExactly(ASK);
        assertThat(first.then()).isEqualTo(new Walk.GoOn());
        assertThat(first.position().facts()).containsEntry("language", "ru");
        var second = Walker.next(flow, first.position(), new Input.Spoken());
        assertThat(second.say()).containsExactly(WRONG);
        assertThat(second.position().facts()).containsEntry("language", "en");
        assertThat(second.then()).isEqualTo(new Walk.Enqueue("internet", "internet"));
    }

    @Test
    void aMarkIsKeptAndTheFlowGoesOn() {
        var flow = flow(
                new Step.Survey("operator", List.of(ASK), Duration.ofSeconds(5), new Again(1, List.of(WRONG)), "end"));
        var walk = Walker.begin(flow, Map.of());
        assertThat(Walker.next(flow, walk.position(), new Input.Digit('6')).say())
                .containsExactly(WRONG, ASK);
        var marked = Walker.next(flow, walk.position(), new Input.Digit('4'));
        assertThat(marked.then()).isEqualTo(new Walk.Ask(new Question.Score("operator", 4)));
        assertThat(Walker.next(flow, marked.position(), Input.Answer.NONE)
                        .position()
                        .step())
                .isEqualTo("end");
    }

    @Test
    void nobodyAtTheNumberLeadsOn() {
        var transfer = new Step.Transfer("101", Duration.ofSeconds(20), "late");
        var flow = new Flow("test", "start", "late", Map.of("start", transfer, "late", QUEUE));
        var walk = Walker.begin(flow, Map.of());
        assertThat(walk.then()).isEqualTo(new Walk.Transfer("101", Duration.ofSeconds(20)));
        assertThat(Walker.next(flow, walk.position(), new Input.NoTransfer())
                        .position()
                        .step())
                .isEqualTo("late");
    }

    @Test
    void theTrailTellsTheWayButNoAccountNumber() {
        var flow = new Flow(
                "test",
                "number",
                "late",
                Map.of(
                        "number",
                        number(new Again(1, List.of())).retargeted(t -> t.equals("end") ? "menu" : t),
                        "menu",
                        new Step.Menu(
                                List.of(ASK),
                                Map.of('1', "end"),
                                "late",
                                Duration.ofSeconds(5),
                                new Again(1, List.of())),
                        "late",
                        new Step.HangUp(),
                        "end",
                        QUEUE));
        var trail = new Trail();
        typed(flow, "12#-55555", trail);
        assertThat(trail.toString()).isEqualTo("number=no=no late");
        var whole = new Trail();
        typed(flow, "12#12345", whole);
        assertThat(whole.toString()).isEqualTo("number=no=ok menu");
        var all = new Trail();
        typed(flow, "1234591", all);
        assertThat(all.toString()).isEqualTo("number=ok menu=9=1 end");
        assertThat(Trail.read("number=ok menu=9!"))
                .containsExactly(
                        new Trail.Visit("number", List.of("ok"), false), new Trail.Visit("menu", List.of("9"), true));
    }

    private static Step number(Again again) {
        return new Step.Digits(
                List.of(ASK), "account", 3, 5, Duration.ofSeconds(6), Duration.ofSeconds(3), again, "end", "late");
    }

    private static Flow flow(Step first) {
        return new Flow(
                "test", "start", "late", Map.of("start", first, "late", new Step.Queue("late", "late"), "end", QUEUE));
    }

    private static Walk typed(Flow flow, String keys) {
        return typed(flow, keys, new Trail());
    }

    /** @param keys a hyphen is silence */
    private static Walk typed(Flow flow, String keys, Trail trail) {
        var walk = Walker.begin(flow, Map.of());
        trail.begin(walk);
        for (char key : keys.toCharArray()) {
            var at = walk.position();
            var input = key == '-' ? new Input.Silence() : new Input.Digit(key);
            walk = Walker.next(flow, at, input);
            trail.note(flow.step(at.step()), at, input, walk);
        }
        return walk;
    }
}
