package org.firstline.base.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CsvTextTest {
    private static String of(Object... fields) {
        String text = new String(new CsvText().line(fields).octets(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF").endsWith("\r\n");
        return text.substring(1, text.length() - 2);
    }

    @Test
    void whatNeedsQuotesGetsThem() {
        assertThat(of("plain", "a,b", "say \"no\"", "two\nlines", "", "é"))
                .isEqualTo("plain,\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",,é");
    }

    @Test
    void whatAPersonTypedIsNoFormula() {
        assertThat(of("=1+1", "+7 912", "-", "@sum", "\tx")).isEqualTo("'=1+1,'+7 912,'-,'@sum,'\tx");
        assertThat(of("=HYPERLINK(\"http://x\",\"y\")")).isEqualTo("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
    }

    @Test
    void numbersStayNumbersAndNothingIsEmpty() {
        assertThat(of(1, -2.5, null, "x")).isEqualTo("1,-2.5,,x");
    }
}
