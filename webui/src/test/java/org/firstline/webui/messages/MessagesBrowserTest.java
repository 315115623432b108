package org.firstline.webui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.firstline.base.PhoneNumber;
import org.firstline.messages.BatchCounts;
import org.firstline.messages.MessageFilter;
import org.firstline.messages.MessagePriority;
import org.firstline.messages.Recipient;
import org.firstline.messages.Wish;
import org.firstline.services.Services;
import org.firstline.subscribers.Kind;
import org.firstline.subscribers.Status;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.SubscriberData;
import org.firstline.webui.Browser;
import org.firstline.webui.TestSite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Mailings, runs, texts and wishes on the screens; {@code -Dshots=FOLDER} keeps pictures of them. */
class MessagesBrowserTest {
    @RegisterExtension
    static final TestSite site = TestSite.named("MessagesBrowserTest", MessagesBrowserTest::fill);

    private final Services services = site.services();
    private static Subscriber anna;
    private Browser browser;

    private static void fill(Services services) {
        anna = services.subscribers().create(subscriber("100234", "Анна Петрова", "+79512000101", Status.ACTIVE));
        services.subscribers().create(subscriber("100235", "Boris", "+79512000102", Status.ACTIVE));
        services.subscribers().create(subscriber("100236", "Vera", "+79512000103", Status.DEBT));
    }

    private static SubscriberData subscriber(String contract, String name, String phone, Status status) {
        return new SubscriberData(
                contract,
                name,
                Kind.PERSON,
                "ru",
                List.of(new PhoneNumber(phone)),
                "",
                null,
                status,
                true,
                "",
                null,
                "");
    }

    @BeforeEach
    void open() {
        browser = site.browser("en");
        // so tall that nothing has to be scrolled to
        browser.size(1280, 1600);
    }

    private void shot(String name) {
        String folder = System.getProperty("shots");
        if (folder != null) browser.screenshot(Path.of(folder, name + ".png"));
    }

    @Test
    void aMailingIsCountedAndSentAndHeldAndGoesOn() {
        browser.signIn("head", "firstline").open("messages").click("#mailing");
        browser.keys("#mailing-ru textarea", "Договор {contract}: новый график офиса. Скидки!");
        browser.reads("\"скидки\" is advertising");
        browser.type("#mailing-title", "Office hours");
        shot("mailing");
        browser.click("#mailing-despite label").reads("2 messages to 2 subscribers who are meant");
        browser.click("#mailing-send").reads("Send to 2 phones");
        browser.clickWord("vaadin-confirm-dialog vaadin-button", "Send");
        browser.reads("2 messages are queued.").reads("Office hours").reads("2 queued");
        browser.clickWord("vaadin-grid vaadin-button", "Pause").reads("Paused");
        shot("batches");
        browser.clickWord("vaadin-grid vaadin-button", "Resume").reads("2 messages wait");
        var batch = services.messages().listBatches(null, 1).getFirst();
        assertThat(services.messages().counts(batch.key())).isEqualTo(new BatchCounts(2, 0, 0, 0, 0, 0, 0));
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void theButtonsOfABatchStayWhileItRuns() {
        services.messages()
                .queueBatch(
                        "runs",
                        "It runs",
                        3,
                        List.of(
                                new Recipient(new PhoneNumber("+79512000111"), "text", null),
                                new Recipient(new PhoneNumber("+79512000112"), "text", null),
                                new Recipient(new PhoneNumber("+79512000113"), "text", null)));
        browser.signIn("head", "firstline").open("messages").reads("It runs").reads("3 queued");
        browser.script("window.held = [...document.querySelectorAll('vaadin-grid vaadin-button')]"
                + ".find(b => b.textContent.trim() === 'Call off')");
        long one = services.messages()
                .list(
                        MessageFilter.ofBatch(services.messages()
                                .findBatch("runs")
                                .orElseThrow()
                                .id()),
                        null,
                        1)
                .getFirst()
                .id();
        services.messages().cancel(one);
        browser.reads("2 queued");
        assertThat(browser.script("return window.held.isConnected")).isEqualTo(true);
        browser.clickWord("vaadin-tab", "Texts").reads("Outage goes on");
        browser.script("window.held = document.querySelector('#edit-outage-new')");
        services.messages().cancelUnsent("runs");
        long left = services.messages().backlog().messages();
        browser.reads(left == 0 ? "Nothing waits" : left == 1 ? "1 message waits" : left + " messages wait");
        assertThat(browser.script("return window.held.isConnected")).isEqualTo(true);
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void theSitesWordsAreWrittenWithAnExample() {
        browser.signIn("head", "firstline").open("messages").clickWord("vaadin-tab", "Texts");
        browser.reads("Outage goes on");
        browser.script("document.querySelectorAll('vaadin-grid').forEach(g => g.scrollToIndex(1000))");
        browser.click("#edit-answer-balance");
        var text = browser.find("#template-text textarea");
        text.clear();
        text.sendKeys("Ваш баланс: {balanse}.");
        browser.click("#save-template").reads("{balanse} is not known here");
        text.clear();
        text.sendKeys("Ваш баланс: {balance}. Пополнить можно в кассе на улице Ленина, в будни с девяти до восьми.");
        browser.reads("For example: Ваш баланс: 350,00.").reads("In Latin letters it is 1 message");
        shot("text");
        browser.click("#template-latin label").reads("Vash balans: 350,00.").click("#save-template");
        browser.reads("The text is saved and used from now on.");
        shot("texts");
        assertThat(services.messages().templates().find("answer.balance", "ru"))
                .hasValueSatisfying(words -> assertThat(words.fill(Map.of("contract", "Б-1", "balance", "350.00")))
                        .contains("Vash balans: 350.00."));
        services.messages().templates().reset("answer.balance", "ru", "head");
    }

    @Test
    void aSubscribersWishIsWrittenDown() {
        var phone = new PhoneNumber("+79512000101");
        services.messages().consents().set(phone, Wish.NONE, "sms");
        services.messages()
                .queueBatch(
                        "news-1", "Новости", MessagePriority.BULK, List.of(new Recipient(phone, "Новости", anna.id())));
        browser.signIn("agent101", "firstline").open("subscribers/" + anna.id());
        browser.reads("Не отправлять (СТОП); только коды и ответы").reads(", по SMS");
        shot("subscriber-ru");
        browser.open("messages").click("#write").type("#to", "89512000101");
        browser.keys("#text textarea", "Добрый день!");
        browser.click("#send").reads("отказался от SMS");
        shot("write-ru");
        services.messages().consents().set(phone, Wish.USUAL, "agent101");
    }
}
