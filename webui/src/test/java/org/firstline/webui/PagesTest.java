package org.firstline.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagesTest {
    private final List<Integer> all =
            new ArrayList<>(IntStream.range(0, 1000).boxed().toList());
    private final List<Integer> read = new ArrayList<>();
    private final Pages<Integer, Integer> pages = new Pages<>(
            (after, limit) -> {
                var page = all.stream()
                        .filter(n -> after == null || n > after)
                        .limit(limit)
                        .toList();
                read.addAll(page);
                return page;
            },
            n -> n);

    @Test
    void scrollingReadsEachRowOnce() {
        for (int offset = 0; offset < 300; offset += 50)
            assertThat(pages.rows(offset, 50)).isEqualTo(all.subList(offset, offset + 50));
        assertThat(read).isEqualTo(all.subList(0, 300));
    }

    @Test
    void aJumpReadsWhatIsJumpedOverAndWaysBackCostNothingMore() {
        assertThat(pages.rows(700, 50)).isEqualTo(all.subList(700, 750));
        read.clear();
        assertThat(pages.rows(600, 50)).isEqualTo(all.subList(600, 650));
        assertThat(read).hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void theEndIsShort() {
        assertThat(pages.rows(980, 50)).isEqualTo(all.subList(980, 1000));
        assertThat(pages.rows(1000, 50)).isEmpty();
    }
}
