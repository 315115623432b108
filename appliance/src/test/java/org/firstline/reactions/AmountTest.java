package org.firstline.reactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AmountTest {
    @Test
    void eachLanguageHasItsDecimalSign() {
        assertThat(Amount.of(new BigDecimal("-12320.50"), Locale.of("ru"))).isEqualTo("-12320,50");
        assertThat(Amount.of(new BigDecimal("-12320.50"), Locale.ENGLISH)).isEqualTo("-12320.50");
        assertThat(Amount.of(new BigDecimal("1E+3"), Locale.of("ru"))).isEqualTo("1000");
    }
}
