package org.firstline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.firstline.base.Db;
import org.firstline.flows.Again;
import org.firstline.flows.Flow;
import org.firstline.flows.Prompt;
import org.firstline.flows.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** FreePBX#326: what should come after the agent's hang-up does come. */
class SurveyTest {
    private Db db;
    private House house;
    private SimulatedLeg caller;
    private SimulatedLeg anna;
    private String call;
    private final List<Mark> given = new ArrayList<>();

    @BeforeEach
    void talk() throws LineException {
        db = Db.inMemory("survey");
        house = new House(db);
        house.calls.rules().save(QueueRules.usual("internet").withSurvey(true));
        house.bus.on("test", Marks.Given.class, one -> given.add(one.mark()));
        caller = house.talkingCaller("101");
        anna = house.phone("101");
        call = house.only().id();
        house.pass(1000);
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void theAgentHangsUpAndTheCallerIsAsked() {
        anna.leave();
        house.pass(100);
        assertThat(caller.isOver()).isFalse();
        assertThat(house.voice.heard(caller).getLast()).startsWith("How were you served?");
        assertThat(house.control)
                .filteredOn(n -> n instanceof CallEvent.Released)
                .singleElement();
        assertThat(house.calls.control().findTalk(call)).as("she is out of it").isEmpty();
        caller.press('4');
        house.pass(100);
        assertThat(house.voice.heard(caller).getLast()).startsWith("Thank you");
        house.pass(3000);
        assertThat(caller.isOver()).isTrue();
        assertThat(house.last().outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(house.last().agent()).isEqualTo("101");
        assertThat(given).singleElement().satisfies(mark -> {
            assertThat(mark.mark()).isEqualTo(4);
            assertThat(mark.queue()).isEqualTo("internet");
            assertThat(mark.agent()).isEqualTo("101");
            assertThat(mark.question()).isEqualTo(Mark.AFTER_CALL);
        });
        assertThat(house.calls.marks().of(call)).isEqualTo(given);
        assertThat(house.calls.segments(call)).extracting(Segment::kind).contains(Segment.Kind.TALK);
    }

    @Test
    void theDesksHangUpAsksToo() {
        house.calls.control().act(call, Act.HANG_UP, "anna");
        house.pass(100);
        assertThat(anna.isOver()).isTrue();
        assertThat(house.voice.heard(caller).getLast()).startsWith("How were you served?");
    }

    @Test
    void heIsAskedOnceMoreAndThenLetGo() {
        anna.leave();
        house.pass(2500);
        caller.press('7');
        house.pass(100);
        assertThat(house.voice.heard(caller).getLast()).startsWith("Please press a key");
        house.pass(9000);
        assertThat(house.voice.heard(caller).getLast()).isEqualTo("Goodbye.");
        house.pass(3000);
        assertThat(caller.isOver()).isTrue();
        assertThat(given).isEmpty();
        assertThat(house.last().outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void whoHangsUpFirstIsNotAsked() {
        caller.leave();
        house.pass(500);
        assertThat(house.last().outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(house.voice.heard(caller)).noneMatch(words -> words.startsWith("How were you served"));
    }

    @Test
    void whoHangsUpWhileHeIsAskedIsAnAnsweredCall() {
        anna.leave();
        house.pass(500);
        caller.leave();
        house.pass(500);
        assertThat(house.last().outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(house.calls.liveCalls()).isEmpty();
    }

    @Test
    void aQueueWithoutItEndsTheCall() {
        house.calls.rules().save(QueueRules.usual("internet"));
        anna.leave();
        house.pass(500);
        assertThat(caller.isOver()).isTrue();
    }

    @Test
    void aFlowsOwnQuestionIsKeptBySomebodyWhoAnswersQuestions() {
        caller.leave();
        house.pass(500);
        house.flow = new Flow(
                "main",
                "ask",
                "end",
                Map.of(
                        "ask",
                        new Step.Survey(
                                "price",
                                List.of(new Prompt.Recorded("how")),
                                java.time.Duration.ofSeconds(5),
                                Again.NEVER,
                                "end"),
                        "end",
                        new Step.HangUp()));
        house.answers = (of, who, question, answer) -> {
            if (question instanceof org.firstline.flows.Question.Score(String asked, int mark))
                house.calls.marks().keep(of, asked, mark);
            answer.accept(FlowAnswers.Answered.NOTHING);
        };
        var second = house.line.call("+73512000103", "2000000");
        house.pass(500);
        second.press('2');
        house.pass(5000);
        assertThat(second.isOver()).isTrue();
        assertThat(given).singleElement().satisfies(mark -> {
            assertThat(mark.question()).isEqualTo("price");
            assertThat(mark.mark()).isEqualTo(2);
            assertThat(mark.agent()).isNull();
        });
    }
}
