package org.firstline.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MemoTest {
    private final List<Integer> asked = new ArrayList<>();
    private final Memo<Integer, String> memo = new Memo<>(number -> {
        asked.add(number);
        return "no. " + number;
    });

    @Test
    void theSecondAnswerIsTheFirst() {
        assertThat(memo.of(7)).isEqualTo("no. 7").isSameAs(memo.of(7));
        assertThat(memo.of(8)).isEqualTo("no. 8");
        assertThat(asked).containsExactly(7, 8);
    }

    @Test
    void whoComesToTheSamePlaceTakesIt() {
        assertThat(memo.of(7)).isEqualTo("no. 7");
        assertThat(memo.of(7 + Memo.PLACES)).isEqualTo("no. " + (7 + Memo.PLACES));
        assertThat(memo.of(7)).isEqualTo("no. 7");
        assertThat(asked).containsExactly(7, 7 + Memo.PLACES, 7);
    }
}
