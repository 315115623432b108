package org.firstline.messages.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.firstline.bridge.sms.Gsm7;
import org.junit.jupiter.api.Test;

/** The pure rules of the site's own words. */
class WordsRulesTest {
    @Test
    void aSentenceWithoutItsFactIsLeftOut() {
        String text = "Авария: {area}. {text} Починим к {time}. Извините!";
        assertThat(Filling.fill(text, Map.of("area", "Ленина", "text", "Обрыв.", "time", "18:00")))
                .isEqualTo("Авария: Ленина. Обрыв. Починим к 18:00. Извините!");
        assertThat(Filling.fill(text, Map.of("area", "Ленина $1", "time", " ")))
                .isEqualTo("Авария: Ленина $1. Извините!");
        assertThat(Filling.fill("Nothing to fill", Map.of())).isEqualTo("Nothing to fill");
        assertThat(Filling.places(text)).containsExactly("area", "text", "time");
        assertThat(Filling.isWhole("{area} {")).isFalse();
        assertThat(Filling.isWhole("a } b")).isFalse();
    }

    @Test
    void russianInLatinLetters() {
        assertThat(Latin.of("Щука съела ёжика, 100 € за № 5")).isEqualTo("Shchuka sela yozhika, 100 € za No. 5");
        assertThat(Latin.of("АВАРИЯ УЩЕРБ «Ы»")).isEqualTo("AVARIYA USHCHERB \"Y\"");
        assertThat(Latin.of("Ä is in the alphabet, 中 is not, 😀 neither"))
                .isEqualTo("Ä is in the alphabet, ? is not, ? neither");
        assertThat(new Wording("Авария, {area}: до {time}.", true).fill(Map.of("area", "ул. Ленина", "time", "18.30")))
                .isEqualTo("Avariya, ul. Lenina: do 18.30.");
    }

    /** Whatever comes in, GSM letters come out, and what was in them stays. */
    @Test
    void latinIsAlwaysGsm() {
        long first = Long.getLong("seed", 20261125L);
        for (long seed = first; seed < first + 300; seed++) {
            var dice = new Random(seed);
            var text = new StringBuilder();
            for (int i = 0; i < dice.nextInt(60); i++)
                text.appendCodePoint(
                        switch (dice.nextInt(4)) {
                            case 0 -> 'а' + dice.nextInt(32);
                            case 1 -> ' ' + dice.nextInt(95);
                            case 2 -> 0x1F600 + dice.nextInt(50);
                            default -> 0xA0 + dice.nextInt(0x2000);
                        });
            String latin = Latin.of(text.toString());
            assertThat(Gsm7.canEncode(latin)).as("seed %s: %s", seed, latin).isTrue();
            assertThat(Latin.of(latin)).as("seed %s", seed).isEqualTo(latin);
        }
    }

    @Test
    void advertisingAndLinksAreFound() {
        assertThat(Lint.of("Авария на ул. Ленина, чиним. Починим к 18.30. Тел. 8 351 200-01-02."))
                .isEmpty();
        assertThat(Lint.of("Outage in your area, repair expected by 25.11 18:50. Sorry. Call 101."))
                .isEmpty();
        assertThat(Lint.of("Works are carried out for free-standing houses; the deadline is 5 pm"))
                .extracting(Lint.Finding::word)
                .containsExactly("free");
        assertThat(Lint.of("Скидки 20%! Подключите ТВ"))
                .extracting(Lint.Finding::word)
                .containsExactly("скидки", "подключите");
        assertThat(Lint.of("Акция: второй месяц бесплатно"))
                .extracting(Lint.Finding::word)
                .containsExactly("акция", "бесплатно");
        assertThat(Lint.of("See https://isp.ru/x, isp.ru/status or t.me/isp"))
                .allMatch(f -> f.fault() == Lint.Fault.LINK)
                .extracting(Lint.Finding::word)
                .containsExactly("https://isp.ru/x,", "isp.ru/status", "t.me/isp");
        assertThat(Lint.of("Get a DISCOUNT")).extracting(Lint.Finding::fault).containsExactly(Lint.Fault.PROMOTION);
    }

    @Test
    void everyShippedTextIsAServiceMessageWithKnownPlaces() {
        for (TemplateKey key : TemplateKey.ALL)
            for (String language : Templates.LANGUAGES) {
                var bundle = org.firstline.base.Texts.of("reactions", java.util.Locale.of(language))
                        .bundle();
                if (!bundle.containsKey(key.name())) continue;
                String text = bundle.getString(key.name());
                assertThat(Lint.of(text)).as(key + " " + text).isEmpty();
                Templates.check(key, text);
            }
        assertThat(TemplateKey.find("outage.new").orElseThrow().places()).isEqualTo(Set.of("area", "text", "time"));
    }
}
