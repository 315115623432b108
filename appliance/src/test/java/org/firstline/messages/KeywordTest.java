package org.firstline.messages;

import static org.assertj.core.api.Assertions.assertThat;

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
    void oneAndTwoAnswerAQuestion() {
        assertThat(Keyword.isReply(" 1. ")).isTrue();
        assertThat(Keyword.isReply("2")).isTrue();
        assertThat(Keyword.isReply("12")).isFalse();
        assertThat(Keyword.isReply("1 2")).isFalse();
        assertThat(Keyword.of("1")).isEmpty();
    }

    @Test
    void machinesThatAnswerEachOtherFallSilent() {
        assertThat(AnswerLimit.allows(0, 0)).isTrue();
        assertThat(AnswerLimit.allows(AnswerLimit.AN_HOUR, 5)).isFalse();
        assertThat(AnswerLimit.allows(0, AnswerLimit.A_DAY)).isFalse();
    }
}
