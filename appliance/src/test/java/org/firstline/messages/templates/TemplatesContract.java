package org.firstline.messages.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.SimulatedTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TemplatesContract {
    private final SimulatedTime time = new SimulatedTime();
    private final Bus bus = new Bus(time);
    private final List<TemplateChanged> news = new ArrayList<>();
    private Db db;
    private Templates templates;

    abstract Db db();

    @BeforeAll
    void open() {
        db = db();
        templates = new Templates(db, bus, time);
        bus.on("test", TemplateChanged.class, news::add);
    }

    @BeforeEach
    void empty() {
        db.run(h -> h.execute("delete from sms_template"));
        time.settle();
        news.clear();
    }

    @AfterAll
    void close() {
        db.close();
    }

    @Test
    void theSitesWordsReplaceTheShippedOnesUntilTheyAreReset() {
        assertThat(templates.find("outage.new", "ru")).isEmpty();
        templates.save("outage.new", "ru", " Авария: {area}. Починим к {time}. ", false, false, "head");
        assertThat(templates.find("outage.new", "ru")).contains(Wording.plain("Авария: {area}. Починим к {time}."));
        assertThat(templates.find("outage.new", "en")).isEmpty();
        Template latin = templates.save("outage.new", "ru", "Авария: {area}.", true, false, "head");
        assertThat(templates.find("outage.new", "ru")).contains(new Wording("Авария: {area}.", true));
        assertThat(latin.text()).isEqualTo("Авария: {area}.");
        assertThat(templates.list()).containsExactly(latin);
        templates.reset("outage.new", "ru", "head");
        templates.reset("outage.new", "ru", "head");
        assertThat(templates.find("outage.new", "ru")).isEmpty();
        time.settle();
        assertThat(news).extracting(n -> n.after() == null).containsExactly(false, false, true);
        assertThat(news.getLast().before()).isEqualTo(latin);
    }

    @Test
    void refusesWhatCouldNotBeSent() {
        refused(() -> save("outage.new", "Авария: {street}."), "messages.template-place");
        refused(() -> save("answer.help", "Помощь: {area}."), "messages.template-no-places");
        refused(() -> save("outage.new", "Авария: {area."), "messages.template-braces");
        refused(() -> save("outage.new", " "), "messages.empty");
        refused(() -> save("outage.new", "a".repeat(601)), "messages.template-long");
        refused(() -> save("outage.old", "x"), "messages.template-none");
        refused(() -> save("outage.new", "Авария. Скидки на isp.ru!"), "messages.template-lint");
        assertThatThrownBy(() -> save("outage.new", "Авария: {street}."))
                .hasMessage("{street} is not known here; these are: {area}, {text}, {time}.");
        templates.save("outage.new", "ru", "Авария. Всё на isp.ru!", false, true, "head");
        assertThat(templates.find("outage.new", "ru")).isPresent();
    }

    private void save(String key, String text) {
        templates.save(key, "ru", text, false, false, "head");
    }

    private static void refused(ThrowingCallable work, String code) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.code()).isEqualTo(code));
    }
}
