package org.firstline.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.firstline.base.Refused;
import org.junit.jupiter.api.Test;

/** What a score must be, over random cards and answers; the seed is named where one fails. */
class ScoreTest {
    private static final int TRACES = 20_000;

    /** A card and answers, at least one of which is yes or no. */
    private record Case(List<Question> questions, List<Answer> answers) {
        static Case of(long seed) {
            var dice = new Random(seed);
            int size = dice.nextInt(1, CardDraft.MOST_QUESTIONS + 1);
            var questions = new ArrayList<Question>();
            var answers = new ArrayList<Answer>();
            int bias = dice.nextInt(1, 10);
            for (int i = 0; i < size; i++) {
                questions.add(new Question("q" + i, dice.nextInt(1, Question.HEAVIEST + 1), dice.nextInt(10) == 0));
                answers.add(
                        dice.nextInt(6) == 0
                                ? Answer.NOT_APPLICABLE
                                : dice.nextInt(10) < bias ? Answer.YES : Answer.NO);
            }
            answers.set(dice.nextInt(size), dice.nextBoolean() ? Answer.YES : Answer.NO);
            return new Case(questions, answers);
        }

        Score score() {
            return Score.of(questions, answers);
        }

        Case with(int index, Answer answer) {
            var others = new ArrayList<>(answers);
            others.set(index, answer);
            return new Case(questions, others);
        }

        boolean failsCritically() {
            for (int i = 0; i < questions.size(); i++)
                if (questions.get(i).critical() && answers.get(i) == Answer.NO) return true;
            return false;
        }
    }

    @Test
    void itIsAShareOfTheWeightOrNothingAtACriticalNo() {
        for (long seed = 0; seed < TRACES; seed++) {
            Case one = Case.of(seed);
            Score score = one.score();
            assertThat(score.criticalFail()).as("seed " + seed).isEqualTo(one.failsCritically());
            if (one.failsCritically()) {
                assertThat(score.percent()).as("seed " + seed).isZero();
                continue;
            }
            double good = 0;
            double all = 0;
            for (int i = 0; i < one.questions.size(); i++) {
                if (one.answers.get(i) == Answer.YES)
                    good += one.questions.get(i).weight();
                if (one.answers.get(i) != Answer.NOT_APPLICABLE)
                    all += one.questions.get(i).weight();
            }
            assertThat(Math.abs(score.percent() - 100 * good / all))
                    .as("seed " + seed)
                    .isLessThan(1);
            assertThat(score.percent() == 100).as("seed " + seed).isEqualTo(!one.answers.contains(Answer.NO));
            assertThat(score.percent() == 0).as("seed " + seed).isEqualTo(!one.answers.contains(Answer.YES));
        }
    }

    @Test
    void aNoThatBecomesAYesNeverCosts() {
        for (long seed = 0; seed < TRACES; seed++) {
            Case one = Case.of(seed);
            for (int i = 0; i < one.questions.size(); i++) {
                if (one.answers.get(i) != Answer.NO) continue;
                assertThat(one.with(i, Answer.YES).score().percent())
                        .as("seed " + seed + ", question " + i)
                        .isGreaterThanOrEqualTo(one.score().percent());
            }
        }
    }

    @Test
    void whatDoesNotApplyIsAsIfItWereNotAsked() {
        for (long seed = 0; seed < TRACES; seed++) {
            Case one = Case.of(seed);
            var questions = new ArrayList<Question>();
            var answers = new ArrayList<Answer>();
            for (int i = 0; i < one.questions.size(); i++) {
                if (one.answers.get(i) == Answer.NOT_APPLICABLE) continue;
                questions.add(one.questions.get(i));
                answers.add(one.answers.get(i));
            }
            assertThat(Score.of(questions, answers)).as("seed " + seed).isEqualTo(one.score());
        }
    }

    @Test
    void theOrderOfQuestionsDoesNotMatter() {
        for (long seed = 0; seed < TRACES; seed++) {
            Case one = Case.of(seed);
            var questions = new ArrayList<>(one.questions);
            var answers = new ArrayList<>(one.answers);
            Collections.shuffle(questions, new Random(seed));
            Collections.shuffle(answers, new Random(seed));
            assertThat(Score.of(questions, answers)).as("seed " + seed).isEqualTo(one.score());
        }
    }

    @Test
    void whereNothingAppliesOrAnAnswerIsMissingThereIsNoScore() {
        var two = List.of(new Question("a", 1, false), new Question("b", 1, true));
        assertThatThrownBy(() -> Score.of(two, List.of(Answer.NOT_APPLICABLE, Answer.NOT_APPLICABLE)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Score.of(two, List.of(Answer.YES))).isInstanceOf(Refused.class);
    }

    @Test
    void nothingShortOfAllIsRoundedToAll() {
        var questions = new ArrayList<Question>();
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < 30; i++) {
            questions.add(new Question("q" + i, 100, false));
            answers.add(Answer.YES);
        }
        questions.add(new Question("small", 1, false));
        answers.add(Answer.NO);
        assertThat(Score.of(questions, answers)).isEqualTo(new Score(99, false));
        answers.replaceAll(a -> a == Answer.YES ? Answer.NO : Answer.YES);
        assertThat(Score.of(questions, answers)).isEqualTo(new Score(1, false));
    }
}
