package org.firstline.reactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.firstline.base.PublicText;
import org.firstline.bridge.sms.Alphabet;
import org.firstline.bridge.sms.SmsText;
import org.firstline.calls.prompts.EspeakNg;
import org.firstline.calls.prompts.Prompts;
import org.firstline.calls.prompts.SpeechException;
import org.firstline.messages.templates.Wording;
import org.junit.jupiter.api.Test;

/** What is written, said and shown of one thing is the same. */
class OutageWordsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Yekaterinburg");
    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("ru"));
    private static final PublicText TEXT = new PublicText("A cable was cut", "Обрыв кабеля");

    private final OutageWords words = new OutageWords(Locale.of("ru"), ZONE);

    private static List<OutageFacts> facts() {
        var all = new ArrayList<OutageFacts>();
        Instant from = Instant.parse("2026-11-25T11:40:00Z");
        for (Instant until : List.of(Instant.parse("2026-11-25T13:50:00Z"), Instant.parse("2026-11-27T02:15:00Z")))
            for (PublicText text : List.of(PublicText.NONE, TEXT)) {
                all.add(new OutageFacts("Lenina street", null, until, text));
                all.add(new OutageFacts("Lenina street", from, until, text));
            }
        all.add(new OutageFacts("Lenina street", null, null, TEXT));
        return all;
    }

    private static boolean isWorks(Telling telling) {
        return telling.key().startsWith("works.");
    }

    @Test
    void theThreeTextsNeverDisagree() {
        for (Telling telling : Telling.values())
            for (OutageFacts facts : facts())
                for (Locale to : LANGUAGES) {
                    if (isWorks(telling) != (facts.from() != null)) continue;
                    var texts = words.of(telling, facts, to, NOW);
                    String told = telling + " " + facts + " " + to + ": " + texts;
                    for (String needle :
                            List.of("16:40", "18:50", "07:15", TEXT.in(to).orElseThrow()))
                        assertThat(Stream.of(texts.sms(), texts.voice(), texts.page())
                                        .map(text -> text.contains(needle))
                                        .distinct())
                                .as(needle + " is in all or in none: " + told)
                                .hasSize(1);
                    for (Function<ThreeTexts, String> one :
                            List.<Function<ThreeTexts, String>>of(ThreeTexts::sms, ThreeTexts::voice, ThreeTexts::page))
                        assertThat(one.apply(texts))
                                .as(told)
                                .isNotBlank()
                                .doesNotContain("{", "}", "null", "  ", "..")
                                .matches("(?s).*[.!?]");
                }
    }

    @Test
    void aDayThatIsNotTodayIsSaid() {
        var facts = new OutageFacts("Lenina", null, Instant.parse("2026-11-27T02:15:00Z"), PublicText.NONE);
        var texts = words.of(Telling.NEW, facts, Locale.of("ru"), NOW);
        assertThat(texts.sms()).isEqualTo("Авария в вашем районе, уже чиним. Восстановим к 27.11 07:15.");
        assertThat(texts.voice()).endsWith("Связь должна восстановиться к 07:15 27 ноября.");
        assertThat(words.of(Telling.NEW, facts, Locale.ENGLISH, NOW).page())
                .isEqualTo("Outage. We are repairing it. Repair expected by 07:15 on 27 November.");
    }

    @Test
    void aTimeThatHasPassedIsNotPromised() {
        var facts = new OutageFacts("Lenina", null, NOW.minusSeconds(1), PublicText.NONE);
        assertThat(words.of(Telling.NEW, facts, Locale.ENGLISH, NOW).sms())
                .isEqualTo("Outage in your area, we are repairing it.");
    }

    @Test
    void withoutWordsOfStaffEachRussianSmsIsOnePart() {
        for (Telling telling : Telling.values())
            for (OutageFacts facts : facts())
                if (facts.text() == PublicText.NONE && isWorks(telling) == (facts.from() != null))
                    assertThat(SmsText.split(words.sms(telling, facts, Locale.of("ru"), NOW))
                                    .parts())
                            .as("%s %s", telling, words.sms(telling, facts, Locale.of("ru"), NOW))
                            .hasSize(1);
    }

    @Test
    void aSiteMayHaveWordsOfItsOwn() {
        var own = new OutageWords(
                Locale.ENGLISH,
                ZONE,
                (key, language) -> key.equals("outage.new")
                        ? Optional.of(Wording.plain("{text} No net at {area}. Back by {time}! Sorry."))
                        : Optional.empty());
        var facts = new OutageFacts("Lenina", null, null, new PublicText("Cable cut", ""));
        assertThat(own.sms(Telling.NEW, facts, Locale.ENGLISH, NOW)).isEqualTo("Cable cut. No net at Lenina. Sorry.");
        assertThat(own.sms(Telling.RESTORED, facts, Locale.ENGLISH, NOW))
                .isEqualTo("The outage is over, your service works.");
    }

    @Test
    void wordsInLatinLettersHaveLatinFactsInThem() {
        var latin = new OutageWords(
                Locale.of("ru"),
                ZONE,
                (key, language) -> Optional.of(new Wording("{text} Авария: {area}. Починим к {time}.", true)));
        var facts = new OutageFacts("улица Ленина", null, NOW.plusSeconds(3600), new PublicText("", "Обрыв кабеля"));
        String sms = latin.sms(Telling.NEW, facts, Locale.of("ru"), NOW);
        assertThat(sms).startsWith("Obryv kabelya. Avariya: ulitsa Lenina. Pochinim k ");
        assertThat(SmsText.split(sms).alphabet()).isEqualTo(Alphabet.GSM7);
    }

    /** The notice of an outage with what can be pressed is over within 20 s, in both languages, at the first call. */
    @Test
    void theNoticeIsShort() throws SpeechException {
        var speech = new EspeakNg("espeak-ng", Duration.ofSeconds(10));
        for (var locale : LANGUAGES) {
            String street = locale.getLanguage().equals("ru") ? "улица Ленина" : "Lenina street";
            var facts = new OutageFacts(street, null, NOW.plusSeconds(3600), PublicText.NONE);
            String said = words.of(Telling.NEW, facts, locale, NOW).voice();
            var choices = Prompts.findText("outage-choices", locale).orElseThrow();
            double seconds = (speech.speak(said, locale).samples().length
                            + speech.speak(choices, locale).samples().length)
                    / 8000.0;
            assertThat(seconds).as(locale.toString()).isBetween(5.0, 20.0);
        }
    }
}
