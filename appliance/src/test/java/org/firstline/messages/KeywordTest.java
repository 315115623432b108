package org.firstline.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeywordTest {
    @Test
    void aWordInAnyCaseAndWithAnyMarks() {
        assertThat(Keyword.of(" стоп! ")).contains(Keyword.STOP);
        assertThat(Keyword.of("Stop All.")).contains(Keyword.STOP);
        assertThat(Keyword.of("СТОП-СМС")).contains(Keyword.STOP);
        assertThat(Keyword.of("START")).contains(Keyword.START);
        assertThat(Keyword.of("Старт")).contains(Keyword.START);
        assertThat(Keyword.of("баланс?")).contains(Keyword.BALANCE);
        assertThat(Keyword.of("Счёт")).contains(Keyword.BALANCE);
        assertThat(Keyword.of("НЕТ ИНТЕРНЕТА!!!")).contains(Keyword.OUTAGE);
        assertThat(Keyword.of("outage")).contains(Keyword.OUTAGE);
        assertThat(Keyword.of("Перезвоните, мне")).contains(Keyword.CALLBACK);
        assertThat(Keyword.of("call me")).contains(Keyword.CALLBACK);
        assertThat(Keyword.of("?")).contains(Keyword.HELP);
        assertThat(Keyword.of("Помощь")).contains(Keyword.HELP);
    }

    @Test
    void aSentenceIsForAPerson() {
        assertThat(Keyword.of("The internet has stopped")).isEmpty();
        assertThat(Keyword.of("Какой у меня баланс и когда почините?")).isEmpty();
        assertThat(Keyword.of("")).isEmpty();
        assertThat(Keyword.of("стоп ".repeat(1000))).isEmpty();
    }

    @Test
    void peopleAnswerAQuestionByNumberByWordOrBoth() {
        for (String yes : List.of(" 1. ", "1", "Да!", "1 - да", "Всё работает", "Yes", "OK"))
            assertThat(Reply.of(yes)).as(yes).contains(Reply.YES);
        for (String no : List.of("2", "2.", "«2»", "НЕТ", "2 - нет", "нет, не работает", "No"))
            assertThat(Reply.of(no)).as(no).contains(Reply.NO);
        for (String other : List.of("", "12", "1 2", "нет, уже два дня не работает", "да нет"))
            assertThat(Reply.of(other)).as(other).isEmpty();
        assertThat(Reply.isNumber(" 2. ")).isTrue();
        assertThat(Reply.isNumber("нет")).isFalse();
        assertThat(Keyword.of("1")).isEmpty();
    }

    @Test
    void machinesThatAnswerEachOtherFallSilent() {
        assertThat(AnswerLimit.allows(0, 0)).isTrue();
        assertThat(AnswerLimit.allows(AnswerLimit.AN_HOUR, 5)).isFalse();
        assertThat(AnswerLimit.allows(0, AnswerLimit.A_DAY)).isFalse();
    }
}
