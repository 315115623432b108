package org.firstline.webui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteRangeTest {
    @Test
    void whatBrowsersAskFor() {
        assertThat(ByteRange.parse(null, 100)).isEqualTo(new ByteRange(0, 100));
        assertThat(ByteRange.parse("bytes=0-", 100)).isEqualTo(new ByteRange(0, 100));
        assertThat(ByteRange.parse("bytes=10-19", 100)).isEqualTo(new ByteRange(10, 20));
        assertThat(ByteRange.parse("bytes=90-200", 100)).isEqualTo(new ByteRange(90, 100));
        assertThat(ByteRange.parse("bytes=-30", 100)).isEqualTo(new ByteRange(70, 100));
        assertThat(ByteRange.parse("bytes=-300", 100)).isEqualTo(new ByteRange(0, 100));
    }

    @Test
    void whatLiesBehindTheEndIsRefusedAndWhatMakesNoSenseIsTheWhole() {
        assertThat(ByteRange.parse("bytes=100-", 100)).isNull();
        assertThat(ByteRange.parse("bytes=-0", 100)).isNull();
        for (String odd : new String[] {"bytes=-", "bytes=5-2", "bytes=0-1,5-6", "lines=1-2", "bytes=x-", ""})
            assertThat(ByteRange.parse(odd, 100)).as(odd).isEqualTo(new ByteRange(0, 100));
    }
}
