package org.firstline.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.firstline.bridge.sms.ModemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ModemFaultTest {
    @ParameterizedTest
    @EnumSource(value = ModemFault.Kind.class, mode = Mode.EXCLUDE, names = "NONE")
    void eachHasItsSentenceInBothLanguages(ModemFault.Kind kind) {
        var fault = new ModemFault(kind, "AT?");
        assertThat(fault.sentence(Locale.ENGLISH)).doesNotContain("[", "{");
        assertThat(fault.sentence(Locale.of("ru")))
                .containsPattern("^\\p{IsCyrillic}|^SIM")
                .doesNotContain("{");
    }

    @Test
    void theModemsOwnWordsFollow() {
        var locked = ModemFault.of(new ModemException(ModemException.Kind.CARD, "ttyUSB0: SIM PIN"));
        assertThat(locked.sentence(Locale.of("ru"))).isEqualTo("SIM-карте нужен человек: ttyUSB0: SIM PIN");
        assertThat(ModemFault.NONE.sentence(Locale.ENGLISH)).isEmpty();
    }
}
